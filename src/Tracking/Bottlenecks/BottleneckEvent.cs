using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>One act: who, when, with what words, and how the bottleneck stood after it. The last act up to a day says how it stood on that day.</summary>
internal sealed class BottleneckEvent
{
    private BottleneckEvent()
    {
        ByName = "";
    }

    public BottleneckEvent(Bottleneck after, BottleneckAct act, Actor by, string? note, DateOnly on)
    {
        Id = TypedId.New<BottleneckEventId>();
        BottleneckId = after.Id;
        Number = after.Version;
        Act = act;
        (By, ByName, ByOrganisationId, At) = (by.AccountId, by.Name, by.Organisation, by.At);
        (ForAccountId, ForName) = (by.For?.AccountId, by.For?.Name);
        On = on;
        Note = Bottleneck.Said(note);
        (State, RaiserId, ResolverId, ResolverSince, WaitsUntil, EndedOn) = (after.State, after.RaiserId, after.ResolverId, after.ResolverSince, after.WaitsUntil, after.EndedOn);
    }

    public BottleneckEventId Id { get; private set; }

    public BottleneckId BottleneckId { get; private set; }

    /// <summary>1, 2, 3… of the bottleneck; the day never goes back.</summary>
    public int Number { get; private set; }

    public BottleneckAct Act { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    /// <summary>The organisation for which it was done.</summary>
    public OrganisationId? ByOrganisationId { get; private set; }

    /// <summary>Thay mặt: for whom a deputy did it.</summary>
    public Guid? ForAccountId { get; private set; }

    public string? ForName { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Day from which it holds: of a handover the day of the successor, of everything else the day on which it was recorded.</summary>
    public DateOnly On { get; private set; }

    public string? Note { get; private set; }

    public BottleneckState State { get; private set; }

    public OrganisationId RaiserId { get; private set; }

    public OrganisationId ResolverId { get; private set; }

    public DateOnly ResolverSince { get; private set; }

    public DateOnly? WaitsUntil { get; private set; }

    public DateOnly? EndedOn { get; private set; }
}

/// <summary>An assignment that a bottleneck holds up.</summary>
internal sealed class BottleneckHold
{
    private BottleneckHold()
    {
    }

    public BottleneckHold(BottleneckId bottleneck, AssignmentId assignment)
    {
        BottleneckId = bottleneck;
        AssignmentId = assignment;
    }

    public BottleneckId BottleneckId { get; private set; }

    public AssignmentId AssignmentId { get; private set; }
}

/// <summary>A file that came with an answer or a resolution.</summary>
internal sealed class BottleneckEvidence
{
    private BottleneckEvidence()
    {
        Sha256 = FileName = MediaType = "";
    }

    public BottleneckEvidence(BottleneckEvent act, StoredFile file)
    {
        Id = TypedId.New<BottleneckEvidenceId>();
        BottleneckId = act.BottleneckId;
        EventId = act.Id;
        (Sha256, FileName, FileSize, MediaType) = (file.Sha256, file.Name, file.Size, file.MediaType);
    }

    public BottleneckEvidenceId Id { get; private set; }

    public BottleneckId BottleneckId { get; private set; }

    public BottleneckEventId EventId { get; private set; }

    public string Sha256 { get; private set; }

    public string FileName { get; private set; }

    public long FileSize { get; private set; }

    public string MediaType { get; private set; }
}
