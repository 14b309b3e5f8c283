using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Lets a member of a delegation read the records of the inspected organisation, and all below it, for the time of the inspection.
/// It stands here, before the inspections, because a person's reach is made of it; it is given and ended over there.
/// </summary>
internal sealed class Mandate
{
    private Mandate()
    {
        Contents = [];
    }

    public Mandate(Guid account, EngagementId engagement, OrganisationId inspected, DateOnly from, DateOnly to, IReadOnlyList<Permission> contents, Guid by, DateTime at)
    {
        Id = TypedId.New<MandateId>();
        AccountId = account;
        EngagementId = engagement;
        OrganisationId = inspected;
        ValidFrom = from;
        ValidTo = to;
        Contents = contents;
        GivenBy = by;
        GivenAt = at;
    }

    public MandateId Id { get; private set; }

    public Guid AccountId { get; private set; }

    public EngagementId EngagementId { get; private set; }

    /// <summary>The inspected organisation, or one below it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>Which kinds of records: some of <see cref="AccessMatrix.MandateContents"/>.</summary>
    public IReadOnlyList<Permission> Contents { get; private set; }

    public Guid GivenBy { get; private set; }

    public DateTime GivenAt { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Ends it at once, also for whoever is reading just now.</summary>
    public Refusal? End(DateOnly today, DateTime at)
    {
        if (EndedAt is not null || ValidTo <= today)
            return AccessRefusals.MandateEnded;
        EndedAt = at;
        return null;
    }
}
