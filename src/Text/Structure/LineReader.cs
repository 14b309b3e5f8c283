using DonDoc.Text.Source;

namespace DonDoc.Text.Structure;

/// <summary>Takes the lines of a text apart: Markdown marks off, the mark of a provision read.</summary>
static class LineReader
{
    public static Line[] Read(SourceText source, List<Diagnostic> diagnostics)
    {
        StrangeSigns.Report(source, diagnostics);
        var isDeep = false;
        var lines = new Line[source.Paragraphs.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var paragraph = source.Paragraphs[i];
            var line = lines[i] = Clean(source, paragraph.Span);
            if (paragraph.Hint is ParagraphRole.Boilerplate)
                line.Role = LineRole.Skipped;
            else if (!line.IsRow)
                line.Mark = Constructs.Read(line.Text, line.IsHeading);
            if (!isDeep && line.Mark is null && ListMarks.IsTooDeep(line.Text))
            {
                isDeep = true;
                diagnostics.Add(new Diagnostic("numbering.deep", "Số thứ tự có nhiều bậc hơn mức đọc được; dòng này không được đọc như một mục.", line.Span.Start, line.Span.End));
            }
        }

        BareMarks.Read(lines);
        return lines;
    }

    static Line Clean(SourceText source, Span span)
    {
        var text = source.Slice(span);
        if (Letters.HasStrange(text) && Letters.AsSeen(text).Trim() is { Length: > 0 } seen)
            return WithoutMarkdown(source, span, seen);
        if (text[0] == '#' || text.ContainsAny('\\', '*'))
            return WithoutMarkdown(source, span, text);
        return new Line(source, span, clean: null, isHeading: false);
    }

    static Line WithoutMarkdown(SourceText source, Span span, ReadOnlySpan<char> text) => MarkdownMarks.Off(text, out var isHeading) is { Length: > 0 } words
        ? new Line(source, span, words, isHeading)
        : new Line(source, span, clean: null, isHeading: false);
}
