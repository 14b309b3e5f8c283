using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Layout;

/// <summary>A part of a line of minutes that names something before a colon: “Trưởng đoàn: đồng chí X, Phó Bí thư”.</summary>
/// <param name="First">The first word of the value.</param>
/// <param name="Next">The word after its last.</param>
sealed record KeyLine(WordClass Key, PhraseMatch Name, int First, int Next)
{
    static readonly WordClass[] _keys = [WordClass.KeyInspected, WordClass.KeyDelegation, WordClass.KeyHead, WordClass.KeyTime, WordClass.KeyPlace];

    /// <summary>Whether a line names one of the two sides; the time alone stands on pages too.</summary>
    public static bool IsKey(Reading reading, int at, int next) => Of(reading, at, next) is { Key: WordClass.KeyDelegation or WordClass.KeyInspected or WordClass.KeyHead };

    /// <summary>The keys of a paragraph, each up to the next; empty where it begins with none.</summary>
    public static List<KeyLine> In(Reading reading, int first, int next)
    {
        var lines = new List<KeyLine>();
        var at = first;
        while (at < next && reading.Words[at].Kind == WordKind.Mark)
            at++;
        // "1. Đoàn giám sát: …"
        if (at + 2 < next && reading.Words[at].Length <= 2 && (reading.IsMark(at + 1, '.') || reading.IsMark(at + 1, ')')))
            at += 2;
        while (Of(reading, at, next) is { } key)
        {
            var end = key.First;
            while (end < next && !(reading.IsMark(end, ';') && Of(reading, end + 1, next) is not null))
                end++;
            var value = end;
            while (value > key.First && (reading.IsMark(value - 1, '.') || reading.IsMark(value - 1, ';') || reading.IsMark(value - 1, ',')))
                value--;
            if (value > key.First)
                lines.Add(key with { Next = value });
            at = end + 1;
        }

        return lines;
    }

    static KeyLine? Of(Reading reading, int at, int next)
    {
        foreach (var key in _keys)
        {
            if (reading.Longest(at, key) is { } name && reading.IsMark(name.Next, ':') && name.Next + 1 < next && reading.Words[at].IsCapital | reading.IsMark(at - 1, ';'))
                return new KeyLine(key, name, name.Next + 1, next);
        }

        return null;
    }
}
