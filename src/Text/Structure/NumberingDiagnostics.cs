namespace DonDoc.Text.Structure;

/// <summary>What is wrong with the numbers of a document, in words for the person who typed it.</summary>
static class NumberingDiagnostics
{
    /// <summary>Compares a mark with the one before it in its list; null where it follows.</summary>
    public static Diagnostic? Sequence(Frame previous, Mark mark, Line line)
    {
        var (before, label) = (previous.Mark, Label(line, mark));
        var last = previous.Label;
        if (Numbering.Follows(mark.Kind, before.Value, mark.Value))
            return null;
        // 2a. after 2. is an insertion.
        if (mark.Value == before.Value && mark.Name != before.Name)
            return null;
        return mark.Value == before.Value
            ? New("numbering.repeated", $"Số thứ tự “{label}” bị lặp lại.", line)
            : mark.Value == 1
                ? New("numbering.restarted", $"Đánh số lại từ “{label}” sau “{last}” trong cùng một mục.", line)
                : mark.Value < before.Value
                    ? New("numbering.backwards", $"“{label}” đứng sau “{last}”: số thứ tự lùi lại.", line)
                    : New("numbering.skipped", $"Sau “{last}” là “{label}”: thiếu “{Outer(before.Name)}{Numbering.NameAfter(mark.Kind, before.Value)}”.", line);
    }

    public static Diagnostic Start(Mark mark, Line line) =>
        New("numbering.start", $"Danh sách bắt đầu bằng “{Label(line, mark)}”, không phải bằng số thứ tự đầu tiên.", line);

    public static Diagnostic Style(Frame previous, Mark mark, Line line) =>
        New("numbering.style", $"“{Label(line, mark)}” viết khác kiểu với “{previous.Label}” cùng danh sách.", line);

    public static Diagnostic Parent(Frame parent, Mark mark, Line line) =>
        New("numbering.parent", $"“{Label(line, mark)}” không khớp với mục chứa nó, “{parent.Label}”.", line);

    static string Label(Line line, Mark mark) => line.Text[..mark.Length].ToString();

    // Of 2.1 the 2.
    static string Outer(string name) => name[..(name.LastIndexOf('.') + 1)];

    static Diagnostic New(string code, string message, Line line) => new(code, message, line.Span.Start, line.Span.End);
}
