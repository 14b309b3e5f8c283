using System.Globalization;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.References;

/// <summary>A provision named in a text: “điểm b khoản 2 Điều 5” is <c>Điều 5.2.b</c>, the address it has in the outline of its document.</summary>
/// <param name="First">The first word of it.</param>
/// <param name="Next">The word after the last.</param>
sealed record ProvisionAddress(string Path, int First, int Next)
{
    // From the widest to the narrowest; mục may be a section of a chapter or a Roman number.
    static readonly string[] _units = ["phần", "chương", "mục", "điều", "khoản", "tiết", "điểm"];

    /// <summary>The provision that is named directly before a document, “của” between them or nothing; null where none is.</summary>
    public static ProvisionAddress? Before(Reading reading, int document, int floor)
    {
        var end = document;
        if (reading.IsWord(end - 1, "của") || reading.IsMark(end - 1, ','))
            end--;
        var parts = new List<(int Unit, string Number, int First)>();
        var at = end;
        while (at > floor)
        {
            var number = at - 1;
            var unit = UnitAt(reading, number - 1, floor);
            if (unit < 0 || NumberAt(reading, number) is not { } value)
                break;
            var first = number - 1;
            // “tiểu mục 2 mục III”
            var isSub = unit == 2 && first > floor && reading.IsWord(first - 1, "tiểu");
            if (isSub)
                first--;
            // “điểm a, điểm b khoản 2”: the list has one address, that of the first; “Điều 5, khoản 2” goes on inwards
            parts.Add((isSub ? 4 : unit, value, first));
            at = first;
            if (at - 1 > floor && (reading.IsMark(at - 1, ',') || reading.IsWord(at - 1, "của") || reading.IsWord(at - 1, "và")) && NumberAt(reading, at - 2) is not null && UnitAt(reading, at - 3, floor) >= 0)
                at--;
        }

        return parts.Count == 0 ? null : new ProvisionAddress(PathOf(parts), parts[^1].First, end);
    }

    /// <summary>The provision that begins at a word: “khoản 2 Điều 5”; null where none does.</summary>
    public static ProvisionAddress? At(Reading reading, int first, int limit)
    {
        var parts = new List<(int Unit, string Number, int First)>();
        var at = first;
        while (at + 1 < limit)
        {
            var isSub = reading.IsWord(at, "tiểu") && reading.IsWord(at + 1, "mục");
            var word = isSub ? at + 1 : at;
            var unit = UnitAt(reading, word, first);
            if (unit < 0 || NumberAt(reading, word + 1) is not { } number)
                break;
            parts.Insert(0, (isSub ? 4 : unit, number, at));
            at = word + 2;
            if ((reading.IsMark(at, ',') || reading.IsWord(at, "của")) && UnitAt(reading, at + 1, first) >= 0 && NumberAt(reading, at + 2) is not null)
                at++;
        }

        return parts.Count == 0 ? null : new ProvisionAddress(PathOf(parts), first, at);
    }

    static int UnitAt(Reading reading, int at, int floor)
    {
        if (at < floor)
            return -1;
        for (var i = 0; i < _units.Length; i++)
        {
            if (reading.IsWord(at, _units[i]))
                return i;
        }

        return -1;
    }

    // 5, 5a, III, b, đ
    static string? NumberAt(Reading reading, int at)
    {
        if ((uint)at >= (uint)reading.Words.Count)
            return null;
        var word = reading.Words[at];
        if (word.Kind == WordKind.Number && word.Length <= 4)
            return int.Parse(reading.Text.AsSpan(word.Start, word.Length), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (NamedReference.IsRoman(reading, at) || (word.Length == 1 && word.Kind != WordKind.Mark))
            return reading.TextOf(at, at + 1);
        return null;
    }

    // Given from the innermost or outermost: sorted by rank. Of two of one rank the first that is written counts.
    static string PathOf(List<(int Unit, string Number, int First)> parts)
    {
        var path = new List<string>();
        foreach (var unit in parts.OrderBy(p => p.First).DistinctBy(p => p.Unit).OrderBy(p => p.Unit))
        {
            // Articles count through chapters and are addressed without them.
            if (unit.Unit == 3)
                path.Clear();
            path.Add(unit.Unit switch
            {
                0 => $"Phần {unit.Number}",
                1 => $"Chương {unit.Number}",
                2 => path.Count > 0 && path[^1].StartsWith('C') ? $"Mục {unit.Number}" : unit.Number,
                3 => $"Điều {unit.Number}",
                _ => unit.Number,
            });
        }

        return string.Join('.', path);
    }
}
