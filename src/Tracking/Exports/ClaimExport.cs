using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Exports;

/// <summary>
/// Takes the export that is to be made next. Of several servers one gets it: the claim is an update that counts it and keeps others away for the
/// length of a lease, which is renewed while the work goes on (<see cref="NoteExport"/>). One that was begun before is begun anew.
/// </summary>
public sealed class ClaimExport(TrackingDb db, TimeProvider clock)
{
    /// <summary>A server that said nothing for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>After so many claims that came to no end it is given up: the program falls over it.</summary>
    public const int MostTries = 5;

    /// <param name="Claim">Which one it is: the right to note, and the name of the file.</param>
    /// <param name="IsTried">It was begun as often as is believable.</param>
    public sealed record Result(PreparedExportId Id, int Claim, Guid Account, string List, ExportFormat Format, string Query, string Site, string Language, bool IsTried);

    /// <returns>Null where nothing is to be done.</returns>
    public async Task<Result?> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var free = await db.PreparedExports.AsNoTracking().Where(row => row.State == ExportState.Open && row.ClaimedUntil <= now)
            .OrderBy(row => row.ClaimedUntil).ThenBy(row => row.Id).FirstOrDefaultAsync(cancel);
        if (free is null)
            return null;
        var until = now + Lease;
        var isOurs = await db.PreparedExports.Where(row => row.Id == free.Id && row.State == ExportState.Open && row.Claims == free.Claims).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Claims, row => row.Claims + 1).SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.Done, 0), cancel) == 1;
        return isOurs ? new Result(free.Id, free.Claims + 1, free.AccountId, free.List, free.Format, free.Query, free.Site, free.Language, free.Claims >= MostTries) : null;
    }

    /// <summary>Those whose files are still needed, each with the claim under which its file is or may become whole.</summary>
    public async Task<IReadOnlyList<(PreparedExportId Id, int Claim)>> KeptAsync(CancellationToken cancel = default) =>
        (await db.PreparedExports.Where(row => row.State != ExportState.Failed).Select(row => new { row.Id, row.Claims }).ToListAsync(cancel)).ConvertAll(row => (row.Id, row.Claims));
}

/// <summary>Notes how a claimed export goes on. Whose claim is no longer the last, or whose export was cancelled, notes nothing.</summary>
public sealed class NoteExport(TrackingDb db, TimeProvider clock)
{
    /// <summary>Says that the work goes on, and how far it is.</summary>
    /// <returns>Whether it may go on: nobody cancelled it.</returns>
    public async Task<bool> KeepAsync(ClaimExport.Result claim, int? total, int done, CancellationToken cancel = default)
    {
        var until = clock.Instant() + ClaimExport.Lease;
        return await Ours(claim).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.Total, total).SetProperty(row => row.Done, done), cancel) == 1;
    }

    /// <summary>Gives the claim back before its time: the program ends.</summary>
    public Task LeaveAsync(ClaimExport.Result claim, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        return Ours(claim).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, now), cancel);
    }

    public async Task FailAsync(ClaimExport.Result claim, Refusal why, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        await Ours(claim).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ExportState.Failed).SetProperty(row => row.Failure, why.Code).SetProperty(row => row.EndedAt, now), cancel);
    }

    private IQueryable<PreparedExport> Ours(ClaimExport.Result claim) => db.PreparedExports.Where(row => row.Id == claim.Id && row.Claims == claim.Claim && row.State == ExportState.Open);
}

/// <summary>The file is whole and on the disk: from now on it is given. With the entry of the log that a list was taken out, under the name of who asked; both or neither.</summary>
public sealed class FinishExport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Act">As the log names the export of this list.</param>
    /// <param name="Needs">The operation by which it was read.</param>
    public sealed record Input(ClaimExport.Result Claim, string Act, Permission Needs, string SealedKey, int Total, int Rows, long Bytes);

    /// <returns>Whether the claim still held.</returns>
    public async Task<bool> RunAsync(Input input, CancellationToken cancel = default)
    {
        var (claim, now, reach) = (input.Claim, clock.Instant(), user.ReachHash(input.Needs));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var isOurs = await db.PreparedExports.Where(row => row.Id == claim.Id && row.Claims == claim.Claim && row.State == ExportState.Open).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, ExportState.Ready).SetProperty(row => row.EndedAt, now).SetProperty(row => row.SealedKey, input.SealedKey).SetProperty(row => row.ReachHash, reach)
                .SetProperty(row => row.Total, input.Total).SetProperty(row => row.Done, input.Rows).SetProperty(row => row.Bytes, input.Bytes), cancel) == 1;
        if (!isOurs)
            return false;
        var details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["query"] = claim.Query.Length == 0 ? "" : "?" + claim.Query, ["export"] = claim.Id.ToString() };
        await db.RecordAsync(new RecordedAct(input.Act) { Details = details }, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

/// <summary>Forgets exports whose time is over, and with each what deciphers its file.</summary>
public sealed class ForgetExports(TrackingDb db, ExportOptions options, TimeProvider clock)
{
    /// <returns>How many.</returns>
    public Task<int> RunAsync(CancellationToken cancel = default)
    {
        var gone = clock.Instant() - options.KeepFor;
        return db.PreparedExports.Where(row => row.EndedAt != null && row.EndedAt <= gone).ExecuteDeleteAsync(cancel);
    }
}
