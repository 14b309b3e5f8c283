using DonDoc.Text.Source;

namespace DonDoc.Text.Structure;

/// <summary>Tells of signs that a reader does not see: letters of another alphabet that look like the ones meant, marks of direction. Read past, but no search finds such words. Once for a text.</summary>
static class StrangeSigns
{
    public static void Report(SourceText source, List<Diagnostic> diagnostics)
    {
        var (homoglyphs, directions) = (0, 0);
        var (firstHomoglyph, firstDirection) = (default(Span), default(Span));
        foreach (var paragraph in source.Paragraphs)
        {
            var text = source.Slice(paragraph.Span);
            if (!Letters.HasStrange(text))
                continue;
            if (Letters.HasHomoglyphs(text) && homoglyphs++ == 0)
                firstHomoglyph = paragraph.Span;
            if (Letters.HasDirectionMarks(text) && directions++ == 0)
                firstDirection = paragraph.Span;
        }

        if (homoglyphs > 0)
            diagnostics.Add(new Diagnostic("text.homoglyph", $"Có chữ cái của bảng chữ khác giống chữ La-tinh ({homoglyphs} dòng); đã đọc như chữ La-tinh.", firstHomoglyph.Start, firstHomoglyph.End));
        if (directions > 0)
            diagnostics.Add(new Diagnostic("text.direction_mark", $"Có ký hiệu đổi chiều chữ không nhìn thấy ({directions} dòng); đã bỏ qua khi đọc.", firstDirection.Start, firstDirection.End));
    }
}
