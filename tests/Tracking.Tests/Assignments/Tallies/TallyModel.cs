using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments.Tallies;

/// <summary>
/// The same numbers counted in memory: what stands from the rows, what stood from how each row was after each act, as a list written by the test and not
/// by the program.
/// </summary>
internal sealed class TallyModel
{
    internal sealed record Standing(DateOnly Recorded, DateOnly On, OrganisationId? Lead, AssignmentState State, DateOnly? Due, DateOnly? Stopped);

    private readonly Dictionary<AssignmentId, List<Standing>> lives = [];

    public void Note(Assignment row, DateOnly recorded, DateOnly on)
    {
        if (!lives.TryGetValue(row.Id, out var life))
            lives[row.Id] = life = [];
        life.Add(new Standing(recorded, on, row.LeadId, row.State, row.DueDate, row.ReportedOn ?? row.SuspendedOn));
    }

    public static async Task<Dictionary<string, int>> TodayAsync(TrackingDb db, RollupBy by, DateOnly day, int soon)
    {
        var timeliness = new TimelinessRule(day, soon).Column().Compile();
        return Count(await db.Assignments.AsNoTracking().ToListAsync(), await AboveAsync(db, day), row => (row.LeadId, row.State, timeliness(row).Timeliness, row.DueDate, row), by, day);
    }

    /// <summary>The last standing that was recorded by the day, or that holds from it or before.</summary>
    public async Task<Dictionary<string, int>> PastAsync(TrackingDb db, RollupBy by, DateOnly day, Known known, int soon)
    {
        var rows = (await db.Assignments.AsNoTracking().ToListAsync()).ToDictionary(row => row.Id);
        // How late is judged as of any row that stands so: the rule is tested elsewhere.
        static Timeliness Judge(Standing at, DateOnly day, int soon) => at switch
        {
            { State: AssignmentState.Cancelled } or { Due: null } => Timeliness.NoDueDate,
            { State: AssignmentState.Confirmed } => at.Due < at.Stopped ? Timeliness.DoneLate : Timeliness.DoneInTime,
            { Stopped: { } stopped } => at.Due < stopped ? Timeliness.Overdue : Timeliness.InTime,
            _ => at.Due < day ? Timeliness.Overdue : at.Due <= day.AddDays(soon) ? Timeliness.DueSoon : Timeliness.InTime,
        };
        var standing = lives.Select(life => (Row: rows[life.Key], At: life.Value.LastOrDefault(at => (known == Known.Then ? at.Recorded : at.On) <= day))).Where(one => one.At is not null);
        return Count(standing, await AboveAsync(db, day), one => (one.At!.Lead, one.At.State, Judge(one.At, day, soon), one.At.Due, one.Row), by, day);
    }

    public static Dictionary<string, int> Sum(IEnumerable<Counted> counted, RollupBy by) => counted
        .GroupBy(row => Say(row.Organisation, by == RollupBy.Period ? Month(row.Due) : row.Key, row.State, row.Timeliness, row.IsFallenDue))
        .Select(group => (group.Key, Count: group.Sum(row => row.Count))).Where(one => one.Count != 0).ToDictionary(one => one.Key, one => one.Count);

    private static Dictionary<string, int> Count<T>(
        IEnumerable<T> all, ILookup<OrganisationId, OrganisationId> above,
        Func<T, (OrganisationId? Lead, AssignmentState State, Timeliness Timeliness, DateOnly? Due, Assignment Row)> of, RollupBy by, DateOnly day)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (lead, state, timeliness, due, row) in all.Select(of))
        {
            if (lead is not { } id || state is AssignmentState.Draft or AssignmentState.Withdrawn)
                continue;
            var key = by switch
            {
                RollupBy.Document => row.SourceDocumentId is { } document ? document.Value.ToString("N") : "",
                RollupBy.Field => row.Field ?? "",
                RollupBy.Period => Month(due),
                _ => "",
            };
            foreach (var organisation in above[id])
            {
                var cell = Say(organisation, key, state, timeliness, due < day);
                counts[cell] = counts.GetValueOrDefault(cell) + 1;
            }
        }

        return counts;
    }

    private static string Month(DateOnly? due) => due is { Year: < 9999 } day ? $"{day:yyyy-MM}" : "";

    private static string Say(OrganisationId organisation, string key, AssignmentState state, Timeliness timeliness, bool isFallenDue) =>
        $"{organisation} {key} {state} {timeliness} {(isFallenDue ? "fallen" : "")}";

    private static async Task<ILookup<OrganisationId, OrganisationId>> AboveAsync(TrackingDb db, DateOnly day)
    {
        var superiors = await db.PlacementsOn(day).ToDictionaryAsync(place => place.OrganisationId, place => place.ParentId);
        var all = await db.Organisations.Select(row => row.Id).ToListAsync();
        return all.SelectMany(id => Up(id).Select(up => (id, up))).ToLookup(pair => pair.id, pair => pair.up);

        IEnumerable<OrganisationId> Up(OrganisationId at)
        {
            yield return at;
            while (superiors.TryGetValue(at, out at))
                yield return at;
        }
    }
}
