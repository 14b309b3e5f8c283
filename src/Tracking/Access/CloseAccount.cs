using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Locks an account for the time being or deactivates it, with a reason. Its tokens and links end for good: reopening brings none
/// back. Nobody shuts themselves out, or the last one who administers everything.
/// </summary>
public sealed class CloseAccount(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As the form showed the account.</param>
    /// <param name="Standing">Locked or deactivated.</param>
    public sealed record Input(Guid Account, int Version, AccountStanding Standing, [Longest(Account.LongestReason)] string Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnAccount;
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        return await db.CloseAsync(found.Value, input.Standing, input.Reason, clock.Instant(), cancel);
    }
}
