using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>The accounts of one's scope that are about to be deactivated because nobody signs in to them, the longest idle first.</summary>
public sealed class ListIdleAccounts(TrackingDb db, CurrentUser user, AccessOptions options, TimeProvider clock)
{
    /// <param name="LastSeenAt">Sign-in, creation or reopening, whichever was last.</param>
    /// <param name="TokenUsedAt">When a program last acted for the account: no sign-in of a person, but worth knowing before it ends.</param>
    public sealed record Row(Guid Id, string UserName, string DisplayName, string? Email, DateTime LastSeenAt, DateTime? TokenUsedAt)
    {
        /// <summary>The earliest time at which it is deactivated.</summary>
        public DateTime EndsAt { get; init; }
    }

    public async Task<IReadOnlyList<Row>> RunAsync(CancellationToken cancel = default)
    {
        if (options.DisableIdleAfter <= TimeSpan.Zero)
            return [];
        var since = clock.Instant() - options.DisableIdleAfter + options.WarnIdleBefore;
        var found = await db.Accounts.VisibleTo(user, db).IdleSince(since).OrderBy(row => row.LastSignInAt ?? row.CreatedAt).ThenBy(row => row.Id).Take(PageRequest.Ceiling)
            .Select(row => new
            {
                row.Id,
                row.UserName,
                row.DisplayName,
                row.Email,
                row.LastSignInAt,
                row.CreatedAt,
                row.StandingSince,
                TokenUsedAt = db.ApiTokens.Where(token => token.AccountId == row.Id).Max(token => token.LastUsedAt),
            }).ToListAsync(cancel);
        return found.ConvertAll(row =>
        {
            var last = IdleAccounts.LastSeen(row.LastSignInAt, row.CreatedAt, row.StandingSince);
            return new Row(row.Id, row.UserName ?? "", row.DisplayName, row.Email, last, row.TokenUsedAt) { EndsAt = last + options.DisableIdleAfter };
        });
    }
}
