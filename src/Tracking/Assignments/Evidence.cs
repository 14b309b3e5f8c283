using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>What the files given with one report are, and how long they hold.</summary>
/// <param name="Kind">One of <see cref="TrackingOptions.EvidenceKinds"/>; null where it was not said.</param>
/// <param name="HoldsUntil">The last day on which they show it; null: without end.</param>
public sealed record EvidenceLabel([Longest(EvidenceLabel.LongestKind)] string? Kind = null, DateOnly? HoldsUntil = null)
{
    public const int LongestKind = 60;

    /// <summary>Why it would be refused on that day; null where it would not.</summary>
    internal Refusal? Refuse(TrackingOptions options, DateOnly day)
    {
        if (Kind is not null && !options.EvidenceKinds.Contains(Kind, StringComparer.Ordinal))
            return AssignmentRefusals.EvidenceKindUnknown;
        return HoldsUntil < day ? AssignmentRefusals.EvidenceOver : null;
    }
}

/// <summary>A file that shows a result, given with one report.</summary>
internal sealed class Evidence
{
    private Evidence()
    {
        Sha256 = FileName = MediaType = "";
    }

    public Evidence(AssignmentId assignment, AssignmentEventId report, StoredFile file, EvidenceLabel? label)
    {
        Id = TypedId.New<EvidenceId>();
        AssignmentId = assignment;
        EventId = report;
        Sha256 = file.Sha256;
        FileName = file.Name;
        FileSize = file.Size;
        MediaType = file.MediaType;
        Kind = label?.Kind;
        HoldsUntil = label?.HoldsUntil;
    }

    public EvidenceId Id { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public AssignmentEventId EventId { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }

    /// <summary>See <see cref="EvidenceLabel"/>.</summary>
    public string? Kind { get; private set; }

    /// <summary>See <see cref="EvidenceLabel"/>.</summary>
    public DateOnly? HoldsUntil { get; private set; }
}
