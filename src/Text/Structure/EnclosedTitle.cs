namespace DonDoc.Text.Structure;

/// <summary>The title of a document that is enclosed with another: in capitals, beginning with a type, after the signature.</summary>
static class EnclosedTitle
{
    public static bool Is(Line line) =>
        DocumentTypes.Begins(line.Text, out _, out _, out var length) && Line.IsInCapitals(line.Text[..length])
        && line.Text[^1] != ':';

    // Between the signature and the title stands at most the header block of what is enclosed.
    const int MostBetween = 8;

    /// <summary>Whether nothing but a header block stands between the last signature and the title.</summary>
    public static bool FollowsClosing(Line[] lines, int title)
    {
        for (var i = title - 1; i >= 0 && i >= title - MostBetween; i--)
        {
            if (lines[i].Role == LineRole.Closing)
                return true;
            if (lines[i].Mark is not null || !(lines[i].IsRule || lines[i].IsCapitals || !lines[i].Text.ContainsAnyExcept('|', ' ') || lines[i].Text.Contains("Độc lập", StringComparison.Ordinal)))
                return false;
        }

        return false;
    }

    /// <summary>Whether the enclosed document numbers its provisions anew, as the one it comes with did: its articles or its sections.</summary>
    public static bool NumbersAnew(Line[] lines, int title, HashSet<MarkKind> before)
    {
        for (var i = title + 1; i < lines.Length; i++)
        {
            if (lines[i].Role == LineRole.Closing)
                return false;
            if (lines[i].Role != LineRole.Body || lines[i].Mark is not { } mark || mark.Kind >= MarkKind.Letter)
                continue;
            if (mark.Kind == MarkKind.Appendix)
                return false;
            if (mark.Value == 1 && before.Contains(mark.Kind) && mark.Kind is MarkKind.Article or MarkKind.Roman or MarkKind.Capital or MarkKind.Chapter)
                return true;
            if (mark.Kind is MarkKind.Roman or MarkKind.Capital or MarkKind.Article)
                return false;
        }

        return false;
    }
}
