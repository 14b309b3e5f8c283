using DonDoc.Text.Source;

namespace DonDoc.Text.Structure;

/// <summary>Tells of signs that a reader does not see: letters of another alphabet that look like the ones meant, marks of direction. Read past, but no search finds such words. Once for a text.</summary>
static class StrangeSigns
{
    public static void Report(SourceText source, List<Diagnostic> diagnostics)
    {
        var (homoglyphs, first) = (0, default(Span));
        foreach (var paragraph in source.Paragraphs)
        {
            var text = source.Slice(paragraph.Span);
            if (Letters.HasStrange(text) && Letters.HasHomoglyphs(text) && homoglyphs++ == 0)
                first = paragraph.Span;
        }

        if (homoglyphs > 0)
            diagnostics.Add(new Diagnostic("text.homoglyph", $"Có chữ cái của bảng chữ khác giống chữ La-tinh ({homoglyphs} dòng); đã đọc như chữ La-tinh.", first.Start, first.End));
        // The normal form has left them out.
        if (Letters.DirectionMarkIn(source.Original) is >= 0 and var original)
        {
            var at = source.FromOriginal(new Span(original, original + 1));
            diagnostics.Add(new Diagnostic("text.direction_mark", "Có ký hiệu đổi chiều chữ không nhìn thấy; đã bỏ qua khi đọc.", at.Start, at.End));
        }
    }
}
