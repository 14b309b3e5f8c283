using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Access;

/// <summary>Gives some of one's own work to a deputy of the same house for a time.</summary>
public sealed class GiveDelegation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Deputy">The name the deputy signs in with.</param>
    /// <param name="To">First day on which it no longer holds.</param>
    public sealed record Input(string Deputy, DateOnly From, DateOnly To, IReadOnlyList<Permission> Operations);

    public async Task<Outcome<DelegationId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        // What was delegated to oneself, or seen by a mandate, is not one's own to give.
        if (input.Operations.Any(operation => user.OwnRoots(operation).Count == 0))
            return AccessRefusals.NotDelegable;
        var level = await db.LevelOfAsync(user.Home, user.Today, cancel) ?? user.Home;
        if (await db.MemberAsync(user, input.Deputy, level, cancel) is not { } deputy)
            return AccessRefusals.DeputyNotFound;
        var given = Delegation.Give(user.AccountId, deputy, user.Today, input.From, input.To, [.. input.Operations], clock.Instant());
        if (given.IsRefused)
            return given.Refusal!;
        db.Add(given.Value);
        await db.SaveChangesAsync(cancel);
        return given.Value.Id;
    }
}
