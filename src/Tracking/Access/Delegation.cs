using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Uỷ quyền: a deputy does somebody's work for a time. It carries only what the delegator holds by roles of their own on the day
/// of the act and held when it was given: so it cannot be passed on, and it is empty as soon as the delegator loses the role or is locked.
/// </summary>
internal sealed class Delegation
{
    private Delegation()
    {
        Operations = [];
    }

    private Delegation(Guid delegator, Guid deputy, DateOnly givenOn, DateOnly from, DateOnly to, IReadOnlyList<Permission> operations, DateTime at)
    {
        Id = TypedId.New<DelegationId>();
        DelegatorId = delegator;
        DeputyId = deputy;
        GivenOn = givenOn;
        ValidFrom = from;
        ValidTo = to;
        Operations = operations;
        GivenAt = at;
    }

    public DelegationId Id { get; private set; }

    public Guid DelegatorId { get; private set; }

    public Guid DeputyId { get; private set; }

    /// <summary>Roles that begin later are not part of it.</summary>
    public DateOnly GivenOn { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly ValidTo { get; private set; }

    /// <summary>Some of <see cref="AccessMatrix.Delegable"/>.</summary>
    public IReadOnlyList<Permission> Operations { get; private set; }

    public DateTime GivenAt { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTime? EndedAt { get; private set; }

    public static Outcome<Delegation> Give(
        Guid delegator, Guid deputy, DateOnly today, DateOnly from, DateOnly to, IReadOnlyCollection<Permission> operations, DateTime at)
    {
        if (delegator == deputy)
            return AccessRefusals.DeputyIsSelf;
        if (from < today)
            return AccessRefusals.DelegationInPast;
        if (to <= from)
            return AccessRefusals.DelegationEndsBeforeStart;
        if (operations.Count == 0)
            return AccessRefusals.OperationsMissing;
        return operations.All(AccessMatrix.Delegable.Contains)
            ? new Delegation(delegator, deputy, today, from, to, [.. operations.Distinct().Order()], at)
            : AccessRefusals.NotDelegable;
    }

    public Refusal? End(DateOnly today, DateTime at)
    {
        if (EndedAt is not null || ValidTo <= today)
            return AccessRefusals.DelegationEnded;
        EndedAt = at;
        return null;
    }

    /// <summary>The house of both was taken over, and with it their roles: the same goes on with the roles that they have from today on.</summary>
    /// <returns>What takes its place.</returns>
    public Delegation Continue(DateOnly today, DateTime at)
    {
        EndedAt = at;
        return new Delegation(DelegatorId, DeputyId, today, ValidFrom > today ? ValidFrom : today, ValidTo, Operations, at);
    }
}
