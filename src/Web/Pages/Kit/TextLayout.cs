namespace DonDoc.Web.Pages.Kit;

/// <summary>A stretch of a line as it is shown. Offsets are UTF-16 code units of the text, the end exclusive.</summary>
public sealed record TextRun(int Start, int End, bool IsStrong = false, bool IsEmphasised = false);

/// <summary>A line of a text, or rows of a table that stand together.</summary>
/// <param name="Rows">Cells by row; null where it is no table.</param>
/// <param name="HasHead">Whether the first row heads the others.</param>
public sealed record TextBlock(
    int Start, int End, bool IsHeading, IReadOnlyList<TextRun> Runs, IReadOnlyList<IReadOnlyList<IReadOnlyList<TextRun>>>? Rows = null, bool HasHead = false);

/// <summary>
/// How a plain text is laid out for reading: rows of pipes become tables, and where the file is Markdown its marks of headings and of
/// emphasis are left out. Only what is shown is cut; every letter keeps its place in the text, so passages are found by their offsets.
/// </summary>
static class TextLayout
{
    public static bool IsMarkdown(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".md" or ".markdown";

    public static IEnumerable<TextBlock> Of(string text, bool isMarkdown) => Of(text, isMarkdown, 0, text.Length);

    /// <param name="from">Where the stretch begins that is laid out.</param>
    /// <param name="to">Where it ends, exclusive.</param>
    public static IEnumerable<TextBlock> Of(string text, bool isMarkdown, int from, int to)
    {
        var lines = Lines(text, from, to).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var rows = i;
            while (rows < lines.Count && IsRow(text, lines[rows]))
                rows++;
            if (rows - i >= 2)
            {
                yield return Table(text, lines[i..rows], isMarkdown);
                i = rows - 1;
                continue;
            }

            var (start, end) = lines[i];
            if (text.AsSpan(start, end - start).IsWhiteSpace())
                continue;
            var marks = isMarkdown ? HeadingMarks(text, start, end) : 0;
            yield return new TextBlock(start, end, marks > 0, Runs(text, start + marks, end, isMarkdown));
        }
    }

    static IEnumerable<(int Start, int End)> Lines(string text, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var end = text.IndexOf('\n', at, to - at);
            if (end < 0)
                end = to;
            yield return (at, end);
            at = end + 1;
        }
    }

    static bool IsRow(string text, (int Start, int End) line) =>
        text.AsSpan(line.Start, line.End - line.Start).Trim() is ['|', _, .., '|'];

    // "# ", "### "
    static int HeadingMarks(string text, int start, int end)
    {
        var at = start;
        while (at < end && at - start < 6 && text[at] == '#')
            at++;
        return at > start && at < end && text[at] == ' ' ? at + 1 - start : 0;
    }

    static TextBlock Table(string text, List<(int Start, int End)> lines, bool isMarkdown)
    {
        var rows = new List<IReadOnlyList<IReadOnlyList<TextRun>>>();
        var hasHead = false;
        foreach (var (index, line) in lines.Index())
        {
            var words = text.AsSpan(line.Start, line.End - line.Start);
            if (words.IndexOfAnyExcept("|-: ") < 0 && words.Contains('-'))
                hasHead |= index == 1;
            else
                rows.Add(Cells(text, line, isMarkdown));
        }

        return new TextBlock(lines[0].Start, lines[^1].End, false, [], rows, hasHead);
    }

    static List<IReadOnlyList<TextRun>> Cells(string text, (int Start, int End) line, bool isMarkdown)
    {
        var cells = new List<IReadOnlyList<TextRun>>();
        var first = text.IndexOf('|', line.Start) + 1;
        for (var at = first; at < line.End; at++)
        {
            if (text[at] != '|' || text[at - 1] == '\\')
                continue;
            var (start, end) = (first, at);
            while (start < end && text[start] == ' ')
                start++;
            while (end > start && text[end - 1] == ' ')
                end--;
            cells.Add(Runs(text, start, end, isMarkdown));
            first = at + 1;
        }

        return cells;
    }

    // "**strong**", "*emphasised*", "\-": marks without their other half, and a single star among blanks, are letters like others.
    static List<TextRun> Runs(string text, int start, int end, bool isMarkdown)
    {
        if (!isMarkdown)
            return start < end ? [new TextRun(start, end)] : [];
        var runs = new List<TextRun>();
        var (from, strong, emphasised) = (start, false, false);
        for (var at = start; at < end; at++)
        {
            var skip = 0;
            if (text[at] == '\\' && at + 1 < end && (char.IsPunctuation(text[at + 1]) || char.IsSymbol(text[at + 1])))
            {
                Cut(at);
                from = at + 1;
                at++;
                continue;
            }

            if (text[at] != '*')
                continue;
            if (at + 1 < end && text[at + 1] == '*' && (strong || text.IndexOf("**", at + 2, end - at - 2, StringComparison.Ordinal) >= 0))
            {
                Cut(at);
                (strong, skip) = (!strong, 2);
            }
            else if (emphasised || (at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != '*' && text.IndexOf('*', at + 1, end - at - 1) >= 0))
            {
                Cut(at);
                (emphasised, skip) = (!emphasised, 1);
            }

            if (skip > 0)
                (from, at) = (at + skip, at + skip - 1);
        }

        Cut(end);
        return runs;

        void Cut(int until)
        {
            if (until > from)
                runs.Add(new TextRun(from, until, strong, emphasised));
        }
    }
}
