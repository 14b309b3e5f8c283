using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats.Html;

/// <summary>Walks the elements of a page and writes its lines.</summary>
sealed partial class HtmlLines(LineCollector lines, bool hasOldFonts, bool keepSoftHyphens)
{
    static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "math", "head", "title",
        "select", "button", "textarea", "input", "datalist", "audio", "video", "dialog",
    };

    static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu",
        "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
    };

    readonly LineWriter _line = lines.Line();
    readonly ListLabels _labels = new();
    ParagraphRole? _role;
    int _preformatted;

    /// <summary>
    /// Writes an element and all that is in it. Keeps its own stack: no page is deep enough to exhaust it, and to ask a
    /// node for its next sibling would search the whole list of siblings each time.
    /// </summary>
    public void Write(IElement root)
    {
        var open = new Stack<(INode Node, int Next)>();
        if (Enter(root))
            open.Push((root, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Node.ChildNodes.Length)
            {
                Leave(top.Node);
                continue;
            }

            open.Push((top.Node, top.Next + 1));
            var child = top.Node.ChildNodes[top.Next];
            if (Enter(child))
                open.Push((child, 0));
            else
                Leave(child);
        }

        EndLine();
    }

    // True when the children are to be walked.
    bool Enter(INode node)
    {
        if (node is IText text)
        {
            AddText(text);
            return false;
        }

        if (node is not IElement element || Unread.Contains(element.LocalName) || IsHidden(element))
            return false;
        if (element.LocalName == "br")
        {
            EndLine();
            return false;
        }

        if (!Blocks.Contains(element.LocalName))
            return true;
        EndLine();
        _role = RoleOf(element);
        if (element.LocalName == "table" && HtmlTable.IsData(element))
        {
            HtmlTable.Write(element, lines, _role, this);
            return false;
        }

        if (element.LocalName == "li")
            _line.Append(_labels.Next(element));
        if (element.LocalName == "pre")
            _preformatted++;
        return true;
    }

    void Leave(INode node)
    {
        if (node is not IElement element || !Blocks.Contains(element.LocalName))
            return;
        EndLine();
        if (element.LocalName == "pre" && _preformatted > 0)
            _preformatted--;
        _role = element.ParentElement is { } parent ? RoleOf(parent) : null;
    }

    void AddText(IText text)
    {
        var data = text.Data;
        var writing = WritingOf(text);
        if (_preformatted > 0)
        {
            // A text begins where the one before it, in another element, ended: on the same line.
            var isFirst = true;
            foreach (var line in data.AsSpan().EnumerateLines())
            {
                if (!isFirst)
                    EndLine();
                isFirst = false;
                _line.Append(line, writing);
            }

            return;
        }

        AppendCollapsed(_line, data, writing);
    }

    /// <summary>The font that an element around a text names, where the page names old ones at all.</summary>
    internal OldWriting? WritingOf(IText text)
    {
        for (var e = hasOldFonts ? text.ParentElement : null; e is not null; e = e.ParentElement)
        {
            if (FontOf(e) is { } font)
                return OldFonts.Of(font.Split(',')[0]);
        }

        return null;
    }

    static string? FontOf(IElement element) =>
        element.LocalName == "font" && element.GetAttribute("face") is { Length: > 0 } face ? face
        : element.GetAttribute("style") is { } style && FontFamily().Match(style) is { Success: true } match ? match.Groups[1].Value
        : null;

    [GeneratedRegex("""font-family\s*:\s*([^;]{1,200})""", RegexOptions.IgnoreCase)]
    private static partial Regex FontFamily();

    /// <summary>Appends with every run of white space as one blank, as a browser shows it.</summary>
    internal void AppendCollapsed(LineWriter line, string data, OldWriting? writing)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Last is not (null or ' '))
                    line.Append(' ', writing);
            }
            else if (c != '\u200B' && (c != '\u00AD' || keepSoftHyphens))
            {
                line.Append(c, writing);
            }
        }
    }

    void EndLine()
    {
        lines.Add(_line.Take(), _role);
    }

    internal static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden"))
            return true;
        var style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal) is var packed
            && (packed.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || packed.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What the markup around an element says of its text: the innermost statement wins.</summary>
    static ParagraphRole? RoleOf(IElement element)
    {
        for (var e = element; e is not null; e = e.ParentElement)
        {
            switch (e.LocalName)
            {
                case "h1":
                    return ParagraphRole.Title;
                case "figcaption":
                    return ParagraphRole.Caption;
                case "nav" or "aside" or "menu":
                    return ParagraphRole.Boilerplate;
                // The header of an article is its headline and lead; that of a page is its masthead.
                case "header" or "footer" when !IsInArticle(e):
                    return ParagraphRole.Boilerplate;
            }

            if (e.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "complementary" or "search")
                return ParagraphRole.Boilerplate;
        }

        return null;
    }

    static bool IsInArticle(IElement element)
    {
        for (var e = element.ParentElement; e is not null; e = e.ParentElement)
        {
            if (e.LocalName is "article" or "main")
                return true;
        }

        return false;
    }
}
