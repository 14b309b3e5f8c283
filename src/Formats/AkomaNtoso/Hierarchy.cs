using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DonDoc.Text.Extraction;
using DonDoc.Text.Structure;
using static DonDoc.Formats.AkomaNtoso.AkomaNtosoWriter;

namespace DonDoc.Formats.AkomaNtoso;

/// <summary>Provisions as the hierarchy of Akoma Ntoso: number, title, and then either words or what is below.</summary>
sealed class Hierarchy(Outline outline, ILookup<OutlineNode, LayoutTable> tables)
{
    readonly ElementIds _ids = new();

    public XElement Of(OutlineNode node, string parent, string? parentPath)
    {
        var name = NameOf(node);
        // Articles count through the chapters, and so do their ids.
        var id = _ids.Give(node.Kind == "article" ? Enclosing(parent) : parent, name, NumberOf(node, parentPath));
        var element = Element(name, Attribute("eId", id), Element("num", Clean(node.Label)));
        if (node.Heading is { } heading)
            element.Add(Element("heading", Clean(heading)));
        var own = Own(node).ToList();
        if (node.Children.Count == 0)
        {
            element.Add(Element("content", own.Count > 0 ? own : [Element("p")]));
        }
        else if (node.Children.All(child => child.Kind is "point" or "dash" or "plus"))
        {
            var list = Element("list", Attribute("eId", _ids.Give(id, "list", "1")), Intro(own));
            list.Add(Children(node, list.Attribute("eId")!.Value));
            element.Add(list);
        }
        else
        {
            element.Add(Intro(own), Children(node, id));
        }

        return element;
    }

    /// <summary>What is enclosed, as a document of its own.</summary>
    public XElement Attachment(OutlineNode node)
    {
        var id = _ids.Give("", "attachment", NumberOf(node, null));
        List<XElement> body = [.. Own(node), .. Children(node, id)];
        return Element("attachment", Attribute("eId", id),
            node.Label.Length > 0 ? Element("num", Clean(node.Label)) : null,
            node.Heading is { } heading ? Element("heading", Clean(heading)) : null,
            Element("doc", Attribute("name", "appendix"), Identification.Meta(outline, id), Element("mainBody", body.Count > 0 ? body : [Element("p")])));
    }

    IEnumerable<XElement> Children(OutlineNode node, string id) => node.Children.Select(child => Of(child, id, node.Path));

    static XElement? Intro(List<XElement> own) => own.Count > 0 ? Element("intro", own) : null;

    IEnumerable<XElement> Own(OutlineNode node)
    {
        var references = outline.References.Where(reference => node.Start <= reference.Start && reference.End <= node.End).ToList();
        foreach (var line in Sentences(node.Text))
            yield return Words(line, references);
        foreach (var table in tables[node])
            yield return TableOf(table);
    }

    // A sentence that the width of a page had cut is one.
    static IEnumerable<string> Sentences(string text)
    {
        var sentence = new StringBuilder();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (sentence.Length > 0 && char.IsLower(line[0]) && sentence[^1] is not ('.' or ';' or ':' or '!' or '?'))
            {
                sentence.Append(' ').Append(line);
                continue;
            }

            if (sentence.Length > 0)
                yield return sentence.ToString();
            sentence.Clear().Append(line);
        }

        if (sentence.Length > 0)
            yield return sentence.ToString();
    }

    /// <summary>A paragraph in which the documents that it names are references.</summary>
    public static XElement Words(string text, IReadOnlyList<ReferenceFact> references)
    {
        var paragraph = Element("p");
        var at = 0;
        foreach (var (start, reference) in references.Select(reference => (Start: text.IndexOf(reference.Text, StringComparison.Ordinal), reference)).Where(found => found.Start >= 0).OrderBy(found => found.Start))
        {
            if (start < at)
                continue;
            paragraph.Add(Clean(text[at..start]), Element("ref", Attribute("href", Identification.Address(reference)), Clean(reference.Text)));
            at = start + reference.Text.Length;
        }

        paragraph.Add(Clean(text[at..]));
        return paragraph;
    }

    public static XElement TableOf(LayoutTable table)
    {
        var columns = table.Rows.Max(row => row.Cells.Count);
        return Element("table", table.Rows.Select(row =>
        {
            var cells = row.Role == LayoutRowRole.Group ? [.. row.Cells.Where(cell => cell.Length > 0)] : row.Cells;
            return Element("tr", cells.Select((cell, i) => Element(row.Role == LayoutRowRole.Head ? "th" : "td",
                i == cells.Count - 1 && cells.Count < columns ? Attribute("colspan", (columns - i).ToString(CultureInfo.InvariantCulture)) : null,
                Element("p", Clean(cell)))));
        }));
    }

    // The words of a law have elements of their own; the Party's I-, 1., a), - take those of the same rank.
    static string NameOf(OutlineNode node) => node.Kind switch
    {
        "part" or "letter" => "part",
        "chapter" => "chapter",
        "section" => node.Label.StartsWith("Tiểu mục", StringComparison.OrdinalIgnoreCase) ? "subsection" : "section",
        "roman" => "section",
        "article" => "article",
        "clause" => "paragraph",
        "arabic" => node.Label.AsSpan().TrimEnd(".)-/ ").Contains('.') ? "subparagraph" : "paragraph",
        "point" => "point",
        "appendix" => "hcontainer",
        _ => "indent",
    };

    // “III.2.b” under “III.2” is b, “Điều 5” is 5.
    static string NumberOf(OutlineNode node, string? parentPath)
    {
        var own = parentPath is not null && node.Path.StartsWith(parentPath + ".", StringComparison.Ordinal) ? node.Path[(parentPath.Length + 1)..] : node.Path[(node.Path.LastIndexOf('.') + 1)..];
        return own[(own.LastIndexOf(' ') + 1)..];
    }

    static string Enclosing(string parent) => parent.StartsWith("att_", StringComparison.Ordinal) ? parent.Split("__")[0] : "";
}
