using DonDoc.Storage.Postgres;
using DonDoc.Storage.Sqlite;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage.Backups;

/// <summary>
/// Writes one archive with all that an installation knows: records, files, keys. The records are copied first: a file is kept before
/// a record names it and stays while one does, so every file of the copied records is there when its turn comes.
/// </summary>
public sealed class TakeBackup(Place place, TimeProvider clock)
{
    /// <summary>Writes beside the file, then puts it in the place of an older backup of that name; nothing else is replaced.</summary>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="IOException">The archive cannot be written, or a file of the installation cannot be read.</exception>
    public async Task<Outcome<BackupManifest>> RunAsync(string file, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        file = Path.GetFullPath(file);
        if (Directory.Exists(file) || (File.Exists(file) && new FileInfo(file).Length > 0 && !BackupArchive.IsOne(file)))
            return BackupRefusals.WouldReplace;
        var partial = file + ".partial";
        using IRecordCopy records = TrackingStorage.IsPostgres(place.Connection) ? new PostgresCopy(place.Connection) : new SqliteCopy(place.Connection, partial + ".db");
        var store = new FileStore(place.Files);
        var meter = new Meter(progress) { Total = store.All().Sum(one => one.Size) + (File.Exists(place.Connection) ? new FileInfo(place.Connection).Length : 0) };
        try
        {
            BackupManifest manifest;
            // Keys and hashes of passwords are in it: for the owner's eyes.
            await using (var output = new FileStream(partial, OwnersOnly.Create()))
            {
                await using (var archive = new BackupWriter(output, meter.Advance))
                {
                    var copied = await records.CopyAsync(archive, cancel);
                    if (copied.IsRefused)
                        return copied.Refusal!;
                    var kept = await AddFilesAsync(archive, store, cancel);
                    manifest = new BackupManifest
                    {
                        Version = BackupManifest.Newest,
                        CreatedAt = clock.GetUtcNow().UtcDateTime,
                        Database = records.Database,
                        Schema = copied.Value.Schema,
                        Rows = copied.Value.Rows,
                        Entries = archive.Entries,
                        Missing = [.. copied.Value.Files.Except(kept, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    };
                    await archive.SealAsync(manifest, cancel);
                }

                output.Flush(flushToDisk: true);
            }

            File.Move(partial, file, overwrite: true);
            await TellAsync(file, manifest.Schema, cancel);
            return manifest;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Whoever has the archive has the hashes of all passwords and every key: the log says that there is one more. A database of another version is only read.</summary>
    private async Task TellAsync(string file, string schema, CancellationToken cancel)
    {
        await using var db = TrackingStorage.Open(place.Connection);
        if (schema == db.Database.GetMigrations().Last())
            await new RecordAct(db).RunAsync(BackupActs.Of("installation.backed_up", file, await BackupActs.HashAsync(file, cancel), await new ShowAuditHead(db).RunAsync(cancel)), cancel);
    }

    private async Task<HashSet<string>> AddFilesAsync(BackupWriter archive, FileStore store, CancellationToken cancel)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (sha256, _) in store.All())
        {
            // One that is damaged is left out: what is restored must be what was imported.
            if (!await store.IsWholeAsync(sha256, cancel))
                continue;
            await using var content = store.Open(sha256);
            if (content is null)
                continue;
            await archive.AddAsync(EntryPath.OfFile(sha256), content, cancel);
            kept.Add(sha256);
        }

        foreach (var key in Directory.Exists(place.Keys) ? Directory.EnumerateFiles(place.Keys).Where(key => EntryPath.IsKey(Path.GetFileName(key))) : [])
            await AddAsync(EntryPath.OfKey(Path.GetFileName(key)), key);
        if (File.Exists(place.DemonstrationAccounts))
            await AddAsync(EntryPath.Demonstration, place.DemonstrationAccounts);
        return kept;

        async Task AddAsync(string path, string file)
        {
            await using var content = File.OpenRead(file);
            await archive.AddAsync(path, content, cancel);
        }
    }
}
