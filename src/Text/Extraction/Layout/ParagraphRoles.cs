using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Layout;

/// <summary>What each paragraph of a text is to the report it stands in: for showing what the reader leaves aside.</summary>
public static class ParagraphRoles
{
    /// <returns>One role for each of <see cref="SourceText.Paragraphs"/>.</returns>
    public static IReadOnlyList<ParagraphRole> Of(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return LayoutReader.Read(Reading.Of(source)).Roles;
    }
}
