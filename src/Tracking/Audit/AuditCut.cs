using System.Globalization;
using System.Text.Json;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>
/// What the log says in itself when its oldest entries are moved out to a file: where it was cut, and which file has them. An entry like
/// any other, so it is in the chain and under the anchors: whoever takes away entries without it, or more than it says, is found.
/// </summary>
internal static class AuditCut
{
    public const string Act = "audit.archived";

    /// <param name="end">The last entry in the file.</param>
    /// <param name="file">Its name without a folder.</param>
    public static RecordedAct Entry(AuditHead end, string file, string sha256, Witness by) => new(Act)
    {
        SubjectKind = "audit",
        SubjectId = AuditQueries.Log,
        By = by,
        Details = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["file"] = file, ["hash"] = end.Hash, ["sha256"] = sha256, ["until"] = end.Sequence.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>The last entry before the cut that an entry tells of; null where it tells of none.</summary>
    public static AuditHead? Of(AuditEntry entry)
    {
        if (entry.Act != Act || entry.Changes is null)
            return null;
        using var details = JsonDocument.Parse(entry.Changes);
        return details.RootElement.TryGetProperty("until", out var until) && long.TryParse(until.GetString(), CultureInfo.InvariantCulture, out var sequence)
            && details.RootElement.TryGetProperty("hash", out var hash)
            ? new AuditHead(sequence, hash.GetString() ?? "") : null;
    }
}
