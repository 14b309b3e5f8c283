using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.PersonalData;

/// <summary>The signed-in person asks that something about them be put right that only an administrator can.</summary>
public sealed class AskForCorrection(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Requests of one person that may wait at once.</summary>
    public const int Most = 5;

    public sealed record Input(CorrectedData What, [Longest(CorrectionRequest.LongestText)] string Wanted);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (await db.CorrectionRequests.CountAsync(row => row.AccountId == user.AccountId && row.State == CorrectionState.Waiting, cancel) >= Most)
            return PersonalDataRefusals.AskedTooOften;
        var asked = CorrectionRequest.Ask(user.AccountId, input.What, input.Wanted, clock.Instant());
        if (asked.Refusal is { } refusal)
            return refusal;
        // A form that is sent twice, or a wish that waits already, is one; also of two at once the database keeps one.
        if (await db.CorrectionRequests.AnyAsync(row => row.AccountId == user.AccountId && row.What == input.What && row.WaitingKey == asked.Value.WaitingKey, cancel))
            return PersonalDataRefusals.AskedAlready;
        // In the scope of who decides: the log sees it where the account stands.
        await db.Accounts.SingleAsync(row => row.Id == user.AccountId, cancel);
        db.Add(asked.Value);
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return null;
        db.ChangeTracker.Clear();
        return PersonalDataRefusals.AskedAlready;
    }
}
