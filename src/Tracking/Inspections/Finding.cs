using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Inspections;

/// <summary>Which side of the balance a finding stands on.</summary>
public enum FindingKind
{
    Strength,
    Shortcoming,
}

/// <summary>What the inspecting side found. Its place in the text and the decision on it are in the reviewed facts.</summary>
internal sealed class Finding
{
    private Finding()
    {
        Content = "";
    }

    public Finding(EngagementId engagement, SessionId session, FindingKind kind, int ordinal, string content)
    {
        Id = TypedId.New<FindingId>();
        EngagementId = engagement;
        SessionId = session;
        Kind = kind;
        Ordinal = ordinal;
        Content = content;
    }

    public FindingId Id { get; private set; }

    public EngagementId EngagementId { get; private set; }

    public SessionId SessionId { get; private set; }

    public FindingKind Kind { get; private set; }

    public int Ordinal { get; private set; }

    public string Content { get; private set; }
}

/// <summary>What the inspecting side asks; followed up by an assignment, or only recorded where it is for others to follow.</summary>
internal sealed class Requirement
{
    private Requirement()
    {
        Content = "";
    }

    public Requirement(EngagementId engagement, SessionId session, int ordinal, string content, AssignmentId? assignment)
    {
        Id = TypedId.New<RequirementId>();
        EngagementId = engagement;
        SessionId = session;
        Ordinal = ordinal;
        Content = content;
        AssignmentId = assignment;
    }

    public RequirementId Id { get; private set; }

    public EngagementId EngagementId { get; private set; }

    public SessionId SessionId { get; private set; }

    public int Ordinal { get; private set; }

    public string Content { get; private set; }

    /// <summary>Null where it is recorded and not followed.</summary>
    public AssignmentId? AssignmentId { get; private set; }
}

/// <summary>What the inspected side promises.</summary>
internal sealed class Commitment
{
    private Commitment()
    {
        Content = "";
    }

    public Commitment(EngagementId engagement, SessionId session, int ordinal, string content)
    {
        Id = TypedId.New<CommitmentId>();
        EngagementId = engagement;
        SessionId = session;
        Ordinal = ordinal;
        Content = content;
    }

    public CommitmentId Id { get; private set; }

    public EngagementId EngagementId { get; private set; }

    public SessionId SessionId { get; private set; }

    public int Ordinal { get; private set; }

    public string Content { get; private set; }
}
