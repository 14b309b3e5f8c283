using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Where the person is signed in now, the latest first.</summary>
public sealed class ListMySessions(TrackingDb db, CurrentUser user, AccessOptions options, TimeProvider clock)
{
    /// <param name="SeenAt">The last request, to half a minute.</param>
    /// <param name="Address">Whence it was begun; null where that was not kept.</param>
    /// <param name="Browser">In a few words, as it calls itself; null where it said nothing that is known.</param>
    public sealed record Row(AccountSessionId Id, DateTime StartedAt, DateTime SeenAt, string? Address, string? Browser);

    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var (started, seen) = (now - options.SessionFor, now - options.IdleOf(user));
        return await db.AccountSessions.Where(row => row.AccountId == user.AccountId && started < row.StartedAt && seen < row.SeenAt
                && db.Accounts.Any(account => account.Id == row.AccountId && account.SecurityStamp == row.Stamp))
            .OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id).Take(PageRequest.Ceiling)
            .Select(row => new Row(row.Id, row.StartedAt, row.SeenAt, row.Address, row.Browser)).ToListAsync(cancel);
    }
}
