using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Makes an account with its first role, in one transaction. The framework's rules for names and passwords apply.</summary>
public sealed class CreateAccount(TrackingDb db, CurrentUser user, UserManager<Account> accounts, TimeProvider clock)
{
    /// <param name="Password">None: the person chooses it by a link.</param>
    /// <param name="Home">Where the person works.</param>
    /// <param name="RoleIn">Where the role holds; the home where null.</param>
    /// <param name="IsTemporary">The password was not chosen by the person: nothing else is open before another is.</param>
    public sealed record Input(
        [Longest(Account.LongestUserName)] string UserName, [Longest(Account.LongestName)] string DisplayName, [Longest(Account.LongestPosition)] string Position,
        [Longest(Account.LongestAddress)] string? Email, string? Password, OrganisationId Home, Role Role,
        OrganisationId? RoleIn = null, bool IsTemporary = false);

    public async Task<Outcome<Guid>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (string.IsNullOrWhiteSpace(input.DisplayName))
            return AccessRefusals.NameMissing;
        if (!string.IsNullOrWhiteSpace(input.Email) && !Account.IsAddress(input.Email.Trim()))
            return AccessRefusals.EmailInvalid;
        var roleIn = input.RoleIn ?? input.Home;
        if (!await db.ReachesAsync(user, Permission.ManageAccounts, input.Home, cancel))
            return AccessRefusals.OrganisationOutOfReach;
        if (await db.GrantRefusalAsync(user, roleIn, cancel) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = new Account(input.UserName.Trim(), input.DisplayName.Trim(), input.Position.Trim(), input.Home, clock.Instant()) { Email = input.Email?.Trim() };
        if (input.IsTemporary)
            account.AskForNewPassword();
        var created = input.Password is { } password ? await accounts.CreateAsync(account, password) : await accounts.CreateAsync(account);
        if (!created.Succeeded)
            return RefusalOf(created);
        db.Add(new RoleGrant(account.Id, input.Role, roleIn, user.Today, null));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return account.Id;
    }

    internal static Refusal RefusalOf(IdentityResult result)
    {
        var codes = result.Errors.Select(error => error.Code).ToList();
        if (codes.Contains("DuplicateUserName"))
            return AccessRefusals.UserNameTaken;
        // The rules for passwords are ours: their codes are refusals.
        var rule = AccessRefusals.All.FirstOrDefault(refusal => codes.Contains(refusal.Code));
        return rule is null ? AccessRefusals.UserNameInvalid.With([.. codes]) : rule.With(result.Errors.First(error => error.Code == rule.Code).Description);
    }
}
