using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class TimelinessRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly OrganisationId Somebody = new(Guid.CreateVersion7());

    private static Actor At(DateOnly day) => new(Guid.Empty, "", day.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc));

    private static Assignment Make(OrganisationId assigner, int? due, int? reported, bool confirmed, string code = "1")
    {
        var assignment = Assignment.Draft(code, "Việc", assigner, null, null, At(Today.AddDays(-60))).Value;
        assignment.Assign(assigner, "Báo cáo", Today.AddDays(-60), due is { } days ? Today.AddDays(days) : null, At(Today.AddDays(-60)));
        if (reported is { } day)
            assignment.ReportDone("Xong", [], At(Today.AddDays(day)));
        if (confirmed)
            assignment.Confirm(null, At(Today) with { AccountId = Guid.CreateVersion7() });
        return assignment;
    }

    private static Assignment Proposed(OrganisationId assigner, int? due, string code)
    {
        var draft = Assignment.Draft(code, "Việc", assigner, null, null, At(Today.AddDays(-60))).Value;
        Assert.Null(draft.Propose(assigner, "Báo cáo", Today.AddDays(-60), due is { } days ? Today.AddDays(days) : null));
        return draft;
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9)]
    public void The_date_of_a_draft_binds_nobody(int? due) =>
        Assert.Equal(Timeliness.NoDueDate, Of(new TimelinessRule(Today, 3))(Proposed(Somebody, due, "1")));

    /// <param name="due">Days from today; null: no due date.</param>
    /// <param name="reported">Days from today; null: not reported.</param>
    [Theory]
    [InlineData(null, null, false, Timeliness.NoDueDate)]
    [InlineData(null, -1, false, Timeliness.NoDueDate)]
    [InlineData(null, -1, true, Timeliness.NoDueDate)]
    [InlineData(4, null, false, Timeliness.InTime)]
    [InlineData(3, null, false, Timeliness.DueSoon)]
    [InlineData(0, null, false, Timeliness.DueSoon)]
    [InlineData(-1, null, false, Timeliness.Overdue)]
    [InlineData(-1, -1, false, Timeliness.InTime)]
    [InlineData(1, -1, false, Timeliness.InTime)]
    [InlineData(-2, -1, false, Timeliness.Overdue)]
    [InlineData(-1, -1, true, Timeliness.DoneInTime)]
    [InlineData(-2, -1, true, Timeliness.DoneLate)]
    [InlineData(5, -1, true, Timeliness.DoneInTime)]
    public void The_table(int? due, int? reported, bool confirmed, Timeliness expected) =>
        Assert.Equal(expected, Of(new TimelinessRule(Today, 3))(Make(Somebody, due, reported, confirmed)));

    private static Func<Assignment, Timeliness> Of(TimelinessRule rule)
    {
        var column = rule.Column().Compile();
        return assignment => column(assignment).Timeliness;
    }

    [Theory]
    [InlineData(-1, -2, Timeliness.InTime)]
    [InlineData(-2, -1, Timeliness.Overdue)]
    [InlineData(3, -1, Timeliness.InTime)]
    public void A_pause_stops_the_clock(int due, int suspended, Timeliness expected)
    {
        var assignment = Make(Somebody, due, null, false);
        Assert.Null(assignment.Suspend("Chờ hướng dẫn", At(Today.AddDays(suspended))));
        Assert.Equal(expected, Of(new TimelinessRule(Today, 3))(assignment));
        Assert.Null(assignment.Cancel("Không còn cần", null, At(Today)));
        Assert.Equal(Timeliness.NoDueDate, Of(new TimelinessRule(Today, 3))(assignment));
    }

    /// <summary>What the last act left is judged as what stands: so a past day is judged as that day was.</summary>
    [Fact]
    public void An_act_says_how_timely_it_was_after_it()
    {
        var rule = new TimelinessRule(Today, 3);
        var (of, after) = (Of(rule), rule.After().Compile());
        foreach (var assignment in Every(Somebody).Where(assignment => assignment.State != AssignmentState.Draft))
            Assert.Equal(of(assignment), after(assignment.Events[^1]));
        var moved = Make(Somebody, -2, null, false);
        Assert.Null(moved.GrantExtension(Today.AddDays(9), null, At(Today)));
        Assert.Equal((Timeliness.Overdue, Timeliness.InTime), (after(moved.Events[^2]), after(moved.Events[^1])));
    }

    [Fact]
    public void Exactly_one_holds_whatever_the_dates()
    {
        var rule = new TimelinessRule(Today, 3);
        var of = Of(rule);
        var conditions = Enum.GetValues<Timeliness>().Select(value => (value, holds: rule.Is(value).Compile())).ToList();
        foreach (var assignment in Every(Somebody))
            Assert.Equal(of(assignment), Assert.Single(conditions, one => one.holds(assignment)).value);
    }

    [Theory, BothDatabases]
    public async Task The_database_says_what_memory_says_as_column_and_as_condition(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.AddRange(Every(world.HaiPhong));
        await db.SaveChangesAsync();
        var rule = new TimelinessRule(Today, 3);
        var of = Of(rule);
        var column = await db.Assignments.Select(rule.Column()).Select(timed => new { timed.Row.Id, timed.Timeliness }).ToDictionaryAsync(row => row.Id, row => row.Timeliness);
        var rows = await db.Assignments.AsNoTracking().ToListAsync();
        Assert.True(rows.Count > 100);
        Assert.All(rows, row => Assert.Equal(of(row), column[row.Id]));
        foreach (var value in Enum.GetValues<Timeliness>())
            Assert.Equal(rows.Where(row => of(row) == value).Select(row => row.Id).ToHashSet(), (await db.Assignments.Where(rule.Is(value)).Select(row => row.Id).ToListAsync()).ToHashSet());
    }

    private static IEnumerable<Assignment> Every(OrganisationId assigner)
    {
        var number = 0;
        foreach (int? due in new int?[] { null, -5, -2, -1, 0, 1, 2, 3, 4, 5 })
        {
            yield return Proposed(assigner, due, $"{number++}");
            foreach (int? reported in new int?[] { null, -6, -5, -2, -1, 0 })
            {
                yield return Make(assigner, due, reported, false, $"{number++}");
                if (reported is not null)
                    yield return Make(assigner, due, reported, true, $"{number++}");
                if (reported is { } day)
                {
                    var paused = Make(assigner, due, null, false, $"{number++}");
                    Assert.Null(paused.Suspend("Chờ hướng dẫn", At(Today.AddDays(day))));
                    yield return paused;
                }
            }
        }
    }
}
