using DonDoc.Tracking.Kernel;

namespace DonDoc.Storage.Backups;

/// <summary>What a backup asks of a database. Disposing removes what lay beside on its way.</summary>
internal interface IRecordCopy : IDisposable
{
    /// <summary>sqlite or postgresql, as manifests name it.</summary>
    string Database { get; }

    /// <summary>Writes all records as they are in one moment; others go on reading and writing.</summary>
    Task<Outcome<CopiedRecords>> CopyAsync(BackupWriter archive, CancellationToken cancel);

    /// <summary>Whether the place holds any row.</summary>
    Task<bool> HoldsRecordsAsync(CancellationToken cancel);

    /// <summary>Everything that can be found wrong before a record of the place is touched.</summary>
    Task<Refusal?> PrepareAsync(BackupArchive archive, CancellationToken cancel);

    /// <summary>Puts the records of the archive in the place of all others, in one transaction.</summary>
    /// <param name="last">What is done with the records of the archive before anybody sees them.</param>
    Task<Refusal?> ReplaceAsync(BackupArchive archive, Func<TrackingDb, Task> last, CancellationToken cancel);
}

/// <param name="Schema">The last migration.</param>
/// <param name="Rows">By table.</param>
/// <param name="Files">Hashes of the stored files that records name.</param>
internal sealed record CopiedRecords(string Schema, IReadOnlyDictionary<string, long> Rows, IReadOnlySet<string> Files);
