using System.Xml.Linq;

namespace DonDoc.Formats.Docx;

/// <summary>What the styles of a Word file say that matters for its text: numbering, titles, borders of tables.</summary>
sealed class DocxStyles
{
    // A style is based on another, that on a third; a circle must end.
    const int MaxAncestors = 16;

    readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);

    public DocxStyles(XElement? part)
    {
        foreach (var style in part?.Children("style") ?? [])
        {
            if (style.Value("styleId") is { } id)
                _styles.TryAdd(id, style);
        }
    }

    /// <summary>List and level (null: found by the style's name) in which a style puts its paragraphs.</summary>
    public (int List, int? Level)? Numbering(string styleId)
    {
        int? level = null;
        foreach (var style in WithAncestors(styleId))
        {
            if (style.Child("pPr")?.Child("numPr") is not { } numbering)
                continue;
            level ??= numbering.ChildNumber("ilvl");
            if (numbering.ChildNumber("numId") is { } list)
                return (list, level);
        }

        return null;
    }

    public bool IsTitle(string styleId) =>
        WithAncestors(styleId).Any(s => s.ChildValue("name")?.Equals("Title", StringComparison.OrdinalIgnoreCase) == true);

    public bool HasTableBorders(string styleId) =>
        WithAncestors(styleId).Select(s => s.Child("tblPr")?.Child("tblBorders")).FirstOrDefault(b => b is not null) is { } borders
        && AnyDrawn(borders);

    /// <summary>True when one of the lines of a border element is drawn.</summary>
    public static bool AnyDrawn(XElement borders) => borders.Elements().Any(b => b.Value("val") is not (null or "none" or "nil"));

    IEnumerable<XElement> WithAncestors(string? styleId)
    {
        for (var i = 0; i < MaxAncestors && styleId is not null && _styles.TryGetValue(styleId, out var style); i++)
        {
            yield return style;
            styleId = style.ChildValue("basedOn");
        }
    }
}
