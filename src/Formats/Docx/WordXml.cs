using System.Xml.Linq;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Access by local name. Word files come in two families of namespaces (transitional and strict) with the same names.
/// </summary>
static class WordXml
{
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    public static string? Value(this XElement element, string attribute) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute)?.Value;

    /// <summary>The <c>val</c> of a child, or null where there is no such child.</summary>
    public static string? ChildValue(this XElement element, string name) => element.Child(name)?.Value("val");

    public static int? ChildNumber(this XElement element, string name) =>
        int.TryParse(element.ChildValue(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch is on when its element is there and does not say otherwise.</summary>
    public static bool IsOn(this XElement? element, string name) =>
        element?.Child(name) is { } found && found.Value("val") is not ("0" or "false" or "off");
}
