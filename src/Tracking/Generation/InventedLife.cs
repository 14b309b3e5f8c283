using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Generation;

/// <summary>
/// Lives of assignments as they are found: most done in time, some late, some silent, some declined, extended, paused, given back. Every step is a
/// verb of <see cref="Assignment"/>, on its own day, so that what is generated is what could have happened.
/// </summary>
/// <param name="today">No act lies after it.</param>
/// <param name="months">How far back the first begin.</param>
internal sealed class InventedLife(Random random, DateOnly today, int months)
{
    // Whoever acts is an office, not a person: two accounts of nobody, so that who reports is not who confirms.
    private readonly Guid assigning = Made(random);
    private readonly Guid leading = Made(random);
    private InventedReports? reports;

    /// <summary>From now on, how far the work is stands in the reports of these periods, and no longer in words between them.</summary>
    /// <param name="of">A draw of its own, so that all else is the same with reports and without.</param>
    public InventedReports ReportIn(IReadOnlyList<ReportingPeriod> periods, Random of) => reports = new InventedReports(of, periods, today, leading, assigning);

    /// <summary>One that is sent on a day of the last months; a few wait as drafts.</summary>
    /// <param name="diligence">0 to 1: how much the lead tells, and how often it is in time.</param>
    public Assignment Live(
        string code, string content, string product, OrganisationId assigner, OrganisationId lead, DateOnly start, AssignmentDetails details,
        AssignmentSource? source, AssignmentBeginning beginning, double diligence)
    {
        var assignment = Assignment.Draft(code, content, assigner, null, source, By(assigning, start.AddDays(-2)), beginning).Value;
        assignment.Describe(details);
        DateOnly? due = random.Next(100) < 12 ? null : start.AddDays(random.Next(6) switch { 0 => 30, 1 => 45, 2 => 60, 3 => 90, 4 => 180, _ => 365 });
        if (start > today.AddDays(-10) && random.Next(4) == 0)
        {
            Must(assignment.Propose(lead, product, start, due));
            return assignment;
        }

        Must(assignment.Assign(lead, product, start, due, By(assigning, start)));
        Course(assignment, start, due, diligence);
        return assignment;
    }

    /// <summary>The day on which one of them begins.</summary>
    public DateOnly Start() => today.AddDays(-random.Next(1, Math.Max(2, months * 30)));

    private void Course(Assignment assignment, DateOnly start, DateOnly? due, double diligence)
    {
        var taken = start.AddDays(random.Next(1, 8));
        if (taken > today || random.NextDouble() > 0.5 + diligence / 2)
            return;
        if (random.Next(100) < 2)
        {
            Must(assignment.Decline("Nội dung thuộc phạm vi của cơ quan khác", By(leading, taken)));
            return;
        }

        Must(assignment.Accept(null, By(leading, taken)));
        var end = due ?? start.AddDays(random.Next(60, 400));
        if (due is { } asked && random.Next(100) < 8 && asked.AddDays(-5) is var day && day > taken && day <= today)
        {
            Tell(assignment, taken, day, diligence);
            end = Extend(assignment, asked, day);
            // What comes after it comes later: the last act tells how it stands.
            taken = day.AddDays(2) <= today ? day.AddDays(2) : day;
        }

        if (random.Next(200) < 3 && taken.AddDays(20) is var stop && stop <= today)
        {
            Must(random.Next(2) == 0 ? assignment.Cancel("Nội dung đã có trong nhiệm vụ khác", null, By(assigning, stop)) : assignment.Suspend("Chờ hướng dẫn của cấp trên", By(assigning, stop)));
            return;
        }

        // In time, late, or never: who tells more is more often in time.
        var late = random.NextDouble();
        DateOnly? done = late < 0.45 + diligence * 0.4 ? end.AddDays(-random.Next(0, 20)) : late < 0.93 ? end.AddDays(random.Next(1, 90)) : null;
        if (done <= taken)
            done = taken.AddDays(1);
        Tell(assignment, taken, done ?? today, diligence);
        if (done is { } finished && finished <= today)
            Finish(assignment, finished);
    }

    private DateOnly Extend(Assignment assignment, DateOnly due, DateOnly day)
    {
        var later = due.AddDays(30);
        Must(assignment.AskExtension(later, "Chờ số liệu của các đơn vị phối hợp", By(leading, day)));
        if (day.AddDays(2) > today)
            return due;
        if (random.Next(10) < 7)
        {
            Must(assignment.GrantExtension(later, null, By(assigning, day.AddDays(2))));
            return later;
        }

        Must(assignment.RefuseExtension("Đơn vị chủ động bố trí để kịp thời hạn", By(assigning, day.AddDays(2))));
        return due;
    }

    private void Tell(Assignment assignment, DateOnly from, DateOnly until, double diligence)
    {
        var length = Math.Max(1, until.DayNumber - from.DayNumber);
        for (var month = from.AddMonths(1); month < until && month <= today; month = month.AddMonths(1))
        {
            if (random.NextDouble() > diligence)
                continue;
            var percent = Math.Clamp(100 * (month.DayNumber - from.DayNumber) / length / 5 * 5, 5, 95);
            var (reached, nothing) = (Math.Max(percent, assignment.Percent ?? 0), random.Next(5) == 0);
            if (reports is null)
                Must(assignment.Progress(reached, nothing ? "Không phát sinh" : null, By(leading, month)));
            else
                reports.Tell(assignment, month, until, reached, nothing);
        }
    }

    private void Finish(Assignment assignment, DateOnly done)
    {
        Must(assignment.ReportDone("Đã hoàn thành, có sản phẩm theo yêu cầu", [], By(leading, done)));
        var decided = done.AddDays(random.Next(1, 10));
        if (decided > today)
            return;
        if (random.Next(100) < 8)
        {
            Must(assignment.Return("Sản phẩm chưa đủ số liệu", By(assigning, decided)));
            if (decided.AddDays(12) > today)
                return;
            Must(assignment.ReportDone("Đã bổ sung số liệu", [], By(leading, decided.AddDays(12))));
            decided = decided.AddDays(15);
            if (decided > today)
                return;
        }

        Must(assignment.Confirm(null, By(assigning, decided)));
    }

    internal static Actor By(Guid account, DateOnly day, int hour = 9) => new(account, "Dữ liệu thử", Clock.BeginOf(day).AddHours(hour));

    private static Guid Made(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    internal static void Must(Refusal? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"An invented life takes a step that is refused: {refusal.Code}.");
    }
}
