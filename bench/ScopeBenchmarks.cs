using System.Diagnostics;
using System.Globalization;
using DonDoc.Storage;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Bench;

/// <summary>
/// What scope costs in the whole country: 57,000 organisations, and records owned all over it. The first page of each list as a person
/// at a ward, a province and the top gets it, against the same page without scope in the same run; and who the person is, once a request.
/// </summary>
static class ScopeBenchmarks
{
    const int Grassroots = 50_000;
    const int Records = 100_000;
    const int Seed = 20_261;
    const int Warm = 5;
    const int Measured = 31;

    /// <param name="connection">An empty PostgreSQL database; a SQLite file of its own where null.</param>
    public static async Task<int> RunAsync(string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-scope-");
        try
        {
            await using var db = TrackingStorage.Open(connection ?? Path.Combine(folder.FullName, "scope.db"));
            await TrackingStorage.MigrateAsync(db);
            var start = Stopwatch.GetTimestamp();
            var loaded = (await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new(Grassroots: Grassroots, Seed: Seed))).Value;
            Say($"{loaded.Added} organisations, {await db.Ancestry.CountAsync()} rows of ancestry: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            await FillAsync(db);
            // As the server does by itself some time after a load.
            if (connection is not null)
                await db.Database.ExecuteSqlRawAsync("ANALYZE");
            Say($"{"person",-10}{"list",-26}{"rows",6}{"without ms",12}{"with ms",10}{"adds ms",10}{"ratio",8}");
            foreach (var (name, code) in new[] { ("cell", "11311.CB009"), ("ward", "11311.DU"), ("province", "31.TU"), ("top", "TW") })
                await MeasureAsync(db, name, await db.Organisations.Where(row => row.Code == code).Select(row => row.Id).SingleAsync());
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Committees of communes assign to their cells, provinces to communes and departments; what each owns is like it.</summary>
    static async Task FillAsync(TrackingDb db)
    {
        var random = new Random(Seed);
        var at = TimeProvider.System.Instant();
        var places = await db.OrganisationPlacements.Select(row => new { row.ParentId, row.OrganisationId }).ToListAsync();
        var (works, documents, visits) = (new List<Assignment>(Records), new List<Document>(Records), new List<Engagement>(Records));
        for (var i = 0; i < Records; i++)
        {
            var place = places[random.Next(places.Count)];
            var actor = new Actor(Guid.Empty, "", at);
            var work = Assignment.Draft(string.Create(CultureInfo.InvariantCulture, $"B-{i:000000}"), "Việc phải làm", place.ParentId, null, null, actor).Value;
            if (i % 10 == 0)
                work.Propose(place.OrganisationId, "Báo cáo", Clock.DayOf(at), Clock.DayOf(at).AddDays(random.Next(300)));
            else
                work.Assign(place.OrganisationId, "Báo cáo", Clock.DayOf(at), Clock.DayOf(at).AddDays(random.Next(300)), actor);
            works.Add(work);
            documents.Add(new Document(place.OrganisationId, "NQ", "nghị quyết", $"{i}-NQ", null, "Nơi ban hành", Clock.DayOf(at).AddDays(-random.Next(3000)), "2026",
                "Văn bản về việc phải làm", i % 4 == 0 ? DocumentAudience.Subordinates : DocumentAudience.OwnerSubtree, Guid.Empty, at));
            visits.Add(Engagement.Record(place.ParentId, EngagementKind.Inspection, null, "Kiểm tra việc phải làm", new NamedBody(place.ParentId, "Bên kiểm tra"),
                new NamedBody(place.OrganisationId, "Bên được kiểm tra"), Guid.Empty, at.AddDays(-random.Next(3000))).Value);
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(works, default);
        await db.BulkInsertAsync(documents, default);
        await db.BulkInsertAsync(visits, default);
        await transaction.CommitAsync();
    }

    static async Task MeasureAsync(TrackingDb db, string name, OrganisationId home)
    {
        var today = TimeProvider.System.Today();
        var user = new CurrentUser(Guid.CreateVersion7(), name, home, today,
            AccessMatrix.Reaches(new HeldRole(Role.Officer, home, home, null)).Select(reach => reach with
            {
                Breadth = name switch { "top" => Breadth.Whole, "province" => Breadth.Wide, _ => Breadth.Narrow },
            }));
        var rule = TimelinessRule.For(user, new TrackingOptions());
        const int rows = 26;

        await RowAsync(name, "assignments",
            () => db.Assignments.Where(row => row.State != AssignmentState.Withdrawn).OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(rows).Rows(db, rule, today).CountedAsync(),
            () => db.Assignments.VisibleTo(user, db).Where(row => row.State != AssignmentState.Withdrawn).OrderBy(row => row.DueOrder).ThenBy(row => row.Id).Take(rows).Rows(db, rule, today).CountedAsync());
        await RowAsync(name, "documents",
            () => db.Documents.OrderByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(rows).Select(row => new { row.Id, row.Subject }).CountedAsync(),
            () => db.Documents.VisibleTo(user, db).OrderByDescending(row => row.ListedOn).ThenByDescending(row => row.Id).Take(rows).Select(row => new { row.Id, row.Subject }).CountedAsync());
        await RowAsync(name, "engagements",
            () => db.Engagements.OrderByDescending(row => row.LatestOn).ThenByDescending(row => row.Id).Take(rows).Select(row => new { row.Id, row.Title }).CountedAsync(),
            () => db.Engagements.VisibleTo(user, db).OrderByDescending(row => row.LatestOn).ThenByDescending(row => row.Id).Take(rows).Select(row => new { row.Id, row.Title }).CountedAsync());
        await RowAsync(name, "organisations",
            () => db.Organisations.Join(db.NamesOn(today), row => row.Id, one => one.OrganisationId, (row, one) => new { row.Id, one.SortKey })
                .OrderBy(row => row.SortKey).ThenBy(row => row.Id).Take(rows).CountedAsync(),
            () => db.Organisations.VisibleTo(user, db).Join(db.NamesOn(today), row => row.Id, one => one.OrganisationId, (row, one) => new { row.Id, one.SortKey })
                .OrderBy(row => row.SortKey).ThenBy(row => row.Id).Take(rows).CountedAsync());
    }

    static async Task<int> CountedAsync<T>(this IQueryable<T> rows) => (await rows.ToListAsync()).Count;

    static async Task RowAsync(string person, string list, Func<Task<int>> without, Func<Task<int>> with)
    {
        // In turn, so that what else the machine does meets both alike; the least is what the work itself takes.
        var (bare, scoped) = (double.MaxValue, double.MaxValue);
        var rows = 0;
        for (var i = 0; i < Warm + Measured; i++)
        {
            var (first, _) = await TimeAsync(without);
            var (second, found) = await TimeAsync(with);
            if (i < Warm)
                continue;
            (bare, scoped, rows) = (Math.Min(bare, first), Math.Min(scoped, second), found);
        }

        Say($"{person,-10}{list,-26}{rows,6}{bare,12:0.00}{scoped,10:0.00}{scoped - bare,10:0.00}{scoped / bare,8:0.0}");
    }

    static async Task<(double Milliseconds, int Rows)> TimeAsync(Func<Task<int>> read)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await read();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, rows);
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
