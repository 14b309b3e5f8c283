using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Documents;

namespace DonDoc.Web.Pages.Imports;

/// <summary>The registry's fields as the head of an official document gives them; empty for a text that has none.</summary>
static class DocumentProposal
{
    public static IReadOnlyDictionary<string, string> Of(string plainText)
    {
        var outline = OutlineReader.Read(SourceText.FromPlain(plainText));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (outline.Type is null && outline.Nodes is [{ Kind: "appendix" } appendix, ..])
        {
            Set("document.type", DocumentTypes.Appendix);
            Set("document.subject", appendix.Heading is null ? appendix.Label : $"{appendix.Label}: {appendix.Heading}");
            Set("document.issuer", IssuerOfWhole(plainText));
        }

        if (outline.Type is null || outline.Number is null)
            return fields;
        Set("document.type", outline.Type);
        Set("document.code", outline.TypeCode);
        Set("document.number", outline.Number);
        Set("document.issuer", outline.Issuer);
        Set("document.issued", Dates.Show(outline.IssueDate));
        Set("document.subject", outline.Subject);
        return fields;

        void Set(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                fields[field] = value;
        }
    }

    // "(Kèm theo Chương trình hành động tại Nghị quyết số … ngày … của Chính phủ)"
    static string? IssuerOfWhole(string plainText)
    {
        const string Of = " của ";
        foreach (var line in plainText.Split('\n').Take(20))
        {
            var words = line.Trim().Trim('(', ')', '*', '_');
            if (words.StartsWith("Kèm theo", StringComparison.Ordinal) && words.LastIndexOf(Of, StringComparison.Ordinal) is var at and > 0)
                return words[(at + Of.Length)..].TrimEnd('.', ' ');
        }

        return null;
    }
}
