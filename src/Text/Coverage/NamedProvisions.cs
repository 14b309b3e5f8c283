using DonDoc.Text.Vietnamese;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Coverage;

/// <summary>A commitment that names the provision it answers needs no comparison of words: “thực hiện mục III.2 Nghị quyết số 19-NQ/TU”.</summary>
static class NamedProvisions
{
    static readonly string[] _units = ["mục ", "khoản ", "điểm ", "điều ", "phần ", "chương "];

    /// <summary>The provisions of the parent that a commitment names, with where it does.</summary>
    /// <param name="paths">The parent's provisions by their addresses.</param>
    /// <param name="parentNumber">A reference with another number means another document.</param>
    public static IEnumerable<(int Provision, Span At)> In(string text, IReadOnlyDictionary<string, int> paths, string? parentNumber)
    {
        if (!MayName(text))
            yield break;
        var reading = Reading.Of(SourceText.FromPlain(text));
        var references = ReferenceReader.All(reading);
        foreach (var reference in references)
        {
            if (reference.Provision is { } path && paths.TryGetValue(path, out var provision) && IsParent(reference, parentNumber))
                yield return (provision, new Span(reference.Start, reference.End));
        }

        for (var i = 0; i + 1 < reading.Words.Count; i++)
        {
            if (!reading.Is(i, WordClass.ProvisionUnit) || Written(reading, i + 1, paths) is not { } address)
                continue;
            var behind = reading.IsWord(address.Next, "của") ? address.Next + 1 : address.Next;
            if (behind < reading.Words.Count && reading.Is(behind, WordClass.DocumentType)
                && (references.Find(r => r.Start == reading.Words[behind].Start) is not { } named || IsParent(named, parentNumber)))
                yield return (address.Provision, reading.SpanOf(i, address.Next));
        }
    }

    // Few commitments name one, and reading costs: “mục III”, “khoản 2”, “điểm a”, not “mục tiêu”.
    static bool MayName(string text)
    {
        foreach (var unit in _units)
        {
            for (var at = text.IndexOf(unit, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(unit, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var next = at + unit.Length;
                if (next < text.Length && (char.IsDigit(text[next]) || char.IsUpper(text[next]) || next + 1 == text.Length || !char.IsLetter(text[next + 1])))
                    return true;
            }
        }

        return false;
    }

    // A document that is only named (“Luật Đất đai”, “Nghị quyết Đại hội XIII”) is another one; “Nghị quyết này” is no reference.
    static bool IsParent(ReferenceFact reference, string? parentNumber) =>
        reference.Number is { } number ? parentNumber is null || SearchKey.Of(number) == SearchKey.Of(parentNumber) : reference.Name is null;

    // “III.2.b” as the address is written, in one piece.
    static (int Provision, int Next)? Written(Reading reading, int at, IReadOnlyDictionary<string, int> paths)
    {
        var next = at + 1;
        while (next < reading.Words.Count && reading.Touches(next) && !reading.IsMark(next, ',') && !reading.IsMark(next, ';'))
            next++;
        return next > at + 1 && paths.TryGetValue(reading.TextOf(at, next), out var provision) ? (provision, next) : null;
    }
}
