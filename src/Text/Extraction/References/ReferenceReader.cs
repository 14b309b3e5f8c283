using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>
/// Reads what a text refers to: by number and symbol, or by name in its standard form. <c>References.md</c> lists the forms.
/// </summary>
static class ReferenceReader
{
    /// <summary>Reads the references that begin at a word, adds them, and returns the word after; −1 where none begins.</summary>
    delegate int Parser(Reading reading, int at, int limit, List<ReferenceFact> into);

    // In order: the first that reads something at a word wins.
    static readonly Parser[] _parsers =
    [
        NumberedReference.Read,
        CongressResolution.Read,
        CentralCommitteeResolution.Read,
        ShortNumberReference.Read,
        NamedDocument.Read,
    ];

    /// <summary>Every mention between two words.</summary>
    public static void Read(Reading reading, int first, int next, List<ReferenceFact> into)
    {
        for (var i = first; i < next; i++)
        {
            if (reading.Words[i].Kind != WordKind.Number && !reading.Is(i, WordClass.DocumentType) && !reading.Is(i, WordClass.NamedDocument))
                continue;
            foreach (var parser in _parsers)
            {
                if (parser(reading, i, next, into) is var end && end > i)
                {
                    i = end - 1;
                    break;
                }
            }
        }
    }

    /// <summary>
    /// One fact for each document, its first mention. “Nghị quyết 45” is the document numbered 45-NQ/TW where the text has that
    /// too, and “Nghị quyết Trung ương 4” the one of the khóa that the text names.
    /// </summary>
    public static IReadOnlyList<ReferenceFact> Distinct(IReadOnlyList<ReferenceFact> mentions)
    {
        var kept = new List<ReferenceFact>();
        var byKey = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var mention in mentions.Where(m => m.Number is not null))
        {
            if (byKey.TryAdd(mention.Number!, kept.Count))
            {
                byKey.TryAdd(ShortKey(mention.Type, mention.Number!), kept.Count);
                kept.Add(mention);
            }
        }

        foreach (var mention in mentions.Where(m => m.Number is null).OrderByDescending(m => m.Name!.Length))
        {
            var key = mention.Name!;
            if (byKey.TryGetValue(key, out _))
                continue;
            // "Nghị quyết 59 của Bộ Chính trị" says more than "Nghị quyết 59"; the longer was kept first.
            if (kept.Exists(k => k.Name is { } name && name.StartsWith(key, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(name[key.Length])))
                continue;
            if (mention.Issuer is not null && Shorter(key, mention.Issuer) is { } shorter && byKey.ContainsKey(shorter))
                continue;
            byKey.Add(key, kept.Count);
            kept.Add(mention);
        }

        kept.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Name, b.Name));
        return kept;
    }

    static string? Shorter(string name, string issuer) =>
        name.EndsWith(" của " + issuer, StringComparison.Ordinal) ? name[..^(issuer.Length + 5)] : null;

    static string ShortKey(string? type, string number)
    {
        var digits = 0;
        while (digits < number.Length && char.IsAsciiDigit(number[digits]))
            digits++;
        return type is null ? number : NamedReference.Capital(type) + " " + number[..digits];
    }
}
