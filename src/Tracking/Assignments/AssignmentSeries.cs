using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>Gives the numbers in the codes of one assigner's assignments in one year.</summary>
internal sealed class AssignmentSeries
{
    private AssignmentSeries()
    {
    }

    public AssignmentSeries(OrganisationId assigner, int year, int last = 0)
    {
        AssignerId = assigner;
        Year = year;
        Last = last;
    }

    public OrganisationId AssignerId { get; private set; }

    public int Year { get; private set; }

    public int Last { get; private set; }
}
