using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>A new password in the place of one's own. Every other session ends; the page that asked renews its own.</summary>
public sealed class ChangeMyPassword(TrackingDb db, CurrentUser user, UserManager<Account> accounts)
{
    public sealed record Input(string Old, string New);

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
        var changed = await accounts.ChangePasswordAsync(account, input.Old, input.New);
        if (changed.Succeeded)
            return null;
        if (wasGiven)
            account.AskForNewPassword();
        return CreateAccount.RefusalOf(changed).At("New");
    }
}
