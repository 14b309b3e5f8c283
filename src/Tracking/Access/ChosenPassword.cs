using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

internal static class ChosenPassword
{
    /// <summary>
    /// Gives an account the password that its person chose, where the rules allow it; the slice that asks saves. Every session and every
    /// open link to choose another one ends with it.
    /// </summary>
    public static async Task<Refusal?> ChooseAsync(
        this TrackingDb db, UserManager<Account> accounts, Account account, string password, DateTime now, CancellationToken cancel)
    {
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, account, password);
            if (!judged.Succeeded)
                return CreateAccount.RefusalOf(judged);
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.PasswordChosen();
        account.SignOutEverywhere();
        await db.EndLinksAsync(account.Id, now, cancel);
        return null;
    }

    /// <summary>Ends the links of an account that are still open.</summary>
    public static async Task EndLinksAsync(this TrackingDb db, Guid account, DateTime now, CancellationToken cancel)
    {
        foreach (var link in await db.AccountLinks.Where(row => row.AccountId == account && row.EndedAt == null).ToListAsync(cancel))
            link.End(now);
    }
}
