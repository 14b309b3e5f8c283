using DonDoc.Text.Source;

namespace DonDoc.Text.Similarity;

/// <summary>
/// The words of a text in the form in which copies are looked for: case, tone placement, names and numbers do not count. Four bytes a word, so
/// that a hundred million fit into memory.
/// </summary>
public sealed class Wording
{
    [ThreadStatic]
    static WordingReader? t_reader;

    readonly ushort[] _codes;
    // From the end of the word before to this one's start, and its length, in UTF-16 code units. What is longer is bridged by words without length.
    readonly byte[] _gaps;
    readonly byte[] _lengths;

    internal Wording(ReadOnlySpan<ushort> codes, ReadOnlySpan<byte> gaps, ReadOnlySpan<byte> lengths)
    {
        _codes = codes.ToArray();
        _gaps = gaps.ToArray();
        _lengths = lengths.ToArray();
    }

    /// <summary>Places, those that only bridge or end a paragraph with them.</summary>
    public int Count => _codes.Length;

    /// <summary>Words that count: without what bridges, ends a paragraph or was left out.</summary>
    public int Words => WordsIn(0, _codes.Length);

    /// <summary>The words that count from one place up to another.</summary>
    internal int WordsIn(int first, int end) => end - first - _codes.AsSpan(first..end).Count(WordCode.None);

    internal ReadOnlySpan<ushort> Codes => _codes;

    /// <param name="text">NFC, as <see cref="SourceText.Text"/> is.</param>
    public static Wording Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = t_reader ??= new WordingReader();
        return reader.Read(text);
    }

    /// <summary>The same words; those in the spans, which ascend, agree with nothing.</summary>
    internal Wording Without(IEnumerable<Span> spans)
    {
        var codes = _codes.ToArray();
        var (i, at) = (0, 0);
        foreach (var span in spans)
        {
            for (; i < codes.Length && at + _gaps[i] < span.End; i++)
            {
                if (at + _gaps[i] >= span.Start)
                    codes[i] = WordCode.None;
                at += _gaps[i] + _lengths[i];
            }
        }

        return new Wording(codes, _gaps, _lengths);
    }

    /// <summary>Where the words from <paramref name="first"/> up to, not with, <paramref name="end"/> stand in the text.</summary>
    public Span Place(int first, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, end);
        var start = LengthOf(0, first) + _gaps[first];
        return new Span(start, start + LengthOf(first, end) - _gaps[first]);
    }

    int LengthOf(int first, int end)
    {
        var length = 0;
        foreach (var gap in _gaps.AsSpan(first..end))
            length += gap;
        foreach (var word in _lengths.AsSpan(first..end))
            length += word;
        return length;
    }
}
