using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>Notes how a claimed bulk import goes on. Whose claim is no longer the last notes nothing.</summary>
public sealed class NoteBulkImport(TrackingDb db, TimeProvider clock)
{
    /// <param name="FileName">Null for a file of which nothing may be kept.</param>
    public sealed record Line(
        string? FileName, BulkResult Result, DocumentId? Document = null, ImportId? Import = null, string? Reason = null, IReadOnlyList<object>? Arguments = null);

    /// <summary>Says that the work goes on.</summary>
    /// <returns>Whether it may: nobody stopped it.</returns>
    public async Task<bool> KeepAsync(ClaimBulkImport.Result claim, CancellationToken cancel = default)
    {
        var until = clock.Instant() + ClaimBulkImport.Lease;
        return await Ours(claim).Where(row => row.State == BulkState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, until), cancel) == 1;
    }

    /// <summary>Gives the claim back before its time: another import has its turn, or the program ends.</summary>
    public Task LeaveAsync(ClaimBulkImport.Result claim, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        return Ours(claim).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, now).SetProperty(row => row.Tries, 0), cancel);
    }

    /// <summary>The line of a file's report, with the count and the place: all or nothing. Also when somebody stopped the import while the file had its turn.</summary>
    /// <returns>Whether the claim still holds.</returns>
    public async Task<bool> LineAsync(ClaimBulkImport.Result claim, int ordinal, Line line, CancellationToken cancel = default)
    {
        var until = clock.Instant() + ClaimBulkImport.Lease;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isNoted = await Ours(claim).Where(row => row.Next == ordinal).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Next, ordinal + 1).SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.Tries, 0)
                .SetProperty(row => row.Registered, row => row.Registered + (line.Result == BulkResult.Registered ? 1 : 0))
                .SetProperty(row => row.Waiting, row => row.Waiting + (line.Result == BulkResult.WaitsForReview ? 1 : 0))
                .SetProperty(row => row.Known, row => row.Known + (line.Result == BulkResult.Known ? 1 : 0))
                .SetProperty(row => row.Refused, row => row.Refused + (line.Result == BulkResult.Refused ? 1 : 0)), cancel) == 1;
        if (!isNoted)
            return false;
        db.Add(new BulkLine(claim.Id, ordinal, line.FileName, line.Result)
        {
            DocumentId = line.Document,
            ImportId = line.Import,
            Reason = line.Reason,
            Arguments = BulkLine.Write(line.Arguments ?? []),
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>Whether a record has a line already: what is there and has none was made by the turn that a kill cut off.</summary>
    public Task<bool> HasLineAsync(BulkImportId import, DocumentId? document, ImportId? file, CancellationToken cancel = default) =>
        db.BulkLines.AnyAsync(line => line.BulkImportId == import && ((document != null && line.DocumentId == document) || (file != null && line.ImportId == file)), cancel);

    /// <summary>Every file had its turn, or none can have one any more.</summary>
    /// <param name="why">Null where every file had its turn.</param>
    /// <returns>Whether it is over and its files are no longer needed; not where the claim no longer holds.</returns>
    public async Task<bool> EndAsync(ClaimBulkImport.Result claim, Refusal? why = null, CancellationToken cancel = default) =>
        // A person may stop or end it at that moment; what the second look finds is what counts.
        await TryEndAsync(claim, why, cancel) ?? await TryEndAsync(claim, why, cancel) ?? false;

    /// <returns>Null where somebody changed it at that moment.</returns>
    private async Task<bool?> TryEndAsync(ClaimBulkImport.Result claim, Refusal? why, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await Ours(claim).SingleOrDefaultAsync(cancel) is not { } import)
            return false;
        if ((why is null ? import.Finish(clock.Instant()) : import.Fail(why, clock.Instant())) is not null)
            return true;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? true : null;
    }

    private IQueryable<BulkImport> Ours(ClaimBulkImport.Result claim) => db.BulkImports.Where(row => row.Id == claim.Id && row.Claims == claim.Claim);
}
