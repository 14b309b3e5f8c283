using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DonDoc.Formats.Tests.Docx;

/// <summary>Makes real Word files.</summary>
static class WordFile
{
    const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>A file whose body is the given WordprocessingML.</summary>
    public static byte[] FromXml(string body, Action<MainDocumentPart>? more = null)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            more?.Invoke(main);
        }

        return stream.ToArray();
    }

    public static byte[] FromParagraphs(params string[] paragraphs) =>
        FromXml(string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(p)}</w:t></w:r></w:p>")));

    public static void AddNumbering(MainDocumentPart main, string content) =>
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering($"<w:numbering {Namespaces}>{content}</w:numbering>");

    public static void AddStyles(MainDocumentPart main, string content) =>
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles($"<w:styles {Namespaces}>{content}</w:styles>");

    public static void AddFootnotes(MainDocumentPart main, string content) =>
        main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes($"<w:footnotes {Namespaces}>{content}</w:footnotes>");

    public static void AddHeader(MainDocumentPart main, string content) =>
        main.AddNewPart<HeaderPart>().Header = new Header($"<w:hdr {Namespaces}>{content}</w:hdr>");

    public static void AddFooter(MainDocumentPart main, string content) =>
        main.AddNewPart<FooterPart>().Footer = new Footer($"<w:ftr {Namespaces}>{content}</w:ftr>");
}
