using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DonDoc.Formats.Html;

/// <summary>The marks that a browser draws before list items, as typed text.</summary>
sealed partial class ListLabels
{
    [GeneratedRegex(@"^\s*(?:[IVXLC]{1,6}\.|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-zđA-ZĐ][.)]|[-–—+•*]\s|Điều \d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex(@"list-style(?:-type)?\s*:\s*([a-z-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Style();

    // The number of the next item of each ordered list met so far.
    readonly Dictionary<IElement, int> _next = [];

    /// <summary>
    /// “1. ”, “a. ”, “I. ” in ordered lists, “- ” in others; nothing where the style draws nothing or the item brings a label of its own. Items are to be
    /// asked for in their order.
    /// </summary>
    public string Next(IElement item)
    {
        if (item.ParentElement is not { } list)
            return "- ";
        var style = StyleOf(item) ?? StyleOf(list);
        if (list.LocalName != "ol")
            return style == "none" || Typed().IsMatch(item.TextContent) ? "" : "- ";
        var number = Number(item, "value") ?? (_next.TryGetValue(list, out var next) ? next : Number(list, "start") ?? 1);
        _next[list] = number + 1;
        var label = Numerals.Write(number, style ?? list.GetAttribute("type") switch
        {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => "decimal",
        }) + ". ";
        return style == "none" || Typed().IsMatch(item.TextContent) ? "" : label;
    }

    // In the words of Office Open XML.
    static string? StyleOf(IElement element) => Style().Match(element.GetAttribute("style") ?? "") is not { Success: true } match ? null
        : match.Groups[1].Value.ToLowerInvariant() switch
        {
            "none" => "none",
            "lower-alpha" or "lower-latin" => "lowerLetter",
            "upper-alpha" or "upper-latin" => "upperLetter",
            "lower-roman" => "lowerRoman",
            "upper-roman" => "upperRoman",
            "decimal-leading-zero" => "decimalZero",
            "decimal" => "decimal",
            _ => null,
        };

    static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000 ? number : null;
}
