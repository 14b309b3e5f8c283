using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>Every "no" about bulk imports.</summary>
public static class BulkRefusals
{
    public static readonly Refusal NotFound = new("bulk.not_found");

    /// <summary>{0} how many one person may have under way.</summary>
    public static readonly Refusal TooManyOpen = new("bulk.too_many_open");

    public static readonly Refusal NoFiles = new("bulk.no_files");

    /// <summary>{0} how many files one import takes.</summary>
    public static readonly Refusal TooManyFiles = new("bulk.too_many_files");

    /// <summary>An archive stands alone; it was sent with others.</summary>
    public static readonly Refusal OneArchive = new("bulk.one_archive");

    /// <summary>What bears the name of an archive is none, or is damaged or enciphered.</summary>
    public static readonly Refusal NotAnArchive = new("bulk.not_an_archive");

    /// <summary>The name of the archive bears a mark of secrecy.</summary>
    public static readonly Refusal Classified = new("bulk.classified");

    public static readonly Refusal NotRunning = new("bulk.not_running");
    public static readonly Refusal NotPaused = new("bulk.not_paused");
    public static readonly Refusal Over = new("bulk.over");
    public static readonly Refusal ChangedMeanwhile = new("bulk.changed_meanwhile");

    /// <summary>The files that were sent are no longer there: after a restore from a backup.</summary>
    public static readonly Refusal FilesGone = new("bulk.files_gone");

    /// <summary>Whoever sent them may no longer register there, or has no account any more.</summary>
    public static readonly Refusal SenderGone = new("bulk.sender_gone");

    /// <summary>Of a file: the program failed over it several times.</summary>
    public static readonly Refusal FileBroke = new("bulk.file_broke");

    /// <summary>Of a file: {0} the longest text in characters.</summary>
    public static readonly Refusal TextTooLong = new("bulk.text_too_long");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, TooManyOpen, NoFiles, TooManyFiles, OneArchive, NotAnArchive, NotRunning, NotPaused, Over, ChangedMeanwhile, FilesGone, SenderGone,
        FileBroke, TextTooLong, Classified,
    ];
}
