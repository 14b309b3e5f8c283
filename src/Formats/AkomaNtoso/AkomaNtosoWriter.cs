using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DonDoc.Formats.Docx.Writing;
using DonDoc.Text.Structure;

namespace DonDoc.Formats.AkomaNtoso;

/// <summary>
/// The outline of a document as Akoma Ntoso 3.0 (OASIS LegalDocML): what it is, its preface, its provisions with eIds, its tables, what it
/// refers to, and what is enclosed with it. What the text does not say is not said.
/// </summary>
public static class AkomaNtosoWriter
{
    public const string MediaType = "application/akn+xml";

    public static readonly XNamespace Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    /// <summary>UTF-8, indented, without a mark.</summary>
    public static byte[] Write(Outline outline, DocumentLayout layout)
    {
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(layout);
        using var stream = new MemoryStream();
        // Not indented within: blanks between words and references are words.
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            Of(outline, layout).Save(writer);
        return stream.ToArray();
    }

    static XDocument Of(Outline outline, DocumentLayout layout)
    {
        var blocks = layout.Blocks();
        var hierarchy = new Hierarchy(outline, TablesOf(blocks));
        var provisions = outline.Nodes.Where(node => node.Kind != "appendix").Select(node => hierarchy.Of(node, "", null)).ToList();
        var before = Before(blocks).Select(block => block is LayoutTable table ? Hierarchy.TableOf(table) : Hierarchy.Words(((LayoutParagraph)block).Text.Replace('\n', ' '), outline.References)).ToList();
        var attachments = outline.Nodes.Where(node => node.Kind == "appendix").Select(hierarchy.Attachment).ToList();
        // A document without provisions has its words as its body.
        var body = provisions.Count > 0 ? provisions : before.Count > 0 ? before : [Element("p")];
        return new XDocument(Element("akomaNtoso",
            Element("doc", Attribute("name", ElementIds.Plain(outline.Type ?? "van ban")),
                Identification.Meta(outline, ""),
                Preface(outline),
                provisions.Count > 0 && before.Count > 0 ? Element("preamble", before) : null,
                Element("mainBody", body),
                Conclusions(outline, blocks),
                attachments.Count > 0 ? Element("attachments", attachments) : null)));
    }

    static XElement? Preface(Outline outline)
    {
        var lines = new List<XElement>();
        Add(outline.Superior, "docAuthority");
        Add(outline.Issuer, "docAuthority");
        Add(outline.Number, "docNumber");
        if (outline.IssueDate is { } day)
        {
            lines.Add(Element("p", outline.Place is { } place ? $"{Clean(place)}, " : null, Element("docDate", Attribute("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {day.Month:00} năm {day.Year}"))));
        }

        Add(outline.Type, "docType");
        Add(outline.Subject, "docTitle");
        return lines.Count > 0 ? Element("preface", lines) : null;

        void Add(string? value, string element)
        {
            if (value is not null)
                lines.Add(Element("p", Element(element, Clean(value))));
        }
    }

    static XElement? Conclusions(Outline outline, IReadOnlyList<LayoutBlock> blocks)
    {
        var lines = new List<XElement>();
        foreach (var line in blocks.OfType<LayoutClosing>().FirstOrDefault(closing => closing.Signature.Count > 0)?.Signature ?? [])
        {
            var isSigner = outline.Signer is { } signer && string.Equals(line, signer.Name, StringComparison.OrdinalIgnoreCase);
            lines.Add(Element("p", Element("signature", isSigner ? Element("person", Attribute("refersTo", "#signer"), Clean(line)) : Clean(line))));
        }

        lines.AddRange(outline.Recipients.Select(recipient => Element("p", Attribute("class", "recipient"), Clean(recipient))));
        return lines.Count > 0 ? Element("conclusions", lines) : null;
    }

    // Above the first provision: grounds, whom it is addressed to, what decides.
    static IEnumerable<LayoutBlock> Before(IReadOnlyList<LayoutBlock> blocks) =>
        blocks.TakeWhile(block => block is LayoutTable or LayoutParagraph { Opens: null });

    // A table belongs to the provision that was opened last.
    static ILookup<OutlineNode, LayoutTable> TablesOf(IReadOnlyList<LayoutBlock> blocks)
    {
        var tables = new List<(OutlineNode Node, LayoutTable Table)>();
        OutlineNode? last = null;
        foreach (var block in blocks)
        {
            last = (block as LayoutParagraph)?.Opens ?? last;
            if (block is LayoutTable table && last is not null)
                tables.Add((last, table));
        }

        return tables.ToLookup(found => found.Node, found => found.Table, ReferenceEqualityComparer.Instance as IEqualityComparer<OutlineNode>);
    }

    internal static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    internal static XAttribute Attribute(string name, string value) => new(name, value);

    internal static string Clean(string text) => Runs.Clean(text);
}
