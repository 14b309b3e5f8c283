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

    /// <summary>Bytes of all entries of an archive when unpacked.</summary>
    public long UnpackedBytes { get; init; } = 400_000_000;

    /// <summary>Bytes of one part of an archive, or one stream of a PDF, that is really unpacked.</summary>
    public long PartBytes { get; init; } = 64_000_000;

    /// <summary>How many times larger an archive may become when unpacked.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>How deep elements may be nested in an XML part or an HTML page.</summary>
    public int Depth { get; init; } = 512;
}
