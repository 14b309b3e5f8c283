namespace DonDoc.Formats.Pdf;

/// <summary>The text of a page in reading order. Lengths are points; heights grow upwards, as PDF counts.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Letters">Letters and digits on the page.</param>
/// <param name="HasPictures">A page with pictures and hardly a letter is a scan.</param>
sealed record PageText(int Number, IReadOnlyList<PdfLine> Lines, int Letters, bool HasPictures)
{
    /// <summary>Its fonts do not say which letters they draw: what it says can only be seen.</summary>
    public bool IsUnmapped { get; init; }

    /// <summary>Width or height, whichever is more.</summary>
    public double LongestSide { get; init; }
}

/// <summary>A printed line, or the part of one that stands in a column.</summary>
sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size)
{
    /// <summary>Where the first word ends: it tells whether the word would have fitted on the line before.</summary>
    public required double FirstWordRight { get; init; }

    /// <summary>Words in <see cref="Text"/> of which the recogniser was not sure.</summary>
    public IReadOnlyList<(int Start, int End)> Doubtful { get; init; } = [];

    /// <summary>Lines of one block follow one another; a column is a block of its own.</summary>
    public int Block { get; init; }

    public bool IsColumn { get; init; }

    /// <summary>A whole row of a table, which nothing continues.</summary>
    public bool IsTableRow { get; init; }

    /// <summary>Set where the line is a running header or footer.</summary>
    public bool IsMargin { get; set; }
}
