using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>One's own name and address. The password is asked again: to the address go the links that open the account. The old address is told.</summary>
public sealed class EditMyAccount(TrackingDb db, CurrentUser user, CheckPassword check, Postbox postbox)
{
    public sealed record Input(int Version, [Longest(Account.LongestName)] string DisplayName, [Longest(Account.LongestAddress)] string? Email, Proof Proof);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        var account = await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        if (account.Version != input.Version)
            return AccessRefusals.ChangedMeanwhile;
        var old = account.Email;
        if (account.Edit(input.DisplayName, account.Position, input.Email) is { } wrong)
            return wrong;
        postbox.TellOld(account, old);
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
