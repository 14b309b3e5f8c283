using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Gives some of one's own work to a deputy of the same house for a time. Not to whom one is a deputy oneself in that time: two who do
/// each other's work are one pair of eyes.
/// </summary>
public sealed class GiveDelegation(TrackingDb db, CurrentUser user, AccessOptions options, TimeProvider clock)
{
    /// <param name="Deputy">The name the deputy signs in with.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    public sealed record Input(string Deputy, DateOnly From, DateOnly To, IReadOnlyList<Permission> Operations);

    public async Task<Outcome<DelegationId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        // What was delegated to oneself, or seen by a mandate, is not one's own to give.
        if (input.Operations.Any(operation => user.OwnRoots(operation).Count == 0))
            return AccessRefusals.NotDelegable;
        if (input.To.DayNumber - input.From.DayNumber > options.DelegationDays)
            return AccessRefusals.DelegationTooLong.With($"{options.DelegationDays}");
        var level = await db.LevelOfAsync(user.Home, user.Today, cancel) ?? user.Home;
        if (await db.MemberAsync(user, input.Deputy, level, cancel) is not { } deputy)
            return AccessRefusals.DeputyNotFound;
        var given = Delegation.Give(user.AccountId, deputy, user.Today, input.From, input.To, [.. input.Operations], clock.Instant());
        if (given.IsRefused)
            return given.Refusal!;
        if (await db.Delegations.AnyAsync(row => row.DelegatorId == deputy && row.DeputyId == user.AccountId && row.EndedAt == null
                && row.ValidFrom < input.To && input.From < row.ValidTo, cancel))
        {
            return AccessRefusals.DelegationCircle;
        }

        var held = await db.Delegations.Where(row => row.DelegatorId == user.AccountId && row.DeputyId == deputy && row.EndedAt == null
            && row.ValidFrom <= input.From && input.To <= row.ValidTo).Select(row => row.Operations).ToListAsync(cancel);
        if (held.Exists(operations => input.Operations.All(operations.Contains)))
            return AccessRefusals.AlreadyHeld;
        db.Add(given.Value);
        await db.SaveChangesAsync(cancel);
        return given.Value.Id;
    }
}
