using System.Globalization;
using System.Xml.Linq;
using DonDoc.Text.Extraction;
using DonDoc.Text.Structure;
using static DonDoc.Formats.AkomaNtoso.AkomaNtosoWriter;

namespace DonDoc.Formats.AkomaNtoso;

/// <summary>Who a document is, by the levels of FRBR: the work, its text in Vietnamese, this file. Addresses follow the naming convention.</summary>
static class Identification
{
    // The schema wants a day; this one says that the text names none.
    const string NoDay = "0001-01-01";

    /// <param name="component">Empty for the document, <c>att_1</c> for what is enclosed.</param>
    public static XElement Meta(Outline outline, string component)
    {
        var (work, day) = (Address(outline.Type, outline.IssueDate, outline.Number ?? outline.Subject), Day(outline.IssueDate));
        var part = component.Length == 0 ? "!main" : $"!{component}";
        var identification = Element("identification", Attribute("source", "#dondoc"),
            Level("FRBRWork", work, part, day, "issued",
                Value("FRBRcountry", "vn"),
                outline.TypeCode is { } code ? Value("FRBRsubtype", ElementIds.Plain(code)) : null,
                outline.Number is { } number ? Value("FRBRnumber", number) : null,
                outline.Subject is { } subject ? Value("FRBRname", subject) : null),
            Level("FRBRExpression", $"{work}/vie@{day}", part, day, "issued", Element("FRBRlanguage", Attribute("language", "vie"))),
            Level("FRBRManifestation", $"{work}/vie@{day}", part, day, "issued", Value("FRBRformat", "application/akn+xml"), ".akn"));
        return Element("meta", identification, References(outline));
    }

    /// <summary><c>/akn/vn/doc/nghi-quyet/2019-01-24/45-NQ-TW</c>; a day that is not known is left out.</summary>
    public static string Address(string? type, DateOnly? date, string? number) =>
        $"/akn/vn/doc/{ElementIds.Plain(type ?? "van ban")}/{(date is null ? "" : Day(date) + "/")}{ElementIds.Plain(Short(number ?? "khong so"))}";

    /// <summary>Of a document that is referred to: the provision behind a tilde.</summary>
    public static string Address(ReferenceFact reference) =>
        Address(reference.Type, reference.Date, reference.Number ?? reference.Name ?? reference.Text) + (reference.Provision is { } provision ? $"/~{ElementIds.Plain(provision)}" : "");

    static string Short(string text) => text.Length <= 80 ? text : text[..80];

    static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? NoDay;

    static XElement Level(string name, string address, string part, string day, string about, params object?[] more)
    {
        var ending = more is [.., string text] ? text : "";
        return Element(name,
            Value("FRBRthis", $"{address}/{part}{ending}"), Value("FRBRuri", $"{address}{ending}"),
            Element("FRBRdate", Attribute("date", day), Attribute("name", about)),
            Element("FRBRauthor", Attribute("href", "#issuer")),
            more.OfType<XElement>());
    }

    static XElement References(Outline outline)
    {
        var references = Element("references", Attribute("source", "#dondoc"),
            Known("TLCOrganization", "issuer", "organization", outline.Issuer ?? "không rõ"),
            Known("TLCOrganization", "dondoc", "organization", "DonDoc"));
        if (outline.Signer is { } signer)
            references.Add(Known("TLCPerson", "signer", "person", signer.Name));
        return references;
    }

    static XElement Known(string element, string id, string kind, string name) =>
        Element(element, Attribute("eId", id), Attribute("href", $"/akn/ontology/{kind}/vn/{ElementIds.Plain(name)}"), Attribute("showAs", Clean(name)));

    static XElement Value(string name, string value) => Element(name, Attribute("value", Clean(value)));
}
