using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// The way back where nobody is left who administers the whole tree and can sign in: an account gets that role, is opened, and gets a link. Its
/// factors and its password go, since nobody knows who has them. For who owns the database: it could write all this itself, but untold.
/// </summary>
public sealed class RecoverAdministrator(TrackingDb db, TimeProvider clock)
{
    /// <param name="UserName">Of an account that is there.</param>
    public sealed record Input(string UserName);

    /// <param name="Word">What the link carries; kept nowhere.</param>
    public sealed record Result(string Word, DateTime ExpiresAt, string DisplayName);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var (now, today, name) = (clock.Instant(), clock.Today(), input.UserName.Trim().Normalize().ToUpperInvariant());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.TopAdministrators(today).AnyAsync(row => row.PasswordHash != null || db.Set<IdentityUserLogin<Guid>>().Any(login => login.UserId == row.Id)
                || db.AccountLinks.Any(link => link.AccountId == row.Id && link.EndedAt == null && now < link.ExpiresAt), cancel))
        {
            return AccessRefusals.AdministratorLeft;
        }

        var account = await db.Accounts.SingleOrDefaultAsync(row => row.NormalizedUserName == name && row.MinimisedAt == null, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        _ = account.Reopen(now);
        account.VoidPassword();
        account.TwoFactorEnabled = false;
        account.SignOutEverywhere();
        db.RemoveRange(await db.Passkeys.Where(row => row.UserId == account.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(row => row.UserId == account.Id).ToListAsync(cancel));
        if (!await db.TopAdministrators(today).AnyAsync(row => row.Id == account.Id, cancel))
        {
            var top = await db.Organisations.Where(row => !db.AncestryOn(today).Any(up => up.DescendantId == row.Id && up.Depth > 0)).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(cancel);
            db.Add(new RoleGrant(account.Id, Role.Administrator, top, today, null));
        }

        var (word, expires) = await db.RenewLinkAsync(account, IssueAccountLink.ResetHolds, new Postbox(db, clock), "access.link.reset", now, cancel);
        await db.SaveChangesAsync(cancel);
        await db.RecordAsync(new RecordedAct("access.administrator_recovered") { SubjectKind = "account", SubjectId = account.Id }, cancel);
        await transaction.CommitAsync(cancel);
        return new Result(word, expires, account.DisplayName);
    }
}
