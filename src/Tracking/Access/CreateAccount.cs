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
    /// <param name="RoleIn">Where the role holds; the home where null. To be said where the home does the work of a committee.</param>
    /// <param name="IsTemporary">The password was not chosen by the person: nothing else is open before another is.</param>
    /// <param name="IsFirst">The installation's first: refused where there is any account.</param>
    public sealed record Input(
        [Longest(Account.LongestUserName)] string UserName, [Longest(Account.LongestName)] string DisplayName, [Longest(Account.LongestPosition)] string Position,
        [Longest(Account.LongestAddress)] string? Email, [MarkNotAsked(MarkNotAskedAttribute.Secret)] string? Password, OrganisationId Home, Role Role,
        OrganisationId? RoleIn = null, bool IsTemporary = false, bool IsFirst = false);

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
        if (input.RoleIn is null && !input.IsFirst && await CommitteeOfAsync(input.Home, cancel) is { } unsaid)
            return AccessRefusals.RoleInMissing.With(unsaid.Home, unsaid.Committee);
        if (await db.GrantRefusalAsync(user, roleIn, cancel) is { } refusal)
            return refusal;

        var account = new Account(input.UserName.Trim(), input.DisplayName.Trim(), input.Position.Trim(), input.Home, clock.Instant())
        {
            Email = string.IsNullOrWhiteSpace(input.Email) ? null : input.Email.Trim(),
            LockoutEnabled = true,
        };
        if (input.IsTemporary)
            account.AskForNewPassword();
        if (await RuleAsync(account, input.Password) is { } wrong)
            return wrong;
        db.Add(account);
        db.Add(new RoleGrant(account.Id, input.Role, roleIn, user.Today, null));
        return await SaveAsync(input.IsFirst, cancel) ?? (Outcome<Guid>)account.Id;
    }

    /// <summary>The committee for which an office or a standing committee works, with both names; null for any other organisation.</summary>
    private async Task<(string Home, string Committee)?> CommitteeOfAsync(OrganisationId home, CancellationToken cancel)
    {
        var house = await db.House(home, user.Today).ToListAsync(cancel);
        var committee = await db.Organisations.Where(row => row.Id != home && house.Contains(row.Id) && row.Type == OrganisationType.PartyCommittee).Select(row => (OrganisationId?)row.Id).FirstOrDefaultAsync(cancel);
        if (committee is not { } above)
            return null;
        var names = await db.NamesOn(user.Today).Where(name => name.OrganisationId == home || name.OrganisationId == above).ToDictionaryAsync(name => name.OrganisationId, name => name.Name, cancel);
        return (names[home], names[above]);
    }

    /// <summary>The framework's rules for names and passwords, and what it keeps of both.</summary>
    private async Task<Refusal?> RuleAsync(Account account, string? password)
    {
        foreach (var rule in accounts.UserValidators)
        {
            if (await rule.ValidateAsync(accounts, account) is { Succeeded: false } judged)
                return RefusalOf(judged);
        }

        if (password is not null)
        {
            foreach (var rule in accounts.PasswordValidators)
            {
                if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } judged)
                    return RefusalOf(judged);
            }

            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        }

        await accounts.UpdateNormalizedUserNameAsync(account);
        await accounts.UpdateNormalizedEmailAsync(account);
        return null;
    }

    private async Task<Refusal?> SaveAsync(bool isFirst, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (isFirst)
        {
            // Of two who set up at once the second waits here, and finds that it is done.
            await db.LockAuditHeadAsync(cancel);
            if (await db.Accounts.AnyAsync(cancel))
                return AccessRefusals.AlreadySetUp;
        }

        // The same name in the same moment: the rule saw neither, the database takes one.
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return AccessRefusals.UserNameTaken;
        await transaction.CommitAsync(cancel);
        return null;
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
