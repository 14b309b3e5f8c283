using System.Globalization;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>Writes into the log itself that it was checked, by whom, and with what result.</summary>
public sealed class RecordCheck(TrackingDb db)
{
    public const string Act = "audit.verified";

    /// <param name="by">Who had it checked.</param>
    public Task RunAsync(VerifyAuditLog.Result result, Witness by, CancellationToken cancel = default)
    {
        var details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["entries"] = result.Entries.ToString(CultureInfo.InvariantCulture),
            ["anchors"] = result.Anchors.ToString(CultureInfo.InvariantCulture),
        };
        if (result.Broken is { } broken)
            (details["broken"], details["sequence"]) = (AuditedChanges.Snake(broken.Kind.ToString()), broken.Sequence.ToString(CultureInfo.InvariantCulture));
        return db.RecordAsync(new RecordedAct(Act)
        {
            SubjectKind = "audit",
            SubjectId = AuditQueries.Log,
            Refusal = result.Broken is null ? null : AuditRefusals.Broken.Code,
            Details = details,
            By = by,
        }, cancel);
    }
}
