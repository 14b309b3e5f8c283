using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Ends every session of an account at its next request: one's own, or one of an account that one administers.</summary>
public sealed class SignOutAccount(TrackingDb db, CurrentUser user)
{
    public sealed record Input(Guid Account);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var rows = input.Account == user.AccountId ? db.Accounts : db.Accounts.VisibleTo(user, db);
        var account = await rows.SingleOrDefaultAsync(row => row.Id == input.Account, cancel);
        if (account is null)
            return AccessRefusals.AccountNotFound;
        account.SignOutEverywhere();
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
