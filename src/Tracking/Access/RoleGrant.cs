using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Access;

/// <summary>One role of one account in one organisation and all below it, from a day to a day (exclusive).</summary>
internal sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    public RoleGrant(Guid account, Role role, OrganisationId organisation, DateOnly from, DateOnly? to)
    {
        Id = TypedId.New<RoleGrantId>();
        AccountId = account;
        Role = role;
        OrganisationId = organisation;
        ValidFrom = from;
        ValidTo = to ?? Timeline.End;
    }

    public RoleGrantId Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Role Role { get; private set; }

    public OrganisationId OrganisationId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly ValidTo { get; private set; }

    /// <summary>Ends the role; the row stays as its history.</summary>
    public Refusal? Revoke(DateOnly day)
    {
        if (ValidTo <= day)
            return AccessRefusals.GrantEnded;
        ValidTo = day < ValidFrom ? ValidFrom : day;
        return null;
    }
}
