using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.PersonalData;

/// <summary>
/// Takes from accounts that were deactivated long ago what is no longer needed: user name, position, e-mail, telephone, password, factors,
/// sessions, tokens, links, mails, requests. The name stays, and where the person worked, because what they signed and decided stays under that
/// name. Past the change tracker: otherwise the log would keep, as what was there before, just what is taken away.
/// </summary>
public sealed class MinimiseAccounts(TrackingDb db, AccessOptions options, TimeProvider clock)
{
    // A round; what is left waits for the next.
    private const int Most = 200;

    /// <returns>How many. One that was opened again meanwhile keeps all.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var (now, limit) = (clock.Instant(), clock.Instant().AddMonths(-options.KeepClosedFor));
        var due = await db.Accounts.Where(row => row.Standing == AccountStanding.Deactivated && row.MinimisedAt == null && row.StandingSince < limit)
            .OrderBy(row => row.Id).Take(Most).Select(row => new { row.Id, row.HomeOrganisationId, row.DisplayName }).ToListAsync(cancel);
        var taken = 0;
        foreach (var account in due)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (!await TakeAsync(account.Id, account.DisplayName, now, limit, cancel))
                continue;
            await db.RecordAsync(new RecordedAct("account.minimised") { SubjectKind = "account", SubjectId = account.Id, Owner = account.HomeOrganisationId }, cancel);
            await transaction.CommitAsync(cancel);
            taken++;
        }

        return taken;
    }

    private async Task<bool> TakeAsync(Guid id, string name, DateTime now, DateTime limit, CancellationToken cancel)
    {
        var userName = $"closed-{id:N}";
        var (normalized, key) = (userName.ToUpperInvariant(), Text.Vietnamese.SearchKey.Of(name));
        var isTaken = await db.Accounts.Where(row => row.Id == id && row.Standing == AccountStanding.Deactivated && row.MinimisedAt == null && row.StandingSince < limit)
            .ExecuteUpdateAsync(set => set
            .SetProperty(row => row.UserName, userName).SetProperty(row => row.NormalizedUserName, normalized)
            .SetProperty(row => row.Email, (string?)null).SetProperty(row => row.NormalizedEmail, (string?)null).SetProperty(row => row.PhoneNumber, (string?)null)
            .SetProperty(row => row.Position, "").SetProperty(row => row.SearchKey, key).SetProperty(row => row.PasswordHash, (string?)null)
            .SetProperty(row => row.StandingReason, (string?)null).SetProperty(row => row.LastSignInAt, (DateTime?)null)
            .SetProperty(row => row.TwoFactorEnabled, false).SetProperty(row => row.LastCodeStep, (long?)null).SetProperty(row => row.Language, (string?)null)
            .SetProperty(row => row.MinimisedAt, now).SetProperty(row => row.Version, row => row.Version + 1), cancel) == 1;
        if (!isTaken)
            return false;
        await db.AccountSessions.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.ApiTokens.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.AccountLinks.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.OutgoingMails.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.PasswordRequests.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.SavedViews.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.CorrectionRequests.Where(row => row.AccountId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancel);
        await db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancel);
        return true;
    }
}
