using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Versions;

/// <summary>
/// Reads the provisions of versions that were kept before provisions were read. One transaction for each version, so that a start that is cut
/// short goes on where it ended; the row decides who reads it where two servers start at once.
/// </summary>
internal static class ReadWaitingVersions
{
    public static async Task RunAsync(TrackingDb db, CancellationToken cancel)
    {
        while (await db.DocumentVersions.AsNoTracking().Where(row => !row.IsRead).OrderBy(row => row.DocumentId).ThenBy(row => row.Number)
            .Select(row => new { row.DocumentId, row.Number }).FirstOrDefaultAsync(cancel) is { } next)
        {
            var text = await db.DocumentTexts.AsNoTracking().Where(row => row.DocumentId == next.DocumentId && row.VersionNumber == next.Number)
                .Select(row => row.PlainText).FirstOrDefaultAsync(cancel);
            var reading = string.IsNullOrEmpty(text) ? null : ProvisionReading.Of(next.DocumentId, next.Number, text);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var taken = await db.DocumentVersions.Where(row => row.DocumentId == next.DocumentId && row.Number == next.Number && !row.IsRead)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsRead, true).SetProperty(row => row.ReadingRules, ProvisionReader.Rules), cancel);
            if (taken > 0 && reading is not null)
                await reading.InsertAsync(db, cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}
