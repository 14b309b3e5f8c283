using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Makes the link by which a person chooses a password: the invitation of a new account or the reset of an old one. It takes the
/// place of any link before it. Nobody but who gets the link learns the password.
/// </summary>
public sealed class IssueAccountLink(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(3);
    public static readonly TimeSpan ResetHolds = TimeSpan.FromHours(1);

    public sealed record Input(Guid Account);

    /// <param name="Word">What the link carries; shown or sent once, kept nowhere.</param>
    /// <param name="ExpiresAt">A UTC instant.</param>
    /// <param name="IsInvitation">Whether the account never had a password.</param>
    public sealed record Result(string Word, DateTime ExpiresAt, bool IsInvitation, string DisplayName, string? Email);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        // Who finds a browser open must not come to a password with which to return.
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnPassword;
        var account = await db.Accounts.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        if (await db.HoldsMoreAsync(user, account.Id, cancel))
            return AccessRefusals.HoldsMore;
        if (account.Standing != AccountStanding.Active)
            return AccessRefusals.AlreadyClosed;

        var now = clock.Instant();
        var word = AccountLink.NewWord();
        var isInvitation = account.PasswordHash is null;
        var link = new AccountLink(account.Id, word, now, isInvitation ? InvitationHolds : ResetHolds);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.AccountLinks.Where(row => row.AccountId == account.Id && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancel);
        db.Add(link);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Result(word, link.ExpiresAt, isInvitation, account.DisplayName, account.Email);
    }
}
