using System.Xml.Linq;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.Docx;

/// <summary>What the styles of a Word file say that matters for its text: numbering, titles, borders of tables.</summary>
sealed class DocxStyles
{
    // A style is based on another, that on a third; a circle must end.
    const int MaxAncestors = 16;

    readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);

    // Of each style, how text in it is written; asked for at every run.
    readonly Dictionary<string, (bool HasFont, OldWriting? Writing)> _fonts = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool?> _caps = new(StringComparer.Ordinal);
    readonly OldWriting? _usualWriting;

    public DocxStyles(XElement? part)
    {
        foreach (var style in part?.Children("style") ?? [])
        {
            if (style.Value("styleId") is { } id)
                _styles.TryAdd(id, style);
        }

        var usual = part?.Children("style").FirstOrDefault(style => style.Value("type") == "paragraph" && style.Value("default") is "1" or "true");
        _usualWriting = usual?.Value("styleId") is { } usualId && FontOf(usualId) is { HasFont: true } font ? font.Writing
            : WritingOf(part?.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr")?.Child("rFonts"));
    }

    /// <summary>How a run is written, by the first font that its own properties, its style, or the style of its paragraph name.</summary>
    public OldWriting? Writing(XElement? run, string? paragraphStyle)
    {
        if (run?.Child("rFonts") is { } own && IsNamed(own))
            return WritingOf(own);
        if (run?.ChildValue("rStyle") is { } style && FontOf(style) is { HasFont: true } ofStyle)
            return ofStyle.Writing;
        return paragraphStyle is not null && FontOf(paragraphStyle) is { HasFont: true } ofParagraph ? ofParagraph.Writing : _usualWriting;
    }

    (bool HasFont, OldWriting? Writing) FontOf(string styleId)
    {
        if (_fonts.TryGetValue(styleId, out var known))
            return known;
        var fonts = WithAncestors(styleId).Select(s => s.Child("rPr")?.Child("rFonts")).FirstOrDefault(f => f is not null && IsNamed(f));
        return _fonts[styleId] = (fonts is not null, WritingOf(fonts));
    }

    // The letters in question are those of Western Europe, for which Word asks hAnsi.
    static OldWriting? WritingOf(XElement? fonts) =>
        fonts?.Value("hAnsiTheme") is not null ? null : OldFonts.Of(fonts?.Value("hAnsi") ?? fonts?.Value("ascii"));

    static bool IsNamed(XElement fonts) => (fonts.Value("hAnsi") ?? fonts.Value("ascii") ?? fonts.Value("hAnsiTheme")) is not null;

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

    /// <summary>What a style says its paragraphs are: the title; or lines of a table of contents, which repeat the headings.</summary>
    public ParagraphRole? RoleOf(string styleId)
    {
        foreach (var name in WithAncestors(styleId).Select(s => s.ChildValue("name")))
        {
            if (name is null)
                continue;
            if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
                return ParagraphRole.Title;
            if (name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) && name.Length == "toc 1".Length && char.IsAsciiDigit(name[^1]))
                return ParagraphRole.Boilerplate;
        }

        return null;
    }

    /// <summary>Whether a run is printed in capitals however it was typed.</summary>
    public bool IsInCapitals(XElement? run, string? paragraphStyle)
    {
        if (run?.Child("caps") is not null)
            return run.IsOn("caps");
        return run?.ChildValue("rStyle") is { } style && Caps(style) is { } ofStyle ? ofStyle : paragraphStyle is not null && Caps(paragraphStyle) == true;
    }

    bool? Caps(string styleId)
    {
        if (!_caps.TryGetValue(styleId, out var caps))
        {
            var named = WithAncestors(styleId).Select(s => s.Child("rPr")).FirstOrDefault(r => r?.Child("caps") is not null);
            _caps[styleId] = caps = named?.IsOn("caps");
        }

        return caps;
    }

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
