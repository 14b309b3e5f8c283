using System.Buffers;
using System.Globalization;
using System.Text;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Text.Source;

/// <summary>Collects the text of a file, piece by piece, and normalises it on the way in.</summary>
public sealed class SourceTextBuilder
{
    readonly StringBuilder _original = new();
    readonly List<(int Start, int? Page, ParagraphRole? Hint)> _marks = [];

    /// <summary>Of what was added.</summary>
    public int Length => _original.Length;

    /// <summary>Adds text as it stands in the file. Line ends inside it end paragraphs.</summary>
    public void Append(ReadOnlySpan<char> text) => _original.Append(text);

    /// <summary>From here on, paragraphs are on this page and are what <paramref name="hint"/> says.</summary>
    public void Mark(int? page, ParagraphRole? hint = null) => _marks.Add((_original.Length, page, hint));

    /// <summary>Adds a text that was built before, with the pages and hints of its paragraphs. Its spans stand here too, moved by <see cref="Length"/> before.</summary>
    /// <param name="pagesBefore">By how much its pages are numbered higher.</param>
    public void Append(SourceText text, int pagesBefore)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var paragraph in text.Paragraphs)
            _marks.Add((_original.Length + paragraph.Span.Start, paragraph.Page + pagesBefore, paragraph.Hint));
        _original.Append(text.Text);
    }

    public void EndLine() => _original.Append('\n');

    /// <summary>The old encoding in which the words added so far are written, told by themselves; null where they are in Unicode.</summary>
    public OldEncoding? FindOldEncoding() => OldEncodingGuess.Of(_original.ToString());

    /// <param name="writtenIn">The encoding in which all of the text stands in the file; the built text has it in Unicode.</param>
    public SourceText Build(OldEncoding? writtenIn = null)
    {
        var original = _original.ToString();
        var map = new OffsetMap();
        if (writtenIn is not { } encoding)
            return Build(Normalise(original, map), original, map);
        var back = new OffsetMap();
        var text = Normalise(Read(original, encoding, back), map);
        return Build(text, original, map.Then(back));
    }

    SourceText Build(string text, string original, OffsetMap map) => new(text, original, map, Split(text, map));

    static string Read(string original, OldEncoding encoding, OffsetMap map)
    {
        var (read, written) = OldEncodings.Take(original, new OldWriting(encoding, OldCapitals.ByWord));
        var at = 0;
        for (var i = 0; i < read.Length; i++)
            map.Add(i + 1, at += written[i]);
        return new string(read);
    }

    List<Paragraph> Split(string text, OffsetMap map)
    {
        var paragraphs = new List<Paragraph>();
        var mark = -1;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var span = new Span(start, end).Trim(text);
            if (span.Length > 0)
            {
                var at = map.ToOriginal(span.Start);
                while (mark + 1 < _marks.Count && _marks[mark + 1].Start <= at)
                    mark++;
                paragraphs.Add(mark < 0
                    ? new Paragraph(span, Page: null)
                    : new Paragraph(span, _marks[mark].Page, _marks[mark].Hint));
            }

            start = end + 1;
        }

        return paragraphs;
    }

    /// <summary>
    /// NFC with <c>\n</c> line ends, no byte order marks, no marks of direction and no null characters. Works on runs of one base character and its combining
    /// marks, so that each output character knows where it came from; text without combining marks is copied.
    /// </summary>
    static string Normalise(string original, OffsetMap map)
    {
        if (NormalText.Is(original))
            return original;
        var text = new StringBuilder(original.Length);
        for (var i = 0; i < original.Length;)
        {
            // What stays as it is, up to the next character that does not; that one may take the one before it with it.
            var stop = original.AsSpan(i).IndexOfAnyExcept(Plain) is var at and >= 0 ? i + at : original.Length;
            if (stop > i && stop < original.Length && CanCombine(original[stop]))
                stop--;
            text.Append(original, i, stop - i);
            i = stop;
            if (i == original.Length)
                break;
            var c = original[i];
            if (c == '\r')
            {
                text.Append('\n');
                i += i + 1 < original.Length && original[i + 1] == '\n' ? 2 : 1;
                map.Add(text.Length, i);
                continue;
            }

            if (IsNoLetter(c))
            {
                i++;
                map.Add(text.Length, i);
                continue;
            }

            // Not every store of texts takes it.
            if (c == '\0')
            {
                text.Append('\uFFFD');
                i++;
                continue;
            }

            var next = i + 1;
            while (next < original.Length && CanCombine(original[next]))
                next++;
            if (next == i + 1 && c < '\u0300')
            {
                text.Append(c);
                i = next;
                continue;
            }

            if (char.IsHighSurrogate(c) && next == i + 1 && next < original.Length && char.IsLowSurrogate(original[next]))
            {
                text.Append(c).Append(original[next]);
                i = next + 1;
                continue;
            }

            // A lone surrogate or a byte order mark turned round has no normal form; the mark for "unreadable" replaces it.
            if (char.IsSurrogate(c) || c == '\uFFFE')
            {
                text.Append('\uFFFD');
                i++;
                continue;
            }

            var run = original[i..next];
            text.Append(run.Replace("\uFEFF", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC));
            i = next;
            map.Add(text.Length, i);
        }

        return text.ToString();
    }

    // Characters of Latin script, Vietnamese letters in one piece and common punctuation: each its own normal form, and none drawn to another.
    static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(1, 0x1EFF).Select(c => (char)c).Where(c => c is not '\r' and (< '\u0300' or >= '\u1E00')), .. "–—‘’“”…•"]);

    // Byte order marks, and what turns the direction of writing or allows a line to break: nothing is printed for them, and words with them are not found.
    static bool IsNoLetter(char c) => c is '\uFEFF' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // What may merge with the character before it; a byte order mark in between would only hide that.
    static bool CanCombine(char c) => c >= '\u0300' && (c <= '\u036F' || c is '\uFEFF' or (>= '\u1160' and <= '\u11FF')
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
