using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A person chooses a password by a link. The link is spent with it, also where two requests come at once; a password that is refused
/// leaves it whole. Who was signed in with the account is out, and its tokens end: why it was reset is not known.
/// </summary>
public sealed class UseAccountLink(TrackingDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Input(string? Word, string Password);

    public async Task<Outcome<Guid>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var found = await new FindAccountLink(db, clock).RunAsync(input.Word, cancel);
        if (found.Refusal is { } invalid)
            return invalid;

        // The slow hash is made before the lock is taken: the update of the link holds the others back.
        var account = await db.Accounts.SingleAsync(row => row.Id == found.Value.Account, cancel);
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, account, input.Password);
            if (!judged.Succeeded)
                return CreateAccount.RefusalOf(judged);
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, input.Password);
        account.PasswordChosen();
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        account.SignOutEverywhere();
        var now = clock.Instant();
        var hash = AccountLink.HashOf(input.Word!);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var taken = await db.AccountLinks.Where(row => row.Hash == hash && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancel);
        await db.EndTokensAsync(account.Id, now, cancel);
        if (taken != 1 || await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return AccessRefusals.LinkInvalid;
        await transaction.CommitAsync(cancel);
        return account.Id;
    }
}
