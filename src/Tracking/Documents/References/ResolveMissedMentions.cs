using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.References;

/// <summary>
/// Looks up again the mentions that wait for a document whose number is registered: where both were registered in the same moment, neither transaction saw
/// the other's rows. What is not meant, or not alone, waits on. Once a day; each batch of numbers is a transaction of its own, so that it may be cut off anywhere.
/// </summary>
public sealed class ResolveMissedMentions(TrackingDb db, TimeProvider clock)
{
    /// <summary>Numbers looked up at once.</summary>
    internal const int Batch = 50;

    /// <returns>How many mentions now point to a document.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var (resolved, last) = (0, "");
        while (true)
        {
            var after = last;
            var numbers = await db.DocumentReferences
                .Where(row => row.ToId == null && row.NumberKey != null && string.Compare(row.NumberKey, after) > 0 && db.Documents.Any(known => known.NumberKey == row.NumberKey))
                .Select(row => row.NumberKey!).Distinct().OrderBy(number => number).Take(Batch).ToListAsync(cancel);
            if (numbers.Count == 0)
                return resolved;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            resolved += await db.ResolveWaitingAsync(numbers, clock.Today(), cancel);
            await transaction.CommitAsync(cancel);
            last = numbers[^1];
        }
    }
}
