using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Gives an account a role in an organisation for a time. Nobody gives one to themselves, or where they don't manage accounts; a role
/// in an inspection commission takes that at the level of its committee as well.
/// </summary>
public sealed class GrantRole(TrackingDb db, CurrentUser user)
{
    /// <param name="From">First day; today where null.</param>
    /// <param name="To">First day on which it no longer holds; null: until further notice.</param>
    public sealed record Input(Guid Account, Role Role, OrganisationId Organisation, DateOnly? From = null, DateOnly? To = null);

    public async Task<Outcome<RoleGrantId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnRole;
        if (!await db.Accounts.VisibleTo(user, db).AnyAsync(row => row.Id == input.Account, cancel))
            return AccessRefusals.AccountNotFound;
        if (await db.GrantRefusalAsync(user, input.Organisation, cancel) is { } refusal)
            return refusal;
        var from = input.From ?? user.Today;
        // What somebody did before was done without it: the log and the records would say otherwise.
        if (from < user.Today)
            return AccessRefusals.GrantInPast;
        if (input.To <= from)
            return AccessRefusals.GrantEndsBeforeStart;
        var to = input.To ?? Timeline.End;
        if (await db.RoleGrants.AnyAsync(row => row.AccountId == input.Account && row.Role == input.Role && row.OrganisationId == input.Organisation
                && row.ValidFrom <= from && to <= row.ValidTo, cancel))
        {
            return AccessRefusals.AlreadyHeld;
        }

        var grant = new RoleGrant(input.Account, input.Role, input.Organisation, from, input.To);
        db.Add(grant);
        await db.SaveChangesAsync(cancel);
        return grant.Id;
    }
}
