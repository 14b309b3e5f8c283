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

    /// <summary>Every mention of a text, with what the text does to the document.</summary>
    public static List<ReferenceFact> All(Reading reading)
    {
        var mentions = new List<ReferenceFact>();
        foreach (var sentence in reading.Sentences)
            Read(reading, sentence.First, sentence.Next, mentions);
        ReferenceKinds.Tell(reading, mentions);
        return mentions;
    }

    /// <summary>
    /// One fact for each document, its first mention. “Nghị quyết 45” is the document numbered 45-NQ/TW where the text has that
    /// too, and “Nghị quyết Trung ương 4” the one of the khóa that the text names. Its kind is the strongest that any mention has.
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
            else
            {
                Strengthen(kept, byKey[mention.Number!], mention);
            }
        }

        foreach (var mention in mentions.Where(m => m.Number is null).OrderByDescending(m => m.Name!.Length))
        {
            // "Nghị quyết 59 của Bộ Chính trị" says more than "Nghị quyết 59"; the longer comes first and stands for both.
            if (!byKey.TryAdd(mention.Name!, kept.Count))
            {
                Strengthen(kept, byKey[mention.Name!], mention);
                continue;
            }

            if (Shorter(mention.Name!, " của ") is { } shorter && IsNumbered(kept, byKey, shorter))
            {
                Strengthen(kept, byKey[mention.Name!] = byKey[shorter], mention);
                continue;
            }

            if (Shorter(mention.Name!, " của ") is { } withoutIssuer)
                byKey.TryAdd(withoutIssuer, kept.Count);
            if (Shorter(mention.Name!, " khóa ") is { } withoutTerm)
                byKey.TryAdd(withoutTerm, kept.Count);
            kept.Add(mention);
        }

        kept.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Name, b.Name));
        return kept;
    }

    static void Strengthen(List<ReferenceFact> kept, int at, ReferenceFact mention)
    {
        if (at < kept.Count && mention.Kind > kept[at].Kind)
            kept[at] = kept[at] with { Kind = mention.Kind, KindRule = mention.KindRule, Cue = mention.Cue, Provision = kept[at].Provision ?? mention.Provision };
        else if (at < kept.Count && kept[at].Provision is null && mention.Provision is not null)
            kept[at] = kept[at] with { Provision = mention.Provision };
    }

    static bool IsNumbered(List<ReferenceFact> kept, Dictionary<string, int> byKey, string name) =>
        byKey.TryGetValue(name, out var at) && at < kept.Count && kept[at].Number is not null;

    static string? Shorter(string name, string from) => name.LastIndexOf(from, StringComparison.Ordinal) is var at and > 0 ? name[..at] : null;

    static string ShortKey(string? type, string number)
    {
        var digits = 0;
        while (digits < number.Length && char.IsAsciiDigit(number[digits]))
            digits++;
        return type is null ? number : NamedReference.Capital(type) + " " + number[..digits];
    }
}
