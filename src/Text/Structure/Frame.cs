using System.Text;

namespace DonDoc.Text.Structure;

/// <summary>A provision that is still being read: the latest of its list.</summary>
sealed class Frame(Mark mark, string path, string label, int start)
{
    // Most provisions have one line and no children: what is only needed for more is made when there is more.
    string _first = "";
    StringBuilder? _text;
    List<OutlineNode>? _children;
    StringBuilder? _heading;

    public Mark Mark => mark;

    public string Path => path;

    public string Label => label;

    public int Start => start;

    public int End { get; set; }

    /// <summary>The title is on the lines that follow, because nothing stands behind the mark.</summary>
    public bool AwaitsHeading { get; set; }

    /// <summary>Dashes and pluses have no numbers; they are counted.</summary>
    public int Dashes { get; set; }

    public int Pluses { get; set; }

    public bool HasText => _first.Length > 0;

    public void AddText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        if (_first.Length == 0)
        {
            _first = text.ToString();
            return;
        }

        _text ??= new StringBuilder(_first);
        _text.Append('\n').Append(text);
    }

    public void AddHeading(ReadOnlySpan<char> text)
    {
        if (_heading is null)
            _heading = new StringBuilder();
        else
            _heading.Append(' ');
        _heading.Append(text);
    }

    /// <summary>What looked like a title was the beginning of a sentence that goes on in the next line.</summary>
    public void HeadingIsText()
    {
        // It has no text yet: that is when a title turns out to be none.
        _first = _heading?.ToString() ?? "";
        _heading = null;
    }

    public bool HasHeading => _heading is not null;

    public int HeadingLength => _heading?.Length ?? 0;

    public bool IsHeadingInCapitals => _heading is not null && Line.IsInCapitals(_heading.ToString());

    public void Add(OutlineNode child) => (_children ??= []).Add(child);

    public OutlineNode Close() => new(path, KindName, label, _heading?.ToString(), _text?.ToString() ?? _first, start, End, _children ?? (IReadOnlyList<OutlineNode>)[]);

    /// <summary>A number under an article is a clause; everything else has one name everywhere.</summary>
    public bool IsUnderArticle { get; init; }

    string KindName => mark.Kind switch
    {
        MarkKind.Appendix => "appendix",
        MarkKind.Part => "part",
        MarkKind.Chapter => "chapter",
        MarkKind.Section or MarkKind.Subsection => "section",
        MarkKind.Article => "article",
        MarkKind.Capital => "letter",
        MarkKind.Roman => "roman",
        MarkKind.Arabic => IsUnderArticle ? "clause" : "arabic",
        MarkKind.Letter or MarkKind.SmallRoman => "point",
        MarkKind.Dash => "dash",
        _ => "plus",
    };
}
