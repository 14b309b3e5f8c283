namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Assignments that were sent and not cancelled, told apart by whether they are done and in time. What is done late and what is still open and late are
/// never one number.
/// </summary>
/// <param name="DoneUndue">Done, and there was no due date.</param>
/// <param name="InTime">Open; not due soon.</param>
/// <param name="Overdue">Open, and late: also what was reported late and waits to be confirmed.</param>
/// <param name="Undue">Open without a due date.</param>
/// <param name="FallenDue">All whose due date has passed, done or not.</param>
/// <param name="Cancelled">Beside the others: no part of <see cref="Total"/>.</param>
public sealed record RollupFigures(int DoneInTime, int DoneLate, int DoneUndue, int InTime, int DueSoon, int Overdue, int Undue, int FallenDue, int Cancelled)
{
    public static readonly RollupFigures None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public int Done => DoneInTime + DoneLate + DoneUndue;

    public int Open => InTime + DueSoon + Overdue + Undue;

    public int Total => Done + Open;

    /// <summary>What is still overdue of all that has fallen due; null where nothing has.</summary>
    public double? OverdueRate => FallenDue == 0 ? null : (double)Overdue / FallenDue;

    internal static RollupFigures Of(IEnumerable<Counted> counted)
    {
        var found = counted.ToList();
        int Sum(Func<Counted, bool> holds) => found.Where(holds).Sum(row => row.Count);
        int Open(Timeliness timeliness) => Sum(row => row.Timeliness == timeliness && row.State is not (AssignmentState.Confirmed or AssignmentState.Cancelled));
        return new RollupFigures(
            Sum(row => row.Timeliness == Timeliness.DoneInTime), Sum(row => row.Timeliness == Timeliness.DoneLate),
            Sum(row => row is { Timeliness: Timeliness.NoDueDate, State: AssignmentState.Confirmed }),
            Open(Timeliness.InTime), Open(Timeliness.DueSoon), Open(Timeliness.Overdue), Open(Timeliness.NoDueDate),
            Sum(row => row.IsFallenDue && row.State != AssignmentState.Cancelled), Sum(row => row.State == AssignmentState.Cancelled));
    }

    internal RollupFigures Without(RollupFigures part) => new(DoneInTime - part.DoneInTime, DoneLate - part.DoneLate, DoneUndue - part.DoneUndue, InTime - part.InTime,
        DueSoon - part.DueSoon, Overdue - part.Overdue, Undue - part.Undue, FallenDue - part.FallenDue, Cancelled - part.Cancelled);

    internal RollupFigures With(RollupFigures part) => new(DoneInTime + part.DoneInTime, DoneLate + part.DoneLate, DoneUndue + part.DoneUndue, InTime + part.InTime,
        DueSoon + part.DueSoon, Overdue + part.Overdue, Undue + part.Undue, FallenDue + part.FallenDue, Cancelled + part.Cancelled);
}
