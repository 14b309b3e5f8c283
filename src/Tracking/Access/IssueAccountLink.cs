using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Makes the link by which a person chooses a password: the invitation of a new account or the reset of an old one. It takes the
/// place of any link before it. Nobody but who gets the link learns the password. Where mail is configured and the account has an address,
/// the link goes there and is shown to nobody.
/// </summary>
public sealed class IssueAccountLink(TrackingDb db, CurrentUser user, TimeProvider clock, Postbox postbox)
{
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromDays(3);
    public static readonly TimeSpan ResetHolds = TimeSpan.FromHours(1);

    public sealed record Input(Guid Account);

    /// <param name="Word">What the link carries, to be shown once; null where it was mailed.</param>
    /// <param name="ExpiresAt">A UTC instant.</param>
    /// <param name="IsInvitation">Whether the account never had a password.</param>
    /// <param name="MailedTo">The address; null where the word is to be handed over.</param>
    public sealed record Result(string? Word, DateTime ExpiresAt, bool IsInvitation, string DisplayName, string? MailedTo);

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
        var isInvitation = account.PasswordHash is null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (word, expires) = await db.RenewLinkAsync(account, isInvitation ? InvitationHolds : ResetHolds, postbox,
            isInvitation ? "access.link.invitation" : "access.link.reset", now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Handed(account, word, expires, isInvitation, postbox);
    }

    /// <summary>What becomes of a word: it is mailed, or shown this one time.</summary>
    internal static Result Handed(Account account, string word, DateTime expires, bool isInvitation, Postbox postbox)
    {
        var isMailed = postbox.IsOpen && account.Email is not null;
        return new Result(isMailed ? null : word, expires, isInvitation, account.DisplayName, isMailed ? account.Email : null);
    }
}

internal static class AccountLinks
{
    /// <summary>
    /// A new link in the place of any other of the account, with the mail that carries it where there is a way to send one. Saved by the
    /// caller, in whose transaction it is done.
    /// </summary>
    public static async Task<(string Word, DateTime ExpiresAt)> RenewLinkAsync(
        this TrackingDb db, Account account, TimeSpan holds, Postbox postbox, string kind, DateTime now, CancellationToken cancel)
    {
        var word = AccountLink.NewWord();
        var link = new AccountLink(account.Id, word, now, holds);
        await db.EndLinksAsync(account.Id, now, cancel);
        db.Add(link);
        await postbox.WithdrawAsync(account.Id, "access.link.", cancel);
        if (postbox.IsOpen && account.Email is { } address)
        {
            postbox.Put(new Letter(kind, address, account.DisplayName, account.HomeOrganisationId)
            {
                Language = account.Language,
                Account = account.Id,
                AboutKind = "account",
                AboutId = account.Id,
                Path = $"/account/link?token={word}",
                Arguments = [account.UserName ?? "", link.ExpiresAt],
                SendBefore = link.ExpiresAt,
            });
        }

        return (word, link.ExpiresAt);
    }
}
