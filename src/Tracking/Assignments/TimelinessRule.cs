using System.Linq.Expressions;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>
/// The one place that says whether an assignment is in time on a day: as a condition for lists and as a
/// column. What was not sent or was
/// cancelled has no clock; a report or a pause stops it on its day; a return or its end starts it again.
/// </summary>
internal sealed class TimelinessRule
{
    private delegate bool Holds(AssignmentState state, DateOnly? due, DateOnly? stopped);

    private static readonly Expression<Func<Assignment, DateOnly?>> Stopped = row => row.ReportedOn ?? row.SuspendedOn;
    private static readonly Lazy<(Func<AssignmentState, DateOnly?, DateOnly?, Timeliness> First, Func<AssignmentState, DateOnly?, DateOnly?, Timeliness> Last)> Ends = new(() => (new TimelinessRule(DateOnly.MinValue, 0).Judging(), new TimelinessRule(DateOnly.MaxValue, 0).Judging()));

    private readonly (Timeliness Value, Expression<Holds> When)[] cases;

    /// <param name="day">The day to judge on.</param>
    /// <param name="soonDays">Days before the due date on which it begins to be due soon.</param>
    public TimelinessRule(DateOnly day, int soonDays)
    {
        var soon = day.AddDays(soonDays);
        cases =
        [
            (Timeliness.DoneLate, (state, due, stopped) => state == AssignmentState.Confirmed && due < stopped),
            (Timeliness.DoneInTime, (state, due, stopped) => state == AssignmentState.Confirmed && due >= stopped),
            (Timeliness.NoDueDate, (state, due, stopped) => state == AssignmentState.Draft || state == AssignmentState.Withdrawn
                || state == AssignmentState.Cancelled || due == null),
            (Timeliness.Overdue, (state, due, stopped) => AssignmentStates.Open.Contains(state) && due < (stopped ?? day)),
            (Timeliness.DueSoon, (state, due, stopped) => AssignmentStates.Open.Contains(state) && stopped == null && due >= day && due <= soon),
            (Timeliness.InTime, (state, due, stopped) => AssignmentStates.Open.Contains(state)
                && ((stopped != null && due >= stopped) || (stopped == null && due > soon))),
        ];
    }

    public static TimelinessRule For(CurrentUser user, TrackingOptions options) => new(user.Today, options.DueSoonDays);

    /// <summary>Exactly one of the six holds for any assignment.</summary>
    public Expression<Func<Assignment, bool>> Is(Timeliness value)
    {
        var row = Expression.Parameter(typeof(Assignment), "row");
        return Expression.Lambda<Func<Assignment, bool>>(Of(Array.Find(cases, one => one.Value == value).When, Now(row)), row);
    }

    /// <summary>Each row with its timeliness, for projections and counts.</summary>
    public Expression<Func<Assignment, Timed<Assignment>>> Column()
    {
        var row = Expression.Parameter(typeof(Assignment), "row");
        return Beside<Assignment>(row, Column(row));
    }

    /// <summary>Each act with how timely the assignment was that stood as it left it.</summary>
    public Expression<Func<AssignmentEvent, Timed<AssignmentEvent>>> ColumnAfter()
    {
        var after = After();
        return Beside<AssignmentEvent>(after.Parameters[0], after.Body);
    }

    /// <summary>Some that are counted together, each with its timeliness: where the clock does not run, it is said with them.</summary>
    public Expression<Func<T, Timed<T>>> ColumnOf<T>() where T : Tallied
    {
        var row = Expression.Parameter(typeof(T), "row");
        var running = Column([
            Expression.Property(row, nameof(Tallied.State)), Expression.Convert(Expression.Property(row, nameof(Tallied.Due)), typeof(DateOnly?)),
            Expression.Constant(null, typeof(DateOnly?)),
        ]);
        return Beside<T>(row, Expression.Condition(Expression.Property(row, nameof(Tallied.Runs)), running, Expression.Property(row, nameof(Tallied.Timeliness))));
    }

    /// <summary>The same of an act: how timely the assignment was that stood as this act left it.</summary>
    public Expression<Func<AssignmentEvent, Timeliness>> After()
    {
        var act = Expression.Parameter(typeof(AssignmentEvent), "act");
        return Expression.Lambda<Func<AssignmentEvent, Timeliness>>(Column([
            Expression.Property(act, nameof(AssignmentEvent.State)), Expression.Property(act, nameof(AssignmentEvent.DueDate)),
            Expression.Property(act, nameof(AssignmentEvent.StoppedOn)),
        ]), act);
    }

    /// <summary>What it is at the beginning of time and at its end, if nothing is done: two things where the clock runs, otherwise the same on every day.</summary>
    public static (Timeliness First, Timeliness Last) FromFirstToLast(AssignmentState state, DateOnly? due, DateOnly? stopped) =>
        (Ends.Value.First(state, due, stopped), Ends.Value.Last(state, due, stopped));

    /// <summary>The same for what was read already: of a state, a due date and where the clock stands. Costly to make, cheap to ask.</summary>
    public Func<AssignmentState, DateOnly?, DateOnly?, Timeliness> Judging()
    {
        ParameterExpression[] standing = [Expression.Parameter(typeof(AssignmentState)), Expression.Parameter(typeof(DateOnly?)), Expression.Parameter(typeof(DateOnly?))];
        return Expression.Lambda<Func<AssignmentState, DateOnly?, DateOnly?, Timeliness>>(Column([.. standing]), standing).Compile();
    }

    private static Expression<Func<T, Timed<T>>> Beside<T>(ParameterExpression row, Expression timeliness) where T : class => Expression.Lambda<Func<T, Timed<T>>>(
        Expression.MemberInit(Expression.New(typeof(Timed<T>)),
            Expression.Bind(typeof(Timed<T>).GetProperty(nameof(Timed<T>.Row))!, row),
            Expression.Bind(typeof(Timed<T>).GetProperty(nameof(Timed<T>.Timeliness))!, timeliness)),
        row);

    private Expression Column(ParameterExpression row) => Column(Now(row));

    private Expression Column(Expression[] standing)
    {
        // The last case needs no condition: where the other five do not hold, it does.
        Expression column = Expression.Constant(cases[^1].Value);
        foreach (var (value, when) in cases.Reverse().Skip(1))
            column = Expression.Condition(Of(when, standing), Expression.Constant(value), column);
        return column;
    }

    /// <summary>State, due date and where the clock stands, of an assignment.</summary>
    private static Expression[] Now(ParameterExpression row) =>
    [
        Expression.Property(row, nameof(Assignment.State)), Expression.Property(row, nameof(Assignment.DueDate)),
        new Replaced(Stopped.Parameters, [row]).Visit(Stopped.Body),
    ];

    private static Expression Of(Expression<Holds> when, Expression[] standing) => new Replaced(when.Parameters, standing).Visit(when.Body);

    private sealed class Replaced(IReadOnlyList<ParameterExpression> from, IReadOnlyList<Expression> to) : ExpressionVisitor
    {
        private readonly Dictionary<ParameterExpression, Expression> by = from.Zip(to).ToDictionary(pair => pair.First, pair => pair.Second);

        protected override Expression VisitParameter(ParameterExpression node) => by.GetValueOrDefault(node, node);
    }
}

/// <summary>Something with its timeliness on a day.</summary>
internal sealed class Timed<T> where T : class
{
    public required T Row { get; init; }

    public required Timeliness Timeliness { get; init; }
}
