namespace DonDoc.Text.Source;

/// <summary>What a paragraph is to the report it stands in. News pages carry much that is not the report.</summary>
public enum ParagraphRole
{
    /// <summary>The report itself.</summary>
    Body,

    /// <summary>The headline.</summary>
    Title,

    /// <summary>A line under a picture; often the headline again.</summary>
    Caption,

    /// <summary>Menus, page clocks, counters, contact lines, bylines, other news and what follows them. Marked, never deleted.</summary>
    Boilerplate,
}

/// <summary>One paragraph of a <see cref="SourceText"/>: a line of the plain text that is not blank.</summary>
/// <param name="Span">Where it stands, without the line end.</param>
/// <param name="Page">Page number from 1, or null where the format has no pages.</param>
/// <param name="Hint">What the file format itself says it is (a <c>nav</c> element, a heading), if it says anything.</param>
public sealed record Paragraph(Span Span, int? Page, ParagraphRole? Hint = null);
