using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// Brings a SQLite file to this version, one process at a time. The framework's own lock is a committed row, which a killed
/// process leaves behind for ever; so the operating system's lock on a file beside the database decides, which ends with its
/// process, and under it a left row is known to be nobody's.
/// </summary>
internal static class SqliteMigration
{
    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows; a full disk is no reason to wait.
    private static readonly int[] Busy = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(SqliteDb db, CancellationToken cancel)
    {
        if (new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) is not { DataSource: { Length: > 0 } file })
            throw new InvalidOperationException("The connection names no file.");
        var path = Path.GetFullPath(file);
        OwnersOnly.Folder(Path.GetDirectoryName(path)!);
        await using var held = await HoldAsync(path + ".migrating", cancel);
        if (File.Exists(path))
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        else
            await CreateAsync(path);
        await db.Database.MigrateAsync(cancel);
    }

    // An empty file is an empty database; what SQLite puts beside it gets the same rights.
    private static ValueTask CreateAsync(string path) => new FileStream(path, OwnersOnly.Options(FileMode.OpenOrCreate, FileAccess.Write)).DisposeAsync();

    /// <summary>Waits for the process that migrates now; its file stays, since deleting it could free a lock that another has just taken.</summary>
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, OwnersOnly.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException exception) when (Busy.Contains(exception.HResult))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
