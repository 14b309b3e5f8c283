using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DonDoc.Formats.Html;

/// <summary>What a page holds besides its lines: what it says of itself, names of pictures, what is hidden or drawn by a style.</summary>
static partial class HtmlSurroundings
{
    const int LongestStyle = 200_000;

    static readonly string[] Described = ["alt", "title", "aria-label", "data-watermark"];

    public static Surroundings Of(IDocument page)
    {
        var around = new Surroundings();
        around.AddProperty("title", page.Title);
        foreach (var meta in page.QuerySelectorAll("meta"))
            around.AddProperty(meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("http-equiv") ?? "", meta.GetAttribute("content"));
        foreach (var element in page.All)
        {
            foreach (var name in Described)
                around.AddText(element.GetAttribute(name));
            if (element.LocalName is "style" && element.TextContent.Length < LongestStyle)
                Drawn(around, element.TextContent);
            else if (element.GetAttribute("style") is { Length: < LongestStyle } style && style.Contains("content", StringComparison.OrdinalIgnoreCase))
                Drawn(around, style);
            if (element.LocalName is "text" or "tspan" or "textarea" or "noscript" or "template" or "option" or "button" || HtmlLines.IsHidden(element))
                around.AddText(element.TextContent);
            if (element.LocalName is "input")
                around.AddText(element.GetAttribute("value"));
        }

        return around;
    }

    static void Drawn(Surroundings around, string style)
    {
        foreach (Match match in Content().Matches(style))
            around.AddText(match.Groups[1].Value);
    }

    [GeneratedRegex("""content\s*:\s*["']([^"']{1,200})["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Content();
}
