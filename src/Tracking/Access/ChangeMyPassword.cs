using DonDoc.Tracking.Access.Tokens;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// A new password in the place of one's own. Every other session ends, and the tokens of programs with them unless they are to stay:
/// who knew the old password may have issued one. The page that asked renews its own session.
/// </summary>
public sealed class ChangeMyPassword(TrackingDb db, CurrentUser user, UserManager<Account> accounts, TimeProvider clock)
{
    /// <param name="KeepTokens">Nobody else knew the old password: programs go on with the tokens that they have.</param>
    public sealed record Input(string Old, string New, bool KeepTokens = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Id == user.AccountId, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        if (!await accounts.CheckPasswordAsync(account, input.Old))
            return AccessRefusals.PasswordWrong;
        if (input.Old == input.New)
            return AccessRefusals.PasswordSame;
        var wasGiven = account.MustChangePassword;
        account.PasswordChosen();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = await accounts.ChangePasswordAsync(account, input.Old, input.New);
        if (!changed.Succeeded)
        {
            if (wasGiven)
                account.AskForNewPassword();
            return CreateAccount.RefusalOf(changed).At("New");
        }

        // What was given by somebody else may be known to them.
        if (wasGiven || !input.KeepTokens)
            await db.EndTokensAsync(account.Id, clock.Instant(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
