using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>An organisation that works with the lead (cơ quan phối hợp): it sees the assignment once that is sent.</summary>
internal sealed class AssignmentCooperation
{
    private AssignmentCooperation()
    {
    }

    public AssignmentCooperation(AssignmentId assignment, OrganisationId organisation)
    {
        AssignmentId = assignment;
        OrganisationId = organisation;
    }

    public AssignmentId AssignmentId { get; private set; }

    public OrganisationId OrganisationId { get; private set; }
}
