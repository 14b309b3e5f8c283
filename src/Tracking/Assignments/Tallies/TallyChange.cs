using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// What an act changed in the count of one lead: one more here, one fewer there. Written by the transaction of the act, so that the two
/// cannot part; only ever added, so that nobody waits for another; gone when it is in the sums.
/// </summary>
internal sealed class TallyChange : Tallied
{
    private TallyChange() => Document = Field = "";

    public TallyChange(TallyCell cell, int count)
    {
        (LeadId, Document, Field) = (cell.Lead, cell.Document, cell.Field);
        (State, Runs, Timeliness, Due) = (cell.State, cell.Runs, cell.Timeliness, cell.Due);
        Month = Due.AddDays(1 - Due.Day);
        Count = count;
    }

    public long Id { get; private set; }

    public OrganisationId LeadId { get; private set; }

    public string Document { get; private set; }

    public string Field { get; private set; }

    /// <summary>First day of the month in which they are due.</summary>
    public DateOnly Month { get; private set; }
}
