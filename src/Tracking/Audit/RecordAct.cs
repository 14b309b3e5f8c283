using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Audit;

/// <summary>Records what is no change: sign-in, refusal, read of a sensitive record, export. Changes record themselves.</summary>
public sealed class RecordAct(TrackingDb db)
{
    public Task RunAsync(RecordedAct act, CancellationToken cancel = default) => db.RecordAsync(act, cancel);
}

/// <summary>The end of the chain now, for an anchor.</summary>
public sealed class ShowAuditHead(TrackingDb db)
{
    public async Task<AuditHead> RunAsync(CancellationToken cancel = default) =>
        await db.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => new AuditHead(row.Sequence, row.Hash)).FirstOrDefaultAsync(cancel) ?? AuditHead.Empty;
}
