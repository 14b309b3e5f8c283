using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Storage;

/// <summary>What is written in bulk is, to the letter, what a save writes.</summary>
public sealed class BulkValuesTests
{
    [Theory, BothDatabases]
    public async Task A_row_written_in_bulk_is_the_row_that_is_saved(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var at = new DateTime(2026, 3, 5, 7, 8, 9, 120, DateTimeKind.Utc);
        var by = new Actor(Guid.CreateVersion7(), "Nguyễn Văn Ấ", at);
        var home = await db.Organisations.Select(row => row.Id).FirstAsync();
        var period = new ReportingPeriod(Cadence.Monthly, new(2026, 2, 15), new(2026, 3, 14), new(2026, 3, 17), new(2026, 3, 24), isUsual: true);
        var saved = await WriteAsync(db, home, period, by, rows => db.AddRange(rows), () => db.SaveChangesAsync());
        var bulk = await WriteAsync(db, home, period, by, rows => { }, null);
        Assert.Equal(saved, bulk);
        Assert.Contains(saved, row => row.Contains("0.25", StringComparison.Ordinal));
    }

    /// <returns>Each row as the database shows it, without its keys.</returns>
    private static async Task<List<string>> WriteAsync(TrackingDb db, OrganisationId home, ReportingPeriod period, Actor by, Action<IEnumerable<object>> add, Func<Task<int>>? save)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var works = Enumerable.Range(0, 12).Select(number =>
        {
            var work = Assignment.Draft($"X/2026-{number:0000}", "Rà soát “đề án” 'x'", home, null, null, by).Value;
            Assert.Null(work.Assign(home, number == 0 ? "Báo cáo\nhai dòng" : "Báo cáo", new(2026, 3, 1), number % 2 == 0 ? null : new(2026, 4, 30), by));
            work.ReportPeriod(40, true, number % 3 == 0 ? null : "Đang làm", [], by with { At = by.At.AddSeconds(1).AddMilliseconds(-120) });
            return work;
        }).ToList();
        var reports = works.ConvertAll(work =>
        {
            var report = new PeriodReport(work.Id, period.Id, home);
            Assert.Null(report.Submit(new ReportWords(Result: "Đã họp", Percent: 40, Judgement: ProgressJudgement.AtRisk), period, home, 0.25, by));
            return report;
        });
        if (save is not null)
        {
            add([period, .. works, .. reports]);
            await save();
        }
        else
        {
            await db.BulkInsertAsync([period], default);
            await db.BulkInsertAsync(works, default);
            await db.BulkInsertAsync(works.SelectMany(work => work.Events).ToList(), default);
            await db.BulkInsertAsync(reports, default);
            await db.BulkInsertAsync(reports.SelectMany(report => report.Versions).ToList(), default);
        }

        var rows = new List<string>();
        foreach (var type in new[] { typeof(ReportingPeriod), typeof(Assignment), typeof(AssignmentEvent), typeof(PeriodReport), typeof(PeriodReportVersion) })
        {
            var entity = db.Model.FindEntityType(type)!;
            var columns = entity.GetProperties().Where(property => property.Name is not ("Id" or "AssignmentId" or "ReportId")).Select(property => property.GetColumnName());
            var shown = db.Database.IsSqlite() ? columns.Select(column => $"typeof(\"{column}\") || ' ' || quote(\"{column}\")") : columns.Select(column => $"coalesce(\"{column}\"::text, 'NULL')");
#pragma warning disable EF1002
            rows.AddRange(await db.Database.SqlQueryRaw<string>($"SELECT {string.Join(" || ' | ' || ", shown)} AS \"Value\" FROM \"{entity.GetTableName()}\"").OrderBy(row => row).ToListAsync());
#pragma warning restore EF1002
        }

        await transaction.RollbackAsync();
        db.ChangeTracker.Clear();
        return rows;
    }
}
