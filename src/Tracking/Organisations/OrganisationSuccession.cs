using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>How one organisation came to take over from another.</summary>
public enum SuccessionKind
{
    /// <summary>All of it went into the successor (sáp nhập, hợp nhất).</summary>
    Merged,

    /// <summary>A part of it went to the successor (chia, tách); the rest to others, or it exists on.</summary>
    Split,

    /// <summary>It was dissolved (giải thể); what was open fell to the successor.</summary>
    Dissolved,
}

/// <summary>
/// From a day on one organisation answers for what another left open (kế thừa tổ chức). Many to many: one may have several
/// successors, and several predecessors. Never changed: what happened stays recorded.
/// </summary>
internal sealed class OrganisationSuccession
{
    /// <summary>In characters.</summary>
    public const int LongestBasis = 1000;

    private OrganisationSuccession()
    {
        Basis = RecordedByName = "";
    }

    /// <param name="ordinal">Among the successors of one predecessor; 1 keeps its records.</param>
    public OrganisationSuccession(
        OrganisationId predecessor, OrganisationId successor, SuccessionKind kind, int ordinal, DateOnly day, ReorganisationId act, string basis, Actor by)
    {
        PredecessorId = predecessor;
        SuccessorId = successor;
        Kind = kind;
        Ordinal = ordinal;
        Day = day;
        ReorganisationId = act;
        Basis = basis;
        (RecordedBy, RecordedByName, RecordedAt) = (by.AccountId, by.Name, by.At);
    }

    public OrganisationId PredecessorId { get; private set; }

    public OrganisationId SuccessorId { get; private set; }

    public SuccessionKind Kind { get; private set; }

    /// <summary>1, 2, 3… among the successors of one predecessor. The first keeps its records and answers for what no rule gives to another.</summary>
    public int Ordinal { get; private set; }

    /// <summary>First day on which the successor answers.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The act of which it is a part.</summary>
    public ReorganisationId ReorganisationId { get; private set; }

    /// <summary>The decision it rests on, by number or in words: “Nghị quyết 202/2025/QH15”.</summary>
    public string Basis { get; private set; }

    public Guid RecordedBy { get; private set; }

    /// <summary>Kept with it, so that the history outlives the account.</summary>
    public string RecordedByName { get; private set; }

    public DateTime RecordedAt { get; private set; }
}

/// <summary>One act in which organisations are founded, renamed, moved, merged, split and dissolved.</summary>
public readonly record struct ReorganisationId(Guid Value) : ITypedId<ReorganisationId>
{
    public static ReorganisationId From(Guid value) => new(value);

    public int CompareTo(ReorganisationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
