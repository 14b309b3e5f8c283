using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Source;

namespace DonDoc.Web.Pages.Documents;

/// <summary>What stands in a file but is not its text: menus, captions, contact lines.</summary>
static class FaintParts
{
    public static IReadOnlyList<Span> Of(string text)
    {
        var source = SourceText.FromPlain(text);
        var roles = ParagraphRoles.Of(source);
        return [.. source.Paragraphs.Where((_, index) => roles[index] is ParagraphRole.Boilerplate or ParagraphRole.Caption).Select(paragraph => paragraph.Span)];
    }
}
