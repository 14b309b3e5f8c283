using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Storage;

/// <summary>Files that no record names: of an import that was discarded, or of one that a kill cut off before its record was saved.</summary>
public static class UnusedFiles
{
    /// <summary>Removes those that came before an instant; younger ones may be about to be named.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> RemoveAsync(TrackingDb db, FileStore store, DateTime before, CancellationToken cancel = default)
    {
        var old = store.KeptBefore(before).ToList();
        if (old.Count == 0)
            return 0;
        var used = await db.Documents.Where(row => row.Sha256 != null).Select(row => row.Sha256!)
            .Union(db.ImportedFiles.Where(row => row.State != ImportState.Discarded).Select(row => row.Sha256))
            .Union(db.Evidence.Select(row => row.Sha256))
            .ToHashSetAsync(StringComparer.Ordinal, cancel);
        var unused = old.Where(sha256 => !used.Contains(sha256)).ToList();
        unused.ForEach(store.Remove);
        return unused.Count;
    }
}
