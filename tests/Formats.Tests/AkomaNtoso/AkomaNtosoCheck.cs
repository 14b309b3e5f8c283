using System.Text.RegularExpressions;
using System.Xml.Linq;
using DonDoc.Formats.AkomaNtoso;

namespace DonDoc.Formats.Tests.AkomaNtoso;

/// <summary>
/// The part of the Akoma Ntoso 3.0 schema that we write, as a table: which elements stand in which, in which order, with which attributes.
/// The schema itself has thousands of lines and names many elements that are never written here.
/// </summary>
static class AkomaNtosoCheck
{
    // Names in order, with ? * + and choices in brackets; # is text, $ any provision.
    static readonly Dictionary<string, string> Content = new(StringComparer.Ordinal)
    {
        ["akomaNtoso"] = "doc",
        ["doc"] = "meta preface? preamble? mainBody conclusions? attachments?",
        ["meta"] = "identification references",
        ["identification"] = "FRBRWork FRBRExpression FRBRManifestation",
        ["FRBRWork"] = "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry FRBRsubtype? FRBRnumber? FRBRname?",
        ["FRBRExpression"] = "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage",
        ["FRBRManifestation"] = "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRformat",
        ["references"] = "TLCOrganization+ TLCPerson*",
        ["preface"] = "p+",
        ["preamble"] = "(p|table)+",
        ["mainBody"] = "(p|table|$)+",
        ["conclusions"] = "p+",
        ["attachments"] = "attachment+",
        ["attachment"] = "num? heading? doc",
        ["intro"] = "(p|table)+",
        ["content"] = "(p|table)+",
        ["list"] = "intro? (point|indent)+",
        ["table"] = "tr+",
        ["tr"] = "(th|td)+",
        ["th"] = "p+",
        ["td"] = "p+",
        ["p"] = "#(ref|docAuthority|docNumber|docDate|docType|docTitle|signature)*",
        ["signature"] = "#person?",
    };

    static readonly string[] Provisions = ["part", "chapter", "section", "subsection", "article", "paragraph", "subparagraph", "point", "indent"];

    static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["doc"] = ["name"],
        ["identification"] = ["source"],
        ["references"] = ["source"],
        ["FRBRdate"] = ["date", "name"],
        ["FRBRauthor"] = ["href"],
        ["FRBRlanguage"] = ["language"],
        ["TLCOrganization"] = ["eId", "href", "showAs"],
        ["TLCPerson"] = ["eId", "href", "showAs"],
        ["ref"] = ["href"],
        ["person"] = ["refersTo"],
        ["docDate"] = ["date"],
        ["list"] = ["eId"],
        ["attachment"] = ["eId"],
    };

    /// <summary>What is wrong with a file; nothing where it is as it should be.</summary>
    public static IEnumerable<string> Of(XDocument file)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in file.Descendants())
        {
            var name = element.Name.LocalName;
            if (element.Name.Namespace != AkomaNtosoWriter.Namespace)
                yield return $"{name} is in another namespace";
            foreach (var attribute in Required(element).Where(attribute => element.Attribute(attribute) is null))
                yield return $"{name} has no {attribute}";
            // What an attachment refers to bears the ids of the document's own.
            if (element.Attribute("eId")?.Value is { } id && element.Parent!.Name.LocalName != "references" && (id.Any(char.IsWhiteSpace) || !ids.Add(id)))
                yield return $"the eId {id} is given twice or has blanks";
            if (!Fits(element))
                yield return $"{name} holds {Names(element)}";
        }
    }

    static string[] Required(XElement element) => element.Name.LocalName switch
    {
        var name when Attributes.TryGetValue(name, out var known) => known,
        var name when Provisions.Contains(name) => ["eId"],
        var name when name.StartsWith("FRBR", StringComparison.Ordinal) && !element.HasElements => ["value"],
        _ => [],
    };

    static string Names(XElement element) => string.Concat(element.Elements().Select(child => child.Name.LocalName + " "));

    static bool Fits(XElement element)
    {
        var name = element.Name.LocalName;
        // A provision holds words, or words that lead to what is below it.
        var model = Provisions.Contains(name) ? "num heading? (content|intro? ($)+)" : Content.GetValueOrDefault(name, "#");
        if (!model.StartsWith('#') && element.Nodes().OfType<XText>().Any(text => text.Value.Trim().Length > 0))
            return false;
        // “num heading?” matches “num heading ”.
        var pattern = Regex.Replace(model.TrimStart('#').Replace("$", string.Join('|', Provisions.Append("list")), StringComparison.Ordinal), "[A-Za-z]+", "(?:$0~)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Replace(" ", "", StringComparison.Ordinal).Replace('~', ' ');
        return Regex.IsMatch(Names(element), $"^(?:{pattern})$", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(5));
    }
}
