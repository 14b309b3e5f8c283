using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>How long the log is, and how the last check of it ended.</summary>
public sealed class ShowAuditState(TrackingDb db, CurrentUser user)
{
    /// <param name="First">Number of the first entry in the database: 1, or what follows the archive.</param>
    /// <param name="Last">Null where the log was never checked.</param>
    /// <param name="ReadsAll">Whether the user reads the whole log, and so may have it checked.</param>
    public sealed record Result(long First, AuditHead Head, Check? Last, bool ReadsAll);

    /// <param name="Changes">JSON: how many entries and anchors were looked at, and what is broken.</param>
    public sealed record Check(DateTime At, string? By, bool Holds, string? Changes);

    public async Task<Result> RunAsync(CancellationToken cancel = default)
    {
        var head = await new ShowAuditHead(db).RunAsync(cancel);
        var first = await db.AuditEntries.OrderBy(row => row.Sequence).Select(row => row.Sequence).FirstOrDefaultAsync(cancel);
        var last = await db.AuditEntries.Where(row => row.SubjectId == AuditQueries.Log && row.Act == RecordCheck.Act)
            .OrderByDescending(row => row.Sequence).Select(row => new Check(row.At, row.AccountName, row.Outcome == AuditEntry.Done, row.Changes)).FirstOrDefaultAsync(cancel);
        return new Result(first, head, last, await db.ReadsAllAsync(user, cancel));
    }
}
