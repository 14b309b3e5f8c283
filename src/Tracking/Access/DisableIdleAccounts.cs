using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Deactivates the accounts that nobody has signed in to for long, and warns their people a week before where mail is configured: who can be
/// warned is not deactivated before a server has taken the warning. Done by the program for the whole installation, once a day. The last open account that administers the
/// whole tree stays open, however idle. Use of API tokens is no sign-in of a person.
/// </summary>
public sealed class DisableIdleAccounts(TrackingDb db, AccessOptions options, TimeProvider clock, Postbox postbox)
{
    public const string Warning = "access.idle.warning";

    private const int Least = 5;

    /// <param name="IsHeld">Nothing was done: of the open accounts more than a third would be deactivated, which no ordinary day brings.</param>
    /// <param name="Spared">The last administrator, where it was idle.</param>
    public sealed record Result(int Disabled, int Warned, int Spared, bool IsHeld)
    {
        public IReadOnlyDictionary<string, int> Counts => new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["disabled"] = Disabled,
            ["warned"] = Warned,
            ["spared"] = Spared,
        };
    }

    /// <param name="isReleased">An administrator has looked: as many as there are.</param>
    public async Task<Result> RunAsync(bool isReleased = false, CancellationToken cancel = default)
    {
        if (options.DisableIdleAfter <= TimeSpan.Zero)
            return new Result(0, 0, 0, false);
        var now = clock.Instant();
        var since = now - options.DisableIdleAfter;
        var idle = await db.Accounts.IdleSince(since + options.WarnIdleBefore).OrderBy(row => row.Id).Select(row => new
        {
            row.Id,
            row.Email,
            Since = db.Accounts.Where(one => one.Id == row.Id).Select(one => new { one.LastSignInAt, one.CreatedAt, one.StandingSince }).First(),
            WrittenAt = db.OutgoingMails.Where(mail => mail.AccountId == row.Id && mail.Kind == Warning).Max(mail => (DateTime?)mail.CreatedAt),
            // One that never left has warned nobody.
            WarnedAt = db.OutgoingMails.Where(mail => mail.AccountId == row.Id && mail.Kind == Warning && mail.State == MailState.Sent).Max(mail => (DateTime?)mail.SettledAt),
        }).ToListAsync(cancel);

        var due = new List<Guid>();
        var toWarn = new List<Guid>();
        foreach (var account in idle)
        {
            var last = IdleAccounts.LastSeen(account.Since.LastSignInAt, account.Since.CreatedAt, account.Since.StandingSince);
            var warned = account.WarnedAt > last ? account.WarnedAt : null;
            var canBeWarned = postbox.IsOpen && account.Email is not null;
            if (canBeWarned && warned is null)
            {
                // One that is on its way is waited for, and one that failed is not followed by another every day.
                if (account.WrittenAt is not { } written || written <= last || written <= now - options.WarnIdleBefore)
                    toWarn.Add(account.Id);
            }
            else if (last <= since && (!canBeWarned || warned <= now - options.WarnIdleBefore))
                due.Add(account.Id);
        }

        var spared = await LastAdministratorAsync(due, cancel);
        due.RemoveAll(account => account == spared);
        var open = await db.Accounts.CountAsync(row => row.Standing == AccountStanding.Active, cancel);
        if (!isReleased && due.Count > Least && due.Count * 3 > open)
            return new Result(0, 0, 0, true);

        var (disabled, warnedNow) = (0, 0);
        foreach (var account in toWarn)
            warnedNow += await WarnAsync(account, now, cancel) ? 1 : 0;
        foreach (var account in due)
            disabled += await CloseAsync(account, since, now, cancel) ? 1 : 0;
        return new Result(disabled, warnedNow, spared is null ? 0 : 1, false);
    }

    /// <summary>Of those that would be closed the one that must stay, because no other open account administers the whole tree.</summary>
    private async Task<Guid?> LastAdministratorAsync(List<Guid> due, CancellationToken cancel)
    {
        var today = clock.Today();
        var administrators = await db.TopAdministrators(today).Select(row => new { row.Id, row.LastSignInAt }).ToListAsync(cancel);
        return administrators.Count > 0 && administrators.TrueForAll(one => due.Contains(one.Id))
            ? administrators.OrderByDescending(one => one.LastSignInAt ?? DateTime.MinValue).ThenBy(one => one.Id).First().Id
            : null;
    }

    private async Task<bool> WarnAsync(Guid id, DateTime now, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == id, cancel);
        var last = IdleAccounts.LastSeen(account.LastSignInAt, account.CreatedAt, account.StandingSince);
        var end = last + options.DisableIdleAfter > now + options.WarnIdleBefore ? last + options.DisableIdleAfter : now + options.WarnIdleBefore;
        postbox.Put(new Letter(Warning, account.Email!, account.DisplayName, account.HomeOrganisationId)
        {
            Language = account.Language,
            Account = id,
            AboutKind = "account",
            AboutId = id,
            Path = "/account/sign-in",
            Arguments = [account.UserName ?? "", Clock.DayOf(end)],
            SendBefore = end,
        });
        return await db.TrySaveAsync(cancel) == SaveResult.Saved;
    }

    // Who signed in meanwhile is let be: by the row as it is now, and by its stamp when it is saved.
    private async Task<bool> CloseAsync(Guid id, DateTime since, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var account = await db.Accounts.IdleSince(since).SingleOrDefaultAsync(row => row.Id == id, cancel);
        return account is not null && await db.CloseAsync(account, AccountStanding.Deactivated, Account.IdleReason, now, cancel) is null;
    }
}

internal static class IdleAccounts
{
    /// <summary>Open accounts that nobody has signed in to after a time, nor made, nor reopened.</summary>
    public static IQueryable<Account> IdleSince(this IQueryable<Account> rows, DateTime since) => rows.Where(row => row.Standing == AccountStanding.Active
        && (row.LastSignInAt == null || row.LastSignInAt <= since) && (row.CreatedAt == null || row.CreatedAt <= since)
        && (row.StandingSince == null || row.StandingSince <= since)
        // Made before its time was kept, and never used: nothing to count from.
        && (row.LastSignInAt != null || row.CreatedAt != null || row.StandingSince != null));

    /// <summary>The last of the three.</summary>
    public static DateTime LastSeen(DateTime? signIn, DateTime? created, DateTime? reopened) =>
        new[] { signIn, created, reopened }.Max() ?? DateTime.MinValue;
}
