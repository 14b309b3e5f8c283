namespace DonDoc.Text.Structure;

/// <summary>
/// Decides under which of the open provisions a mark belongs. A mark continues the list that it fits; a list that begins opens
/// under the last provision; only where neither helps does the usual rank of the constructs decide.
/// </summary>
sealed class Placement(List<Frame> open, List<Diagnostic> diagnostics)
{
    /// <summary>How many of the open provisions stay open, or −1: the line only looks like a provision.</summary>
    /// <param name="mark">The mark; comes back as what it is where it could be two things.</param>
    /// <param name="line">Its line.</param>
    /// <param name="isDoubtful">The line before breaks off in the middle of a sentence.</param>
    public int Place(ref Mark mark, Line line, bool isDoubtful)
    {
        if (mark.IsContainer)
            return Container(mark, line, isDoubtful);
        if (mark.Kind is MarkKind.Dash or MarkKind.Plus)
            return Bullet(mark);
        mark = Resolve(mark);
        return mark.Depth > 1 ? Decimal(mark, line) : List(mark, line, isDoubtful);
    }

    // Lists live in the innermost Phụ lục … Điều; those outside it are closed to them.
    int Floor => open.FindLastIndex(f => f.Mark.IsContainer) + 1;

    int Container(Mark mark, Line line, bool isDoubtful)
    {
        var keep = 0;
        while (keep < open.Count && (open[keep].Mark.IsContainer
            ? open[keep].Mark.Kind < mark.Kind
            : mark.Kind == MarkKind.Article && open[keep].Mark.Kind is MarkKind.Capital or MarkKind.Roman))
            keep++;
        // Articles count through the chapters: the one before may have been closed with its chapter.
        var previous = mark.Kind == MarkKind.Article ? _article : keep < open.Count && open[keep].Mark.Kind == mark.Kind ? open[keep] : null;
        var follows = previous is null || mark is { Kind: MarkKind.Part, Value: 0 } || NumberingDiagnostics.Sequence(previous, mark, line) is not { } diagnostic || Report(diagnostic, !isDoubtful);
        return isDoubtful && !follows ? -1 : keep;
    }

    Frame? _article;

    /// <summary>Tells that a provision was opened, so that articles are counted through.</summary>
    public void Opened(Frame frame)
    {
        if (frame.Mark.Kind == MarkKind.Article)
            _article = frame;
        else if (frame.Mark.Kind == MarkKind.Appendix)
            _article = null;
    }

    bool Report(Diagnostic diagnostic, bool isCertain)
    {
        if (isCertain)
            diagnostics.Add(diagnostic);
        return false;
    }

    int Bullet(Mark mark)
    {
        var (kind, style) = (mark.Kind, mark.Style);
        var same = open.FindLastIndex(open.Count - 1, open.Count - Floor, f => f.Mark.Kind == kind && f.Mark.Style == style);
        if (same >= 0)
            return same;
        return style == '-' && open.Count > 0 && open[^1].Mark.Kind == MarkKind.Plus ? open.Count - 1 : open.Count;
    }

    Mark Resolve(Mark mark)
    {
        if (mark.OtherValue == 0)
            return mark;
        if (mark.Kind == MarkKind.Roman)
        {
            return Last(MarkKind.Capital) is { } capital && Numbering.Follows(MarkKind.Capital, capital.Mark.Value, mark.OtherValue)
                && Last(MarkKind.Roman)?.Mark.Value + 1 != mark.Value
                ? mark with { Kind = MarkKind.Capital, Value = mark.OtherValue, OtherValue = 0 }
                : mark;
        }

        var continues = Last(MarkKind.SmallRoman)?.Mark.Value + 1 == mark.OtherValue;
        var begins = mark.OtherValue == 1 && (Last(MarkKind.Letter) is not { } letter || !Numbering.Follows(MarkKind.Letter, letter.Mark.Value, mark.Value));
        return continues || begins ? mark with { Kind = MarkKind.SmallRoman, Value = mark.OtherValue, OtherValue = 0 } : mark;
    }

    Frame? Last(MarkKind kind)
    {
        for (var i = open.Count - 1; i >= Floor; i--)
        {
            if (open[i].Mark.Kind == kind)
                return open[i];
        }

        return null;
    }

    int List(Mark mark, Line line, bool isDoubtful)
    {
        // “ĐẶT VẤN ĐỀ” is a paragraph with a title, and A. comes after it; “PHẦN MỞ ĐẦU” is a part that may have sections.
        if (mark is { Kind: MarkKind.Capital or MarkKind.Roman, Value: 1 } && open.Count > 0 && open[0].Mark is { Kind: MarkKind.Part, Value: 0, Style: not 'P' })
            return 0;
        int same = -1, other = -1, otherFollows = -1;
        for (var i = open.Count - 1; i >= Floor; i--)
        {
            var frame = open[i].Mark;
            if (frame.Kind != mark.Kind || frame.Depth != 1)
                continue;
            var follows = Numbering.Follows(mark.Kind, frame.Value, mark.Value);
            if (frame.Style == mark.Style || mark.Kind is MarkKind.Roman or MarkKind.Capital)
            {
                if (follows)
                    return i;
                same = same < 0 ? i : same;
            }
            else
            {
                other = other < 0 ? i : other;
                otherFollows = otherFollows < 0 && follows ? i : otherFollows;
            }
        }

        if (otherFollows >= 0)
        {
            diagnostics.Add(NumberingDiagnostics.Style(open[otherFollows], mark, line));
            return otherFollows;
        }

        if (isDoubtful && mark.Style == ' ')
            return -1;
        if (mark.Value == 1 && same < 0)
            return NewList(mark);
        // A number without a sign is one only where it follows another.
        if (isDoubtful || mark.Style == ' ')
            return -1;
        if (same < 0)
            same = other;
        if (same >= 0)
        {
            if (NumberingDiagnostics.Sequence(open[same], mark, line) is { } diagnostic)
                diagnostics.Add(diagnostic);
            return same;
        }

        // “V. Lê-nin”, “C. Mác” begin sentences, not sections.
        if (mark.Kind is MarkKind.Capital || (mark.Kind is MarkKind.Roman && mark.Name.Length == 1))
        {
            if (!line.IsHeading && !line.IsCapitals)
                return -1;
        }

        diagnostics.Add(NumberingDiagnostics.Start(mark, line));
        return ByRank(mark);
    }

    // A list that begins belongs to the provision before it, unless that is always the narrower of the two.
    int NewList(Mark mark)
    {
        var keep = open.Count;
        while (keep > Floor && IsNarrower(open[keep - 1].Mark.Kind, mark.Kind))
            keep--;
        return keep;
    }

    static bool IsNarrower(MarkKind last, MarkKind begins) => begins switch
    {
        MarkKind.Capital => last > MarkKind.Roman,
        MarkKind.Roman => last > MarkKind.Capital,
        _ => last >= MarkKind.SmallRoman,
    };

    int ByRank(Mark mark)
    {
        var keep = open.Count;
        while (keep > Floor && open[keep - 1].Mark.Kind >= mark.Kind)
            keep--;
        return keep;
    }

    // 1.2. belongs under 1.
    int Decimal(Mark mark, Line line)
    {
        for (var i = open.Count - 1; i >= Floor; i--)
        {
            var frame = open[i];
            if (frame.Mark.Kind != MarkKind.Arabic || frame.Mark.Depth >= mark.Depth)
                continue;
            if (frame.Mark.Depth != mark.Depth - 1)
                break;
            if (!mark.Name.AsSpan(0, mark.Name.LastIndexOf('.')).SequenceEqual(frame.Mark.Name))
                diagnostics.Add(NumberingDiagnostics.Parent(frame, mark, line));
            else
                Sibling(i + 1, mark, line);
            return i + 1;
        }

        // No 1. above it: its first number is the section's, or a line was lost.
        var keep = Floor;
        while (keep < open.Count && open[keep].Mark.Kind < MarkKind.Arabic)
            keep++;
        while (keep < open.Count && open[keep].Mark.Kind == MarkKind.Arabic && open[keep].Mark.Depth < mark.Depth)
            keep++;
        if (keep > 0 && open[keep - 1].Mark.Kind is MarkKind.Roman && !mark.Name.StartsWith($"{open[keep - 1].Mark.Value}.", StringComparison.Ordinal))
            diagnostics.Add(NumberingDiagnostics.Parent(open[keep - 1], mark, line));
        else
            Sibling(keep, mark, line);
        return keep;
    }

    void Sibling(int at, Mark mark, Line line)
    {
        if (at < open.Count && open[at].Mark is { Kind: MarkKind.Arabic } before && before.Depth == mark.Depth)
        {
            if (NumberingDiagnostics.Sequence(open[at], mark, line) is { } diagnostic)
                diagnostics.Add(diagnostic);
        }
        else if (mark.Value != 1)
        {
            diagnostics.Add(NumberingDiagnostics.Start(mark, line));
        }
    }
}
