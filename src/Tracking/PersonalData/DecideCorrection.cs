using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.PersonalData;

/// <summary>
/// An administrator accepts a request or declines it with a reason; nobody decides on their own. An accepted position is written into
/// the account at once; anything else the administrator has put right by then, or does so next.
/// </summary>
public sealed class DecideCorrection(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">Of the request, as the form showed it.</param>
    public sealed record Input(CorrectionRequestId Request, int Version, bool Accepted, [Longest(CorrectionRequest.LongestText)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var request = await db.CorrectionRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null)
            return PersonalDataRefusals.RequestNotFound;
        if (request.AccountId == user.AccountId)
            return PersonalDataRefusals.OwnRequest;
        if (request.State == CorrectionState.Waiting && request.Version != input.Version)
            return AccessRefusals.ChangedMeanwhile;
        var account = await db.Accounts.SingleAsync(row => row.Id == request.AccountId, cancel);
        if (await db.HoldsMoreAsync(user, account.Id, cancel))
            return AccessRefusals.HoldsMore;
        if (request.Decide(input.Accepted, input.Reason, user.AccountId, clock.Instant()) is { } refusal)
            return refusal;
        if (input.Accepted && request.What == CorrectedData.Position && account.Edit(account.DisplayName, request.Wanted, account.Email) is { } wrong)
            return wrong;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : AccessRefusals.ChangedMeanwhile;
    }
}
