using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>
/// Takes the bulk import that is to be worked on next. Of several servers one gets it: the claim is an update that counts it and keeps others
/// away for the length of a lease, which is renewed while the work goes on (<see cref="NoteBulkImport"/>).
/// </summary>
public sealed class ClaimBulkImport(TrackingDb db, TimeProvider clock)
{
    /// <summary>A server that said nothing for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>After so many claims without a line the file at hand is left out: the program falls over it.</summary>
    public const int MostTries = 3;

    /// <param name="Claim">Which one it is: the right to note.</param>
    /// <param name="Next">Ordinal of the file that is next.</param>
    /// <param name="StartedAt">When the first file had its turn.</param>
    /// <param name="IsTried">The program fell over that file as often as is believable.</param>
    public sealed record Result(
        BulkImportId Id, int Claim, OrganisationId Organisation, Guid Account, string SealedKey, int Total, int Next, DateTime StartedAt, bool IsTried);

    /// <returns>Null where nothing is to be done.</returns>
    public async Task<Result?> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var free = await db.BulkImports.AsNoTracking().Where(row => row.State == BulkState.Open && row.ClaimedUntil <= now)
            // Who was served longest ago comes first: a short import does not wait for the end of a long one.
            .OrderBy(row => row.ClaimedUntil).ThenBy(row => row.Id).FirstOrDefaultAsync(cancel);
        if (free is null)
            return null;
        var (until, started) = (now + Lease, free.StartedAt ?? now);
        var isOurs = await db.BulkImports.Where(row => row.Id == free.Id && row.State == BulkState.Open && row.Claims == free.Claims).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Claims, row => row.Claims + 1).SetProperty(row => row.Tries, row => row.Tries + 1)
                .SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.StartedAt, started), cancel) == 1;
        return isOurs
            ? new Result(free.Id, free.Claims + 1, free.OrganisationId, free.AccountId, free.SealedKey ?? "", free.Total, free.Next, started, free.Tries >= MostTries)
            : null;
    }

    /// <summary>Those that are not over: their files are still needed.</summary>
    public Task<List<BulkImportId>> OpenAsync(CancellationToken cancel = default) =>
        db.BulkImports.Where(row => row.State == BulkState.Open || row.State == BulkState.Paused).Select(row => row.Id).ToListAsync(cancel);
}
