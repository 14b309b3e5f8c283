using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>What can be asked in the second step. Asked for who has just given the right password.</summary>
public sealed class FindSecondFactors(TrackingDb db, AccountStore store)
{
    public sealed record Result(bool HasAuthenticator, bool HasPasskey);

    public async Task<Result> RunAsync(Guid account, CancellationToken cancel = default)
    {
        var row = await db.Accounts.AsNoTracking().SingleAsync(found => found.Id == account, cancel);
        return new Result(await store.GetAuthenticatorKeyAsync(row, cancel) is not null, await store.HasPasskeyAsync(row, cancel));
    }
}
