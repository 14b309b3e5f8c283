using System.Linq.Expressions;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>
/// The one place that says whether an assignment is in time on a day: as a condition for lists and as a
/// column. What was not sent has no clock; a report stops it on its day; a return starts it again.
/// </summary>
internal sealed class TimelinessRule
{
    private readonly (Timeliness Value, Expression<Func<Assignment, bool>> When)[] cases;

    /// <param name="day">The day to judge on.</param>
    /// <param name="soonDays">Days before the due date on which it begins to be due soon.</param>
    public TimelinessRule(DateOnly day, int soonDays)
    {
        var soon = day.AddDays(soonDays);
        cases =
        [
            (Timeliness.DoneLate, row => row.State == AssignmentState.Confirmed && row.DueDate < row.ReportedOn),
            (Timeliness.DoneInTime, row => row.State == AssignmentState.Confirmed && row.DueDate >= row.ReportedOn),
            (Timeliness.NoDueDate, row => row.State == AssignmentState.Draft || row.State == AssignmentState.Withdrawn || row.DueDate == null),
            (Timeliness.Overdue, row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Confirmed
                && row.DueDate < (row.ReportedOn ?? day)),
            (Timeliness.DueSoon, row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Confirmed
                && row.ReportedOn == null && row.DueDate >= day && row.DueDate <= soon),
            (Timeliness.InTime, row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn && row.State != AssignmentState.Confirmed
                && ((row.ReportedOn != null && row.DueDate >= row.ReportedOn) || (row.ReportedOn == null && row.DueDate > soon))),
        ];
    }

    public static TimelinessRule For(CurrentUser user, TrackingOptions options) => new(user.Today, options.DueSoonDays);

    /// <summary>Exactly one of the six holds for any assignment.</summary>
    public Expression<Func<Assignment, bool>> Is(Timeliness value) => Array.Find(cases, one => one.Value == value).When;

    /// <summary>Each row with its timeliness, for projections and counts.</summary>
    public Expression<Func<Assignment, Timed>> Column()
    {
        var row = Expression.Parameter(typeof(Assignment), "row");
        return Expression.Lambda<Func<Assignment, Timed>>(
            Expression.MemberInit(Expression.New(typeof(Timed)),
                Expression.Bind(typeof(Timed).GetProperty(nameof(Timed.Row))!, row),
                Expression.Bind(typeof(Timed).GetProperty(nameof(Timed.Timeliness))!, Column(row))),
            row);
    }

    private Expression Column(ParameterExpression row)
    {
        // The last case needs no condition: where the other five do not hold, it does.
        Expression column = Expression.Constant(cases[^1].Value);
        foreach (var (value, when) in cases.Reverse().Skip(1))
            column = Expression.Condition(new Replaced(when.Parameters[0], row).Visit(when.Body), Expression.Constant(value), column);
        return column;
    }

    internal sealed class Timed
    {
        public required Assignment Row { get; init; }

        public required Timeliness Timeliness { get; init; }
    }

    private sealed class Replaced(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
