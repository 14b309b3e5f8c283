namespace DonDoc.Text.Structure;

/// <summary>The constructs a provision can begin with, one parser each. <c>Outline.md</c> describes them and is their test.</summary>
static class Constructs
{
    /// <summary>Reads the mark at the beginning of a line without leading blanks, or none.</summary>
    delegate Mark? Parser(ReadOnlySpan<char> line, bool isHeading);

    // In order: the first that reads something wins.
    static readonly Parser[] _parsers =
    [
        WordMarks.Appendix,
        WordMarks.Part,
        WordMarks.Chapter,
        WordMarks.Section,
        WordMarks.Step,
        WordMarks.Subsection,
        WordMarks.Article,
        ListMarks.Roman,
        ListMarks.Capital,
        ListMarks.Arabic,
        ListMarks.SmallRoman,
        ListMarks.Letter,
        ListMarks.Dash,
        ListMarks.Plus,
    ];

    public static Mark? Read(ReadOnlySpan<char> line, bool isHeading)
    {
        foreach (var parser in _parsers)
        {
            if (parser(line, isHeading) is { } mark)
                return mark;
        }

        return null;
    }
}
