using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Pages.Imports;

/// <summary>The registry's fields as the head of an official document gives them; empty for a text that has none.</summary>
static class DocumentProposal
{
    public static IReadOnlyDictionary<string, string> Of(string plainText)
    {
        var outline = OutlineReader.Read(SourceText.FromPlain(plainText));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
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
}
