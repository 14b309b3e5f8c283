namespace DonDoc.Formats;

/// <summary>What a file is, decided by its content.</summary>
public enum FileFormat
{
    PlainText,

    Markdown,

    Html,

    /// <summary>Word, Office Open XML.</summary>
    Docx,

    /// <summary>Word before 2007.</summary>
    Doc,

    Rtf,

    Pdf,

    Png,

    Jpeg,

    Tiff,
}
