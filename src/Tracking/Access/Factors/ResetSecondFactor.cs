using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>
/// An administrator takes away every second factor of somebody who lost theirs. The person is out and the password is void: what was lost may
/// be in wrong hands, and who knows the password could set up a factor of their own. The link that goes with it is the only way back.
/// </summary>
public sealed class ResetSecondFactor(TrackingDb db, CurrentUser user, AccountStore store, TimeProvider clock, Postbox postbox)
{
    /// <param name="Version">As the form showed the account.</param>
    public sealed record Input(Guid Account, int Version);

    public async Task<Outcome<IssueAccountLink.Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (input.Account == user.AccountId)
            return AccessRefusals.OwnAccount;
        var found = await db.FindForChangeAsync(user, input.Account, input.Version, cancel);
        if (found.Refusal is { } refusal)
            return refusal;
        var account = found.Value;
        if (account.Standing != AccountStanding.Active)
            return AccessRefusals.AlreadyClosed;
        if (!account.TwoFactorEnabled)
            return AccessRefusals.SecondFactorOff;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await store.RemoveFactorsAsync(account, cancel);
        account.VoidPassword();
        var (word, expires) = await db.RenewLinkAsync(account, IssueAccountLink.ResetHolds, postbox, "access.link.reset", clock.Instant(), cancel);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return AccessRefusals.ChangedMeanwhile;
        await transaction.CommitAsync(cancel);
        return IssueAccountLink.Handed(account, word, expires, isInvitation: false, postbox);
    }
}
