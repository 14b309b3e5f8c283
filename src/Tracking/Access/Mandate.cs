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

    /// <param name="member">Ordinal of the member of the delegation as whom the account reads.</param>
    public Mandate(
        Guid account, EngagementId engagement, int member, OrganisationId inspected, DateOnly from, DateOnly to, IReadOnlyList<Permission> contents, Guid by,
        DateTime at)
    {
        Id = TypedId.New<MandateId>();
        AccountId = account;
        EngagementId = engagement;
        Member = member;
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

    /// <summary>Which member of the delegation reads by it; null where it was given before that was kept.</summary>
    public int? Member { get; private set; }

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

    /// <summary>The inspected organisation was taken over: the same is read in the successor, for the rest of the time.</summary>
    /// <returns>What takes its place.</returns>
    public Mandate Continue(OrganisationId successor, Guid by, DateOnly today, DateTime at)
    {
        EndedAt = at;
        return new Mandate(AccountId, EngagementId, Member ?? 0, successor, ValidFrom > today ? ValidFrom : today, ValidTo, Contents, by, at) { Member = Member };
    }
}
