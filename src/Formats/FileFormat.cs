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

    /// <summary>Several files that are one document, in an archive: see <see cref="Joined.JoinedFiles"/>.</summary>
    Joined,
}

public static class FileFormats
{
    extension(FileFormat format)
    {
        /// <summary>txt, md, html, docx…</summary>
        public string ShortName => format switch
        {
            FileFormat.Markdown => "md",
            FileFormat.Html => "html",
            FileFormat.Docx => "docx",
            FileFormat.Doc => "doc",
            FileFormat.Rtf => "rtf",
            FileFormat.Pdf => "pdf",
            FileFormat.Png => "png",
            FileFormat.Jpeg => "jpg",
            FileFormat.Tiff => "tif",
            FileFormat.Joined => "zip",
            _ => "txt",
        };

        public string MediaType => format switch
        {
            FileFormat.Markdown => "text/markdown",
            FileFormat.Html => "text/html",
            FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileFormat.Doc => "application/msword",
            FileFormat.Rtf => "application/rtf",
            FileFormat.Pdf => "application/pdf",
            FileFormat.Png => "image/png",
            FileFormat.Jpeg => "image/jpeg",
            FileFormat.Tiff => "image/tiff",
            FileFormat.Joined => "application/zip",
            _ => "text/plain",
        };
    }
}
