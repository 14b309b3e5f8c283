using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>Finds the styles of a template by name, and lends those that it lacks from the built-in template.</summary>
sealed class TemplateStyles
{
    readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public TemplateStyles(MainDocumentPart main, OfficeLayout layout)
    {
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        var styles = part.Styles ??= new Styles();
        foreach (var style in styles.Elements<Style>())
        {
            if (style is { StyleId.Value: { } id, StyleName.Val.Value: { } name })
                _ids.TryAdd(name.Normalize(), id);
        }

        if (TemplateStyle.All.All(_ids.ContainsKey))
            return;
        using var lender = DocxTemplate.BuiltIn(layout).Copy(new MemoryStream());
        var taken = styles.Elements<Style>().Select(style => style.StyleId?.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var style in lender.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Where(style => style.CustomStyle?.Value == true))
        {
            if (!_ids.TryAdd(style.StyleName!.Val!.Value!, style.StyleId!.Value!) || !taken.Add(style.StyleId.Value))
                continue;
            styles.AppendChild(style.CloneNode(deep: true));
        }
    }

    public string Id(string name) => _ids[name];

    public Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = Id(style) }));
        paragraph.Append(content);
        return paragraph;
    }
}
