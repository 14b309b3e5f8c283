using DonDoc.Storage.Postgres;
using DonDoc.Storage.Sqlite;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Storage.Backups;

/// <summary>
/// Takes a backup in. Everything is checked before anything is written; then files and keys are added, which changes nothing for the
/// records that are there; the records change last, in one transaction. So a kill leaves the old installation or the new one. Files and keys
/// that the place has beyond the backup stay; the server removes files that no record names, some time later. What had been ended since the
/// backup was taken would hold again, so nobody stays signed in unless that is asked for; the log tells it, with what it replaced.
/// </summary>
/// <param name="anchors">File of the audit log's heads; the place's own where null.</param>
public sealed class RestoreBackup(Place place, TimeProvider clock, string? anchors = null)
{
    /// <param name="force">Whether records that the place holds may be replaced.</param>
    /// <param name="keepSignIns">Sessions, tokens and links of the backup hold again.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="IOException">The archive cannot be read, or the place cannot be written.</exception>
    public async Task<Outcome<BackupManifest>> RunAsync(
        string file, bool force, bool keepSignIns = false, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var meter = new Meter(progress);
        var opened = await BackupArchive.OpenAsync(file, total => meter.Total = total, meter.Advance, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        await using var archive = opened.Value;
        using IRecordCopy records = TrackingStorage.IsPostgres(place.Connection) ? new PostgresCopy(place.Connection) : new SqliteCopy(place.Connection, place.Connection + ".restore");
        if (archive.Manifest.Database != records.Database)
            return BackupRefusals.OtherDatabase.With(archive.Manifest.Database, records.Database);

        OwnersOnly.Folder(place.Folder);
        if (!TrackingStorage.IsPostgres(place.Connection))
            OwnersOnly.Folder(Path.GetDirectoryName(place.Connection)!);
        await using var turn = TakeTurn();
        if (turn is null)
            return BackupRefusals.Busy;
        if (!force && await records.HoldsRecordsAsync(cancel))
            return BackupRefusals.HoldsRecords;
        if (await records.PrepareAsync(archive, cancel) is { } wrong)
            return wrong;
        await AddFilesAsync(archive, cancel);
        var (sha256, before) = (await BackupActs.HashAsync(file, cancel), await HeadAsync(cancel));
        if (await records.ReplaceAsync(archive, db => FinishAsync(db, file, sha256, before, keepSignIns, cancel), cancel) is { } refusal)
            return refusal;
        await AnchorAsync(cancel);
        await ExchangeDemonstrationAsync(archive, cancel);
        return archive.Manifest;
    }

    private async Task FinishAsync(TrackingDb db, string file, string sha256, AuditHead? before, bool keepSignIns, CancellationToken cancel)
    {
        if (!keepSignIns)
            await new EndEverySignIn(db, clock).RunAsync(cancel);
        await new RecordAct(db).RunAsync(BackupActs.Of("installation.restored", file, sha256, before, ("sign_ins", keepSignIns ? "kept" : "ended")), cancel);
    }

    /// <summary>Where the log that is replaced ends; null where the place holds none that this program can read.</summary>
    private async Task<AuditHead?> HeadAsync(CancellationToken cancel)
    {
        await using var db = TrackingStorage.Open(place.Connection);
        var isThere = TrackingStorage.IsPostgres(place.Connection) || File.Exists(place.Connection);
        return isThere && await TrackingStorage.IsPreparedAsync(db, cancel) ? await new ShowAuditHead(db).RunAsync(cancel) : null;
    }

    /// <summary>From here on the audit log ends where the backup's did: without this line that would look like a tail cut off.</summary>
    private async Task AnchorAsync(CancellationToken cancel)
    {
        await using var db = TrackingStorage.Open(place.Connection);
        var head = await new ShowAuditHead(db).RunAsync(cancel);
        await new AnchorLog(anchors ?? place.Anchors).AppendAsync(new AuditAnchor(clock.Instant(), head.Sequence, head.Hash, Restored: true), cancel);
    }

    /// <summary>One restore at a time; the file goes with the process that holds it.</summary>
    private FileStream? TakeTurn()
    {
        try
        {
            return new FileStream(Path.Combine(place.Folder, "restore.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task AddFilesAsync(BackupArchive archive, CancellationToken cancel)
    {
        var store = new FileStore(place.Files);
        foreach (var path in archive.Manifest.Entries.Select(entry => entry.Path))
        {
            if (EntryPath.FileOf(path) is not null)
            {
                await using var content = await archive.ReadAsync(path, cancel);
                // Anew even where it is there: it may be damaged, or old enough to be taken for unused before a record names it.
                await store.SaveAsync(content, cancel);
            }
            else if (EntryPath.KeyOf(path) is { } key)
            {
                OwnersOnly.Folder(place.Keys);
                await WriteAsync(archive, path, Path.Combine(place.Keys, key), cancel);
            }
        }
    }

    /// <summary>The passwords of the demonstration belong to its records: they come and go with them.</summary>
    private async Task ExchangeDemonstrationAsync(BackupArchive archive, CancellationToken cancel)
    {
        if (archive.Manifest.Entries.Any(entry => entry.Path == EntryPath.Demonstration))
            await WriteAsync(archive, EntryPath.Demonstration, place.DemonstrationAccounts, cancel);
        else
            File.Delete(place.DemonstrationAccounts);
    }

    private static async Task WriteAsync(BackupArchive archive, string path, string target, CancellationToken cancel)
    {
        var beside = target + ".restore";
        await using (var content = await archive.ReadAsync(path, cancel))
        await using (var output = new FileStream(beside, OwnersOnly.Create()))
        {
            await content.CopyToAsync(output, cancel);
            output.Flush(flushToDisk: true);
        }

        File.Move(beside, target, overwrite: true);
    }
}
