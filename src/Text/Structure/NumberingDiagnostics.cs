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
                    : New("numbering.skipped", $"Sau “{last}” là “{label}”: thiếu {Missing(before, mark, last)}.", line);
    }

    public static Diagnostic Start(Mark mark, Line line) =>
        New("numbering.start", $"Danh sách bắt đầu bằng “{Label(line, mark)}”, không phải bằng số thứ tự đầu tiên.", line);

    public static Diagnostic Style(Frame previous, Mark mark, Line line) =>
        New("numbering.style", $"“{Label(line, mark)}” viết khác kiểu với “{previous.Label}” cùng danh sách.", line);

    public static Diagnostic Parent(Frame parent, Mark mark, Line line) =>
        New("numbering.parent", $"“{Label(line, mark)}” không khớp với mục chứa nó, “{parent.Label}”.", line);

    static string Label(Line line, Mark mark) => line.Text[..mark.Length].ToString();

    // “2”, “từ 2 đến 4”, “Điều 2”: what a person would look for.
    static string Missing(Mark before, Mark mark, string label)
    {
        var word = mark.IsContainer && label.IndexOf(before.Name, StringComparison.Ordinal) is > 0 and var at ? label[..at] : Outer(before.Name);
        var first = Numbering.NameAfter(mark.Kind, before.Value);
        // Before g stands e: f is in no Vietnamese list.
        var last = first;
        for (var value = mark.Value - 2; value > before.Value && last == first; value--)
            last = Numbering.NameAfter(mark.Kind, value) is var name && name != mark.Name ? name : first;
        return first == last ? $"“{word}{first}”" : $"từ “{word}{first}” đến “{word}{last}”";
    }

    // Of 2.1 the 2.
    static string Outer(string name) => name[..(name.LastIndexOf('.') + 1)];

    static Diagnostic New(string code, string message, Line line) => new(code, message, line.Span.Start, line.Span.End);
}
