using DonDoc.Storage;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Generation;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Generation;

public sealed class GenerateRecordsTests
{
    private static readonly GenerateRecords.Input Small = new(Provinces: 2, Communes: 10, Grassroots: 30, Assignments: 300, Months: 6, Seed: 7);

    [Theory, BothDatabases]
    public async Task It_makes_what_is_asked_and_nothing_that_could_not_have_happened(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = scratch.Open();
        var made = await new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(Small);
        Assert.Null(made.Refusal);
        Assert.Equal((300, 2, 2), (made.Value.Assignments, made.Value.Programmes, made.Value.Engagements));
        var today = TimeProvider.System.Today();
        Assert.Equal(2, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Province && row.Code.EndsWith(".TU")));
        Assert.Equal(10, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Commune && row.Type == OrganisationType.PartyCommittee));
        Assert.Equal(30, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Grassroots));
        Assert.Equal(6, await db.Requirements.CountAsync(row => db.Assignments.Any(work => work.Id == row.AssignmentId && work.Origin == AssignmentOrigin.Requirement)));
        var works = await db.Assignments.AsNoTracking().Include(row => row.Events).ToListAsync();
        Assert.Equal(300, works.Count);
        Assert.True(works.Select(work => work.State).Distinct().Count() >= 5);
        Assert.All(works, work =>
        {
            Assert.All(work.Events, act => Assert.True(act.On <= today));
            var last = work.Events.OrderBy(act => act.At).ThenBy(act => act.Id).Last();
            // What is proposed on a draft is no act.
            if (work.State != AssignmentState.Draft)
                Assert.Equal((work.State, work.LeadId, work.DueDate), (last.State, last.LeadId, last.DueDate));
            Assert.Equal(work.Version, work.Events.Count);
        });
        // What comes next begins where the generated codes end.
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var group in works.GroupBy(work => (work.AssignerId, Year: work.Code[(work.Code.IndexOf('/', StringComparison.Ordinal) + 1)..][..4])).Take(3))
        {
            var next = (await db.TakeCodesAsync(group.Key.AssignerId, int.Parse(group.Key.Year, System.Globalization.CultureInfo.InvariantCulture), 1, CancellationToken.None))[0];
            Assert.DoesNotContain(works, work => work.Code == next);
        }
    }

    [Theory, BothDatabases]
    public async Task Reports_are_as_they_are_found_and_what_is_counted_of_them_and_of_the_work_is_what_a_recount_gives(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = scratch.Open();
        var (clock, options) = (TimeProvider.System, new TrackingOptions());
        var made = (await new GenerateRecords(db, clock, options).RunAsync(Small with { Assignments = 600, Months = 12 })).Value;
        var today = clock.Today();
        var periods = await db.ReportingPeriods.AsNoTracking().ToDictionaryAsync(row => row.Id);
        var reports = await db.PeriodReports.AsNoTracking().Include(row => row.Versions).ToListAsync();
        Assert.Equal(reports.Count, made.Reports);
        Assert.All(periods.Values, period => Assert.Equal(period.IsLockedOn(today), period.ClosedAt is not null));
        Assert.True(periods.Values.Count(period => period.IsUsual && period.ClosedAt is not null) >= 11);
        var sent = reports.Select(report => (report, last: report.Versions.Single(one => one.Number == report.Sent), period: periods[report.PeriodId])).ToList();
        Assert.InRange(sent.Count(one => one.report.SentOn <= one.period.DueOn), sent.Count / 2, sent.Count - 1);
        Assert.Contains(sent, one => one.last.NothingArose);
        Assert.Contains(sent, one => one.last.Copied >= options.ReportCopiedShare);
        Assert.Contains(sent, one => one.report.State == ReportState.Returned);
        Assert.Contains(sent, one => one.report is { Sent: 2, State: ReportState.Accepted });
        // Each sending is an act of its assignment, at the same moment.
        var acts = (await db.AssignmentEvents.Where(act => act.Act == AssignmentAct.PeriodReported).Select(act => new { act.AssignmentId, act.At }).ToListAsync()).Select(act => (act.AssignmentId.Value, act.At)).Order();
        Assert.Equal(reports.SelectMany(report => report.Versions.Select(one => (report.AssignmentId.Value, one.SentAt!.Value))).Order(), acts);
        foreach (var period in periods.Values)
        {
            var counted = await PeriodCounting.CountAsync(db.Assignments.Where(row => row.LeadId != null), period, db, default);
            var kept = await db.PeriodTallies.Where(row => row.PeriodId == period.Id).ToListAsync();
            if (period.ClosedAt is null)
                Assert.Empty(kept);
            else
                Assert.Equal(counted.OrderBy(one => one.Key.Value).Select(one => (one.Key, one.Value)),
                    kept.OrderBy(row => row.LeadId.Value).Select(row => (row.LeadId, new PeriodCounts(row.Expected, row.InTime, row.Late, row.NothingArose, row.Accepted, row.Returned))));
            // Silence is never all and never nothing.
            if (period is { IsUsual: true, ClosedAt: not null } && counted.Values.Sum(one => one.Expected) is var expected and > 20)
                Assert.InRange(counted.Values.Sum(one => one.Missing), 1, expected - 1);
        }

        var verified = await new VerifyTallies(db, clock, options).RunAsync();
        Assert.False(verified.Stale);
        Assert.Equal((0, true), (verified.Found, verified.Organisations > 0));
        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, default)).Broken);
    }

    [Theory, BothDatabases]
    public async Task The_same_work_is_invented_with_reports_and_without(Provider provider)
    {
        async Task<List<string>> WorksAsync(bool reports)
        {
            await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
            await using var db = scratch.Open();
            Assert.Equal(reports, (await new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(Small with { Reports = reports })).Value.Reports > 0);
            return await db.Assignments.OrderBy(row => row.Code).Select(row => row.Code + "|" + row.Content + "|" + row.State + "|" + row.DueDate).ToListAsync();
        }

        Assert.Equal(await WorksAsync(true), await WorksAsync(false));
    }

    [Theory, BothDatabases]
    public async Task Ended_in_the_middle_it_leaves_nothing_half_and_says_so(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        List<string> indexes;
        await using (var db = scratch.Open())
        {
            indexes = await StructureAsync(db, provider);
            using var ended = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new GenerateRecords(db, TimeProvider.System, new TrackingOptions())
                .RunAsync(Small with { Assignments = 9_000 }, new After(0.1, ended.Cancel), ended.Token));
        }

        await using var next = scratch.Open();
        await TrackingStorage.MigrateAsync(next);
        Assert.Equal(indexes, await StructureAsync(next, provider));
        // Those of the inspections, which were there before.
        Assert.Equal(6, await next.Assignments.CountAsync());
        Assert.Equal(0, (await new VerifyTallies(next, TimeProvider.System, new TrackingOptions()).RunAsync()).Found);
        Assert.Equal(GenerationRefusals.CutShort, (await new GenerateRecords(next, TimeProvider.System, new TrackingOptions()).RunAsync(Small)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Ended_when_all_is_written_the_next_start_makes_it_whole(Provider provider)
    {
        await using var scratch = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using (var db = scratch.Open())
        {
            using var ended = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new GenerateRecords(db, TimeProvider.System, new TrackingOptions())
                .RunAsync(Small, new After(0.6, ended.Cancel), ended.Token));
        }

        await using var next = scratch.Open();
        await TrackingStorage.MigrateAsync(next);
        await new OpenPeriods(next, TimeProvider.System, new TrackingOptions()).RunAsync();
        Assert.Equal((300, 300), (await next.Assignments.CountAsync(), await next.SearchRecords.CountAsync(row => row.AssignmentId != null)));
        var today = TimeProvider.System.Today();
        Assert.False(await next.ReportingPeriods.AnyAsync(row => row.ClosedAt == null && row.LockOn < today));
        var verified = await new VerifyTallies(next, TimeProvider.System, new TrackingOptions()).RunAsync();
        Assert.Equal((0, false), (verified.Found, verified.Stale));
        Assert.Equal(GenerationRefusals.NotEmpty, (await new GenerateRecords(next, TimeProvider.System, new TrackingOptions()).RunAsync(Small)).Refusal);
    }

    /// <summary>Acts once, when a share is done.</summary>
    private sealed class After(double share, Action act) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > share)
                act();
        }
    }

    /// <summary>Indexes and references of the tables that are filled.</summary>
    private static async Task<List<string>> StructureAsync(TrackingDb db, Provider provider) => await db.Database.SqlQueryRaw<string>(provider == Provider.Sqlite
        ? "SELECT sql AS \"Value\" FROM sqlite_master WHERE sql IS NOT NULL ORDER BY sql"
        : "SELECT pg_get_indexdef(indexrelid) AS \"Value\" FROM pg_index WHERE indrelid::regclass::text LIKE '%Assign%' OR indrelid::regclass::text LIKE '%Period%' UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1").ToListAsync();

    [Fact]
    public async Task The_same_seed_makes_the_same_records_and_another_makes_others()
    {
        async Task<List<string>> WorksAsync(int seed)
        {
            await using var scratch = await TestDatabase.CreateAsync(Provider.Sqlite, "empty", _ => Task.CompletedTask);
            await using var db = scratch.Open();
            Assert.Null((await new GenerateRecords(db, TimeProvider.System, new TrackingOptions()).RunAsync(Small with { Seed = seed })).Refusal);
            return await db.Assignments.OrderBy(row => row.Code)
                .Select(row => row.Code + "|" + row.Content + "|" + row.State + "|" + row.DueDate + "|" + row.Percent + "|" + row.Version).ToListAsync();
        }

        var first = await WorksAsync(7);
        Assert.Equal(first, await WorksAsync(7));
        Assert.NotEqual(first, await WorksAsync(8));
    }

    [Theory, BothDatabases]
    public async Task It_refuses_numbers_out_of_range_and_a_database_that_is_not_empty(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var generate = new GenerateRecords(db, world.Clock, new TrackingOptions());
        var refusal = (await generate.RunAsync(Small with { Provinces = 35 })).Refusal!;
        Assert.Equal((GenerationRefusals.OutOfRange.Code, "--provinces 1 34"), (refusal.Code, string.Join(' ', refusal.Arguments)));
        Assert.Equal(GenerationRefusals.OutOfRange.Code, (await generate.RunAsync(Small with { Assignments = 2_000_001 })).Refusal!.Code);
        Assert.Equal(GenerationRefusals.OutOfRange.Code, (await generate.RunAsync(Small with { Communes = 0 })).Refusal!.Code);
        await DonDoc.Tracking.Tests.Assignments.Drafts.MakeAsync(world, world.Head, "Việc có sẵn");
        Assert.Equal(GenerationRefusals.NotEmpty, (await generate.RunAsync(Small)).Refusal);
    }
}
