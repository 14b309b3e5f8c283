using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Ends one of one's own sessions: that browser is out at its next request. The password is asked again, so that who found a browser open
/// cannot shut its person out of the others.
/// </summary>
public sealed class EndMySession(TrackingDb db, CurrentUser user, CheckPassword check)
{
    public sealed record Input(AccountSessionId Session, Proof Proof);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await check.ProveAsync(user.AccountId, input.Proof, cancel) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.AccountSessions.Where(row => row.Id == input.Session && row.AccountId == user.AccountId).ExecuteDeleteAsync(cancel) == 0)
            return AccessRefusals.SessionNotFound;
        await db.RecordAsync(new RecordedAct("access.session_ended")
        {
            SubjectKind = "account",
            SubjectId = user.AccountId,
            Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["why"] = "own" },
        }, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
