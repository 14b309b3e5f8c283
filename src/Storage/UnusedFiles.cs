using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage;

/// <summary>Files that no record names: of an import that was discarded, or of one that a kill cut off before its record was saved; and pieces of files whose arrival a kill cut off.</summary>
public static class UnusedFiles
{
    /// <summary>
    /// The hashes of the files that records name; in the words of the database, so that a backup asks the same of its copy. A discarded
    /// import keeps its hash, not its file.
    /// </summary>
    internal const string Named = """
        SELECT "Sha256" FROM "DocumentVersions" WHERE "Sha256" IS NOT NULL
        UNION SELECT "Sha256" FROM "ImportedFiles" WHERE "State" <> 'Discarded'
        UNION SELECT "Sha256" FROM "Evidence"
        UNION SELECT "Sha256" FROM "TargetEvidence"
        UNION SELECT "Sha256" FROM "BottleneckEvidence"
        """;

    /// <summary>Removes those that came before an instant; younger ones may be about to be named.</summary>
    /// <returns>How many whole files.</returns>
    public static async Task<int> RemoveAsync(TrackingDb db, FileStore store, DateTime before, CancellationToken cancel = default)
    {
        store.RemoveUnfinished(before);
        var old = store.KeptBefore(before).ToList();
        if (old.Count == 0)
            return 0;
        var used = (await db.Database.SqlQueryRaw<string>(Named).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var unused = old.Where(sha256 => !used.Contains(sha256)).ToList();
        unused.ForEach(sha256 => store.RemoveKeptBefore(sha256, before));
        return unused.Count;
    }

    /// <summary>Removes one file at once that must not stay, unless a record names it, or somebody has brought it anew since an instant (UTC) and may be about to.</summary>
    public static async Task RemoveAsync(TrackingDb db, FileStore store, string sha256, DateTime since, CancellationToken cancel = default)
    {
        if (!(await db.Database.SqlQueryRaw<string>(Named).ToListAsync(cancel)).Contains(sha256))
            store.RemoveKeptBefore(sha256, since);
    }
}
