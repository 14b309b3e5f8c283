using System.Globalization;
using AngleSharp.Dom;

namespace DonDoc.Formats.Html;

/// <summary>The marks that a browser draws before list items, as typed text.</summary>
sealed class ListLabels
{
    // The number of the next item of each ordered list met so far.
    readonly Dictionary<IElement, int> _next = [];

    /// <summary>“1. ”, “a. ”, “I. ” in ordered lists, “- ” in others. Items are to be asked for in their order.</summary>
    public string Next(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
            return "- ";
        var number = Number(item, "value") ?? (_next.TryGetValue(list, out var next) ? next : Number(list, "start") ?? 1);
        _next[list] = number + 1;
        return Numerals.Write(number, list.GetAttribute("type") switch
        {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => "decimal",
        }) + ". ";
    }

    static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000 ? number : null;
}
