using System.Globalization;

namespace DonDoc.Text.Structure;

/// <summary>Builds the tree of provisions line by line. The lines it is given are the body: header, tables and signatures are read elsewhere.</summary>
sealed class TreeBuilder
{
    const int LongestTitle = 300;

    // Of all lines of a title together: a text in capitals from end to end is no title.
    const int LongestHeading = 600;

    // Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm, -, + and some more: what is deeper is no document of an office.
    const int DeepestUsual = 15;

    readonly List<OutlineNode> _roots = [];
    readonly List<Frame> _open = [];
    readonly Addresses _addresses;
    readonly List<Diagnostic> _diagnostics;
    readonly Placement _placement;
    Line? _before;
    bool _isDeep;

    public TreeBuilder(Addresses addresses, List<Diagnostic> diagnostics)
    {
        _addresses = addresses;
        _diagnostics = diagnostics;
        _placement = new Placement(_open, diagnostics);
    }

    /// <summary>Address of the provision that the next line belongs to; empty before the first.</summary>
    public string Path => _open.Count == 0 ? "" : _open[^1].Path;

    /// <summary>Adds a line: as the beginning of a provision where it is one, otherwise as words of the last.</summary>
    public void Add(Line line)
    {
        if (line.Mark is not { } mark || IsContinuation(line, mark) || !TryOpen(line, mark))
            AddText(line);
        _before = line;
    }

    /// <summary>Adds a line that another reader has read, a row of a table, to the extent of the last provision.</summary>
    public void Extend(Line line)
    {
        if (_open.Count > 0)
            _open[^1].End = line.Span.End;
        _before = null;
    }

    /// <summary>Ends every provision: a signature, a formula of enactment.</summary>
    public void Break()
    {
        CloseTo(0);
        _before = null;
    }

    /// <summary>Opens an enclosed document whose numbers begin anew.</summary>
    public void OpenEnclosed(Line title)
    {
        Break();
        Open(new Frame(new Mark(MarkKind.Appendix, 0, 0), _addresses.Claim("KT"), title.Text.ToString(), title.Span.Start) { End = title.Span.End });
    }

    public IReadOnlyList<OutlineNode> Finish()
    {
        CloseTo(0);
        return _roots;
    }

    bool TryOpen(Line line, Mark mark)
    {
        var text = line.Text[mark.Length..].Trim();
        // Grounds of a decision are no provisions.
        if (_open.Count == 0 && !mark.IsContainer && (text.StartsWith("Căn cứ ", StringComparison.Ordinal) || text.StartsWith("Theo đề nghị ", StringComparison.Ordinal) || text.StartsWith("Xét ", StringComparison.Ordinal) || text.StartsWith("Trên cơ sở ", StringComparison.Ordinal)))
            return false;
        var keep = _placement.Place(ref mark, line, IsUnfinished(_before));
        if (keep < 0)
            return false;
        CloseTo(keep);
        var parent = keep == 0 ? null : _open[^1];
        var frame = new Frame(mark, _addresses.Claim(PathOf(mark, parent)), line.Text[..mark.Length].ToString(), line.Span.Start)
        {
            End = line.Span.End,
            IsUnderArticle = parent?.Mark.Kind == MarkKind.Article,
            AwaitsHeading = text.IsEmpty,
        };
        if (!text.IsEmpty && IsTitle(line, mark, text))
            frame.AddHeading(text.TrimStart("-–: ").TrimEnd());
        else
            frame.AddText(text);
        Open(frame);
        return true;
    }

    void Open(Frame frame)
    {
        _open.Add(frame);
        if (_open.Count == DeepestUsual + 1 && !_isDeep)
        {
            _isDeep = true;
            _diagnostics.Add(new Diagnostic("numbering.deep", $"Các mục lồng nhau sâu hơn {DeepestUsual} bậc.", frame.Start, frame.End));
        }

        _placement.Opened(frame);
    }

    void AddText(Line line)
    {
        if (_open.Count == 0)
            return;
        var frame = _open[^1];
        frame.End = line.Span.End;
        var isTitle = line.Text.Length <= LongestTitle && (frame.HasHeading
            // A title in capitals may take several lines; nothing else does.
            ? !frame.HasText && frame.HeadingLength + line.Text.Length < LongestHeading && frame.IsHeadingInCapitals && line.IsCapitals
            : frame.AwaitsHeading && (line.IsCapitals || line.IsHeading || !line.EndsSentence));
        if (isTitle && line.Text[0] != '(')
        {
            frame.AddHeading(line.Text);
            return;
        }

        frame.AwaitsHeading = false;
        if (frame.HasHeading && !frame.HasText && char.IsLower(line.Text[0]) && !frame.IsHeadingInCapitals && _before is { IsHeading: false })
            frame.HeadingIsText();
        frame.AddText(line.Text);
    }

    static bool IsTitle(Line line, Mark mark, ReadOnlySpan<char> text) =>
        mark.Kind is not (MarkKind.Dash or MarkKind.Plus) && text.Length <= LongestTitle
        && (line.IsHeading || Line.IsInCapitals(text) || !line.EndsSentence);

    // Names with a dash in them.
    static readonly (string First, string Second)[] Dashed =
    [
        ("Lao động", "Thương binh"), ("Kinh tế", "Xã hội"), ("Kinh tế", "Kỹ thuật"), ("Kinh tế", "Ngân sách"), ("Kế hoạch", "Tài chính"), ("Tài chính", "Kế hoạch"), ("Văn hóa", "Xã hội"), ("Văn hóa", "Thể thao"), ("Giáo dục", "Đào tạo"),
        ("Chính trị", "Hành chính"), ("Bà Rịa", "Vũng Tàu"), ("Phan Rang", "Tháp Chàm"), ("Thừa Thiên", "Huế"),
    ];

    // “phát triển kinh tế” ⏎ “- xã hội”, “Bộ Lao động” ⏎ “- Thương binh và Xã hội”: a sentence that was cut in two by the width of a page.
    bool IsContinuation(Line line, Mark mark)
    {
        if (mark.Kind != MarkKind.Dash || _before is null)
            return false;
        var rest = line.Text[1..].TrimStart();
        if ((IsUnfinished(_before) && rest is [var first, ..] && char.IsLower(first)) || (IsYear(_before.Text) && IsYear(rest.TrimEnd(".;,)"))))
            return true;
        foreach (var (one, other) in Dashed)
        {
            if (_before.Text.EndsWith(one) && rest.StartsWith(other))
                return true;
        }

        return false;
    }

    // “giai đoạn 2021” ⏎ “- 2025.”
    static bool IsYear(ReadOnlySpan<char> text) =>
        text.Length >= 4 && !text[^4..].ContainsAnyExceptInRange('0', '9') && text[^4] is '1' or '2' && (text.Length == 4 || text[^5] == ' ');

    static bool IsUnfinished(Line? line) =>
        line is not null && line.Text.Length > 40 && !line.IsHeading && !line.IsCapitals && (!line.EndsSentence || line.Text[^1] == ',');

    // Articles are known by their number alone, whatever chapter they stand in.
    string PathOf(Mark mark, Frame? parent)
    {
        var above = parent?.Path;
        var name = mark.Kind switch
        {
            MarkKind.Appendix => mark.Name.Length == 0 ? "PL" : $"PL {mark.Name}",
            MarkKind.Part => $"Phần {mark.Name}",
            MarkKind.Chapter => $"Chương {mark.Name}",
            MarkKind.Section => $"{mark.Word ?? "Mục"} {mark.Name}",
            MarkKind.Subsection => $"Tiểu mục {mark.Name}",
            MarkKind.Article => $"Điều {mark.Name}",
            MarkKind.Dash => $"-{Count(parent, MarkKind.Dash)}",
            MarkKind.Plus => $"+{Count(parent, MarkKind.Plus)}",
            MarkKind.Arabic when mark.Depth > 1 && parent?.Mark is { Kind: MarkKind.Arabic } outer && outer.Depth == mark.Depth - 1 =>
                mark.Name[(mark.Name.LastIndexOf('.') + 1)..],
            _ => mark.Name,
        };
        if (mark.Kind == MarkKind.Article)
            above = _open.Find(f => f.Mark.Kind == MarkKind.Appendix)?.Path;
        return above is null ? name : $"{above}.{name}";
    }

    int _rootDashes;
    int _rootPluses;

    string Count(Frame? parent, MarkKind kind) => (kind, parent) switch
    {
        (MarkKind.Dash, null) => ++_rootDashes,
        (_, null) => ++_rootPluses,
        (MarkKind.Dash, _) => ++parent.Dashes,
        _ => ++parent.Pluses,
    } is var count ? count.ToString(CultureInfo.InvariantCulture) : "";

    void CloseTo(int keep)
    {
        while (_open.Count > keep)
        {
            var frame = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            if (_open.Count == 0)
            {
                _roots.Add(frame.Close());
                continue;
            }

            var parent = _open[^1];
            parent.End = Math.Max(parent.End, frame.End);
            parent.Add(frame.Close());
        }
    }
}
