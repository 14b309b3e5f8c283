using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Generation;

/// <summary>
/// Reports of periods as they are found: most sent in time, some late, some missing, some saying that nothing arose, some given back, some copied from the period
/// before. Every step is a verb of <see cref="PeriodReport"/>, on its own day, and an act of its assignment.
/// </summary>
/// <param name="periods">The usual ones, up to the one that runs today.</param>
/// <param name="today">No act lies after it.</param>
internal sealed class InventedReports(Random random, IReadOnlyList<ReportingPeriod> periods, DateOnly today, Guid leading, Guid assigning)
{
    private readonly Dictionary<(string Now, string Before), double?> copied = [];
    private List<PeriodReport> made = [];
    private Assignment? last;
    private string? before;

    /// <summary>How many were made.</summary>
    public int Count { get; private set; }

    /// <summary>What was made since this was asked before.</summary>
    public List<PeriodReport> Take()
    {
        var taken = made;
        made = [];
        return taken;
    }

    /// <summary>The lead tells how far it is, in the period in which a day lies.</summary>
    /// <param name="until">The day on which something else happens to the assignment: it is told before.</param>
    public void Tell(Assignment assignment, DateOnly day, DateOnly until, int percent, bool nothing)
    {
        if (periods.FirstOrDefault(one => one.From <= day && day <= one.To) is not { } period)
            return;
        if (last != assignment)
            (last, before) = (assignment, null);
        var ready = random.Next(100) < 85 ? period.DueOn.AddDays(-random.Next(period.DueOn.DayNumber - period.To.DayNumber + 4)) : period.DueOn.AddDays(1 + random.Next(Math.Max(1, period.LockOn.DayNumber - period.DueOn.DayNumber)));
        var sent = ready < day ? day : ready < until ? ready : until.AddDays(-1);
        // Not yet, or too late for a first word: it is missing.
        if (sent > today || period.IsLockedOn(sent) || sent < assignment.Events[^1].On)
            return;
        var report = new PeriodReport(assignment.Id, period.Id, assignment.LeadId!.Value);
        made.Add(report);
        Count++;
        Send(report, assignment, period, nothing ? new ReportWords(NothingArose: true) : Words(assignment, percent, sent), sent);
        Decide(report, assignment, period, sent, until);
    }

    /// <summary>Until the period is locked, so that its figures, which are counted later, are those of the day on which it was closed.</summary>
    private void Decide(PeriodReport report, Assignment assignment, ReportingPeriod period, DateOnly sent, DateOnly until)
    {
        var decided = Earlier(sent.AddDays(random.Next(1, 5)), period.LockOn);
        if (decided > today || random.Next(100) < 12)
            return;
        if (random.Next(100) < 6)
        {
            InventedLife.Must(report.Return("Chưa nêu số liệu cụ thể của kỳ báo cáo", InventedLife.By(assigning, decided, Afternoon)));
            var again = Earlier(decided.AddDays(random.Next(1, 4)), period.LockOn);
            if (random.Next(10) < 3 || again > today || again >= until || again <= decided)
                return;
            Send(report, assignment, period, Words(assignment, assignment.Percent ?? 0, again), again);
            decided = again;
        }

        InventedLife.Must(report.Accept(null, InventedLife.By(assigning, decided, Evening)));
    }

    private void Send(PeriodReport report, Assignment assignment, ReportingPeriod period, ReportWords words, DateOnly day)
    {
        var by = InventedLife.By(leading, day);
        InventedLife.Must(report.Submit(words, period, assignment.LeadId!.Value, Copied(words.Result), by));
        assignment.ReportPeriod(words.NothingArose ? null : words.Percent, isLatest: true, words.Result, [], by);
        before = words.Result ?? before;
    }

    private ReportWords Words(Assignment assignment, int percent, DateOnly day)
    {
        var result = before is not null && random.Next(100) < 8 ? before : InventedTexts.Result(random);
        var isLate = assignment.DueDate < day;
        var hard = random.Next(100) < (isLate ? 40 : 10);
        var judgement = isLate ? random.Next(6) == 0 ? ProgressJudgement.OnTrack : ProgressJudgement.Behind : hard ? ProgressJudgement.AtRisk : ProgressJudgement.OnTrack;
        return new ReportWords(
            Result: result, Difficulties: hard ? InventedTexts.Difficulty(random) : null, Proposals: hard && random.Next(2) == 0 ? InventedTexts.Proposal(random) : null,
            Next: InventedTexts.Next(random), Percent: percent, Judgement: random.Next(10) == 0 ? null : judgement);
    }

    // There are few results, and so few pairs of them.
    private double? Copied(string? result)
    {
        if (result is null || before is null)
            return null;
        if (!copied.TryGetValue((result, before), out var share))
            copied[(result, before)] = share = ReportingQueries.Copied(result, before);
        return share;
    }

    private const int Afternoon = 15;
    private const int Evening = 17;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
