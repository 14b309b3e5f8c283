using System.Linq.Expressions;

namespace DonDoc.Tracking.Assignments;

/// <summary>
/// The one place that says whether work stands still: it is open, and neither side did anything in it for so many days (<c>Tracking:StalledDays</c>). What the
/// assigner stopped for a time is not meant to move. Whether it is late is another question.
/// </summary>
internal static class StalledRule
{
    /// <summary>Open, and not stopped for a time.</summary>
    public static readonly AssignmentState[] Moving = [.. AssignmentStates.Open.Where(state => state != AssignmentState.Suspended)];

    public static Expression<Func<Assignment, bool>> Is(DateOnly day, int days)
    {
        var last = day.AddDays(-days);
        return row => Moving.Contains(row.State) && row.LastActOn <= last;
    }
}
