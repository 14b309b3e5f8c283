using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Access;

/// <summary>Ends one of one's own sessions: that browser is out at its next request.</summary>
public sealed class EndMySession(TrackingDb db, CurrentUser user)
{
    public sealed record Input(AccountSessionId Session);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.AccountSessions.Where(row => row.Id == input.Session && row.AccountId == user.AccountId).ExecuteDeleteAsync(cancel) == 0)
            return AccessRefusals.SessionNotFound;
        await db.RecordAsync(new RecordedAct("access.session_ended")
        {
            SubjectKind = "account",
            SubjectId = user.AccountId,
            Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["why"] = "own" },
        }, cancel);
        return null;
    }
}
