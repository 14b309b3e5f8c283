namespace DonDoc.Formats;

/// <summary>How much a file may cost to read. A file beyond any of these is refused, before the cost is paid.</summary>
public sealed record ReadLimits
{
    public static readonly ReadLimits Default = new();

    /// <summary>Length of the file in bytes.</summary>
    public long FileBytes { get; init; } = 50_000_000;

    /// <summary>Length of a web page in bytes: its tree takes twenty times as much memory.</summary>
    public long PageBytes { get; init; } = 10_000_000;

    /// <summary>Entries of an archive (a docx is one).</summary>
    public int ArchiveEntries { get; init; } = 5_000;

    /// <summary>Bytes of all entries of an archive, or of all streams of a PDF, when unpacked; what is unpacked twice counts twice.</summary>
    public long UnpackedBytes { get; init; } = 400_000_000;

    /// <summary>Bytes of one part of an archive, or one stream of a PDF, that is really unpacked.</summary>
    public long PartBytes { get; init; } = 64_000_000;

    /// <summary>How many times larger a file may become when unpacked. See <see cref="UnpackedFrom"/>.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>Elements, attributes and texts of an XML tree that is in memory at one time: a paragraph or a table of a docx.</summary>
    public int TreeNodes { get; init; } = 3_000_000;

    /// <summary>Pages of a PDF.</summary>
    public int Pages { get; init; } = 5_000;

    /// <summary>Letters drawn on one page of a PDF; a full page of print has some three thousand.</summary>
    public int PageLetters { get; init; } = 500_000;

    /// <summary>Characters on all pages of a PDF, and of the text that is written from any file with tables: merged cells are repeated in it.</summary>
    public int Characters { get; init; } = 10_000_000;

    /// <summary>How deep elements may be nested in an XML part or an HTML page.</summary>
    public int Depth { get; init; } = 512;

    /// <summary>How deep files that stand within each other in Word files are looked into; none: not at all.</summary>
    public int Embedded { get; init; } = 2;

    /// <summary>How long LibreOffice may take to turn an old Word file into a docx.</summary>
    public TimeSpan ConversionTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes that it may write for that, its own files included.</summary>
    public long ConvertedBytes { get; init; } = 200_000_000;

    /// <summary>Pages that are pictures, of one file, that are recognised. None: pictures are not read.</summary>
    public int RecognisedPages { get; init; } = 60;

    /// <summary>How long recognising a file may take; a page of print takes one to three seconds.</summary>
    public TimeSpan RecognitionTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Pixels of a picture: a page of A3 at 600 dots an inch has 70 millions.</summary>
    public long PicturePixels { get; init; } = 80_000_000;

    /// <summary>Folders in which outside programs are looked for, as in PATH. Empty: none is used.</summary>
    public string ProgramFolders { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Ends outside programs when nobody waits for the reading any more.</summary>
    internal CancellationToken Cancellation { get; init; }

    // Up to here a file may grow as it likes: pictures of one colour pack very well.
    const long HarmlessBytes = 20_000_000;

    /// <summary>How many bytes may come out of a file of this length.</summary>
    internal long UnpackedFrom(long length) => Math.Min(UnpackedBytes, Math.Max(HarmlessBytes, length * UnpackedRatio));
}
