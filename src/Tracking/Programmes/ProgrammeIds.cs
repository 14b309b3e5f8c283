using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes;

/// <summary>A programme or plan by which an organisation answers a document.</summary>
public readonly record struct ProgrammeId(Guid Value) : ITypedId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);

    public int CompareTo(ProgrammeId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A section of its outline.</summary>
public readonly record struct ProgrammeSectionId(Guid Value) : ITypedId<ProgrammeSectionId>
{
    public static ProgrammeSectionId From(Guid value) => new(value);

    public int CompareTo(ProgrammeSectionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>Something that it undertakes.</summary>
public readonly record struct ProgrammeCommitmentId(Guid Value) : ITypedId<ProgrammeCommitmentId>
{
    public static ProgrammeCommitmentId From(Guid value) => new(value);

    public int CompareTo(ProgrammeCommitmentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One act in its life.</summary>
public readonly record struct ProgrammeEventId(Guid Value) : ITypedId<ProgrammeEventId>
{
    public static ProgrammeEventId From(Guid value) => new(value);

    public int CompareTo(ProgrammeEventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>The asking of many organisations for their programmes at once (đợt giao xây dựng chương trình).</summary>
public readonly record struct CampaignId(Guid Value) : ITypedId<CampaignId>
{
    public static CampaignId From(Guid value) => new(value);

    public int CompareTo(CampaignId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>What it asks of one organisation.</summary>
public readonly record struct CampaignRequestId(Guid Value) : ITypedId<CampaignRequestId>
{
    public static CampaignRequestId From(Guid value) => new(value);

    public int CompareTo(CampaignRequestId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>One reminder to those who are asked.</summary>
public readonly record struct CampaignReminderId(Guid Value) : ITypedId<CampaignReminderId>
{
    public static CampaignReminderId From(Guid value) => new(value);

    public int CompareTo(CampaignReminderId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
