using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>What the signed-in person has beside the password.</summary>
public sealed class ShowSecondFactor(TrackingDb db, CurrentUser user, AccountStore store)
{
    /// <param name="IsOn">The password alone does not open.</param>
    /// <param name="CodesLeft">Recovery codes not yet used.</param>
    public sealed record Result(string UserName, bool IsOn, bool HasAuthenticator, int CodesLeft);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == user.AccountId, cancel);
        return new Result(account.UserName ?? "", account.TwoFactorEnabled, await store.GetAuthenticatorKeyAsync(account, cancel) is not null,
            await store.CountCodesAsync(account, cancel));
    }
}
