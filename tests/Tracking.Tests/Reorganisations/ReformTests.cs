using System.Diagnostics;
using DonDoc.Running;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>The real reform of 1 July 2025 in one act.</summary>
[Slow("Ten thousand organisations change in one act.")]
public sealed class ReformTests
{
    private static readonly DateOnly Eve = Before2025.Reform.AddDays(-1);

    /// <summary>A little over 21,000 assignments before it, and 6,700 after.</summary>
    [Theory, BothDatabases]
    public async Task The_reform_of_2025_in_one_act(Provider provider)
    {
        Assert.Equal((63, 696, 10_035), (Before2025.Provinces.Count, Before2025.Districts.Count, Before2025.Communes.Count));
        await using var database = await TestDatabase.CreateAsync(provider, "before-2025", Before2025.FillAsync);
        var clock = new TestClock();
        clock.Pass(new DateTimeOffset(Clock.BeginOf(Before2025.Reform).AddHours(1)) - clock.GetUtcNow());
        OrganisationId root;
        int before;
        await using (var db = database.Open())
        {
            root = await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync();
            before = await new GeneratedWork(1).FillAsync(db, new DateOnly(2025, 1, 1), Eve, 2);
        }

        var user = CurrentUser.Installation(root, clock.Today());
        var then = await TotalsAsync(database, [Eve]);
        var states = await StatesAsync(database);
        var watch = Stopwatch.StartNew();
        var shown = await PrepareAsync(database, user, clock);
        Assert.True(shown.Total is { Led: > 5_000, Assigned: > 500, Cooperating: > 1_000, Supervised: > 1_000 });
        await using var acting = database.Open();
        var done = await new ReorganiseOrganisations(acting, user, clock).RunAsync(new(shown.Id, shown.Version));
        Assert.Null(done.Refusal);
        TestContext.Current.SendDiagnosticMessage("{0}: prepared, shown and carried out in {1} s: {2}", provider, watch.Elapsed.TotalSeconds, done.Value);

        await using (var db = database.Open())
        {
            await TreeIsTodaysAsync(db, root);
            Assert.Equal(before, await db.Assignments.CountAsync());
            await NothingIsLeftAsync(db);
            await HistoryIsWholeAsync(db, done.Value);
            // Work goes on with those that exist now.
            await new GeneratedWork(2).FillAsync(db, Before2025.Reform, new DateOnly(2025, 9, 30), 2);
        }

        Assert.Equal(then, await TotalsAsync(database, [Eve]));
        Assert.Equal(states, await StatesAsync(database, before: true));
    }

    private static async Task<ShowReorganisation.Result> PrepareAsync(TestDatabase database, CurrentUser user, TimeProvider clock)
    {
        await using var db = database.Open();
        var prepared = await new PrepareReorganisation(db, user, clock).RunAsync(new("Sắp xếp đơn vị hành chính năm 2025", Before2025.Reform, Before2025.Basis, Before2025.Lines()));
        Assert.Null(prepared.Refusal);
        var shown = (await new ShowReorganisation(db, user).RunAsync(new(prepared.Value, OnlyWrong: true))).Value;
        Assert.Empty(shown.Lines.SelectMany(line => line.Wrong.Select(refusal => (line.Place, refusal.Code, string.Join('|', refusal.Arguments)))));
        Assert.Equal(0, shown.Wrong);
        return shown;
    }

    /// <summary>
    /// As of some days, by province × state × timeliness: as known now (the acts that hold from that day or before) and as known then (those
    /// that were recorded by then). The province is that of the lead on that day.
    /// </summary>
    private static async Task<IReadOnlyList<string>> TotalsAsync(TestDatabase database, IReadOnlyList<DateOnly> days)
    {
        await using var db = database.Open();
        var totals = new List<string>();
        foreach (var day in days)
        {
            var timeliness = new TimelinessRule(day, 3).After().Compile();
            var provinces = (await db.AncestryOn(day).Join(db.Organisations.Where(row => row.Level == OrganisationLevel.Province), up => up.AncestorId, row => row.Id, (up, row) => new { up.DescendantId, row.Code })
                .ToListAsync()).ToDictionary(row => row.DescendantId, row => row.Code);
            var end = Clock.BeginOf(day.AddDays(1));
            foreach (var (view, acts) in new[]
                     {
                         ("now", db.AssignmentEvents.Where(row => row.On <= day)),
                         ("then", db.AssignmentEvents.Where(row => row.At < end)),
                     })
            {
                totals.AddRange((await acts.AsNoTracking().ToListAsync())
                    .GroupBy(row => row.AssignmentId).Select(group => group.MaxBy(row => (row.On, row.At, row.Id.Value))!)
                    .GroupBy(row => (Province: row.LeadId is { } lead ? provinces.GetValueOrDefault(lead) : null, row.State, Timeliness: timeliness(row)))
                    .Select(group => $"{day:yyyy-MM-dd} {view} {group.Key.Province} {group.Key.State} {group.Key.Timeliness} {group.Count()}").Order(StringComparer.Ordinal));
            }
        }

        Assert.True(totals.Count > 1_000);
        return totals;
    }

    private static async Task<IReadOnlyList<string>> StatesAsync(TestDatabase database, bool before = false)
    {
        await using var db = database.Open();
        return (await db.Assignments.Where(row => !before || row.Code.StartsWith("SINH-1-")).GroupBy(row => new { row.State, row.DueDate, row.ReportedOn, row.OriginalDueDate })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync()).Select(row => $"{row.Key} {row.Count}").Order(StringComparer.Ordinal).ToList();
    }

    private static async Task NothingIsLeftAsync(TrackingDb db)
    {
        var existing = db.Organisations.ExistingOn(Before2025.Reform).Select(row => row.Id);
        var open = InheritAssignments.Open(db);
        Assert.True(await open.CountAsync() > 10_000);
        Assert.Equal(0, await open.CountAsync(row => row.LeadId != null && !existing.Contains(row.LeadId.Value)));
        Assert.Equal(0, await open.CountAsync(row => !existing.Contains(row.AssignerId)));
        Assert.Equal(0, await open.CountAsync(row => row.SupervisorId != null && !existing.Contains(row.SupervisorId.Value)));
        Assert.Equal(0, await db.AssignmentCooperations.CountAsync(row => open.Any(one => one.Id == row.AssignmentId) && !existing.Contains(row.OrganisationId)));
    }

    /// <summary>The first lead is on record; what was done stays with who did it; every handover has its act and its entry in the log.</summary>
    private static async Task HistoryIsWholeAsync(TrackingDb db, ReorganiseOrganisations.Result done)
    {
        var handed = db.AssignmentEvents.Where(row => row.Act == AssignmentAct.HandedOver);
        Assert.All(await handed.Select(row => new { row.On, row.Note }).Distinct().ToListAsync(), row => Assert.Equal((Before2025.Reform, Before2025.Basis), (row.On, row.Note!)));
        var assignments = await handed.Select(row => row.AssignmentId).Distinct().CountAsync();
        Assert.InRange(assignments, done.HandedOver.Led, done.HandedOver.Led + done.HandedOver.Assigned + done.HandedOver.Supervised);
        Assert.Equal(assignments, await db.AuditEntries.CountAsync(row => row.Act == "assignment.handed_over"));
        var ended = db.Organisations.Where(row => row.Dissolved == Before2025.Reform).Select(row => (OrganisationId?)row.Id);
        Assert.Equal(done.Ended, await ended.CountAsync());
        Assert.True(await db.Assignments.CountAsync(row => row.State == AssignmentState.Confirmed && ended.Contains(row.LeadId)) > 1_000);
        Assert.Equal(0, await db.Assignments.CountAsync(row => row.State == AssignmentState.Confirmed && handed.Any(act => act.AssignmentId == row.Id)));
        var firsts = await db.AssignmentEvents.Where(row => row.Act == AssignmentAct.Assigned && handed.Any(act => act.AssignmentId == row.AssignmentId)).CountAsync(row => ended.Contains(row.LeadId));
        Assert.True(firsts > 5_000);
        // Each that ended has who takes over from it, recorded with the decision.
        Assert.Equal(0, await db.Organisations.CountAsync(row => row.Dissolved != null && !db.OrganisationSuccessions.Any(one => one.PredecessorId == row.Id && one.Basis == Before2025.Basis)));
    }

    private static async Task TreeIsTodaysAsync(TrackingDb db, OrganisationId root)
    {
        foreach (var (level, before, now) in new[] { (OrganisationLevel.Province, 63, 34), (OrganisationLevel.District, 696, 0), (OrganisationLevel.Commune, 10_035, 3_321) })
        {
            Assert.Equal((level, before), (level, await db.Organisations.ExistingOn(Eve).CountAsync(row => row.Level == level)));
            Assert.Equal((level, now), (level, await db.Organisations.ExistingOn(Before2025.Reform).CountAsync(row => row.Level == level)));
        }

        // Names and superiors are those of the official list.
        var today = await db.Organisations.ExistingOn(Before2025.Reform).Where(row => row.Id != root)
            .Join(db.NamesOn(Before2025.Reform), row => row.Id, name => name.OrganisationId, (row, name) => new
            {
                row.Code,
                name.Name,
                Superior = db.PlacementsOn(Before2025.Reform).Where(place => place.OrganisationId == row.Id).Join(db.Organisations, place => place.ParentId, up => up.Id, (_, up) => up.Code).Single(),
            }).ToListAsync();
        Assert.Equal(Before2025.Today.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value.Name, one.Value.Superior)),
            today.OrderBy(one => one.Code, StringComparer.Ordinal).Select(one => (one.Code, one.Name, one.Superior)));

        // The closure is what walking up the placements gives, on the eve, on the day and long after.
        foreach (var day in new[] { Eve, Before2025.Reform, new DateOnly(2026, 3, 2) })
        {
            var superiors = await db.PlacementsOn(day).ToDictionaryAsync(place => place.OrganisationId, place => place.ParentId);
            var walked = new HashSet<(OrganisationId, OrganisationId, int)>();
            foreach (var organisation in superiors.Keys.Append(root))
            {
                var (at, depth) = (organisation, 0);
                for (walked.Add((at, organisation, depth)); superiors.TryGetValue(at, out at);)
                    walked.Add((at, organisation, ++depth));
            }

            var kept = (await db.AncestryOn(day).AsNoTracking().ToListAsync()).Select(row => (row.AncestorId, row.DescendantId, row.Depth)).ToList();
            Assert.Equal(walked.Count, kept.Count);
            Assert.True(walked.SetEquals(kept));
        }
    }
}
