using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// Opens the periods that run, with their days frozen, and closes those that are locked: their figures are counted for good. Once a day, for the whole installation.
/// </summary>
public sealed class OpenPeriods(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    private static readonly Cadence[] Cadences = [Cadence.Monthly, Cadence.Quarterly, Cadence.HalfYearly, Cadence.Yearly];

    public sealed record Result(int Opened, int Closed);

    public async Task<Result> RunAsync(CancellationToken cancel = default) => new(await OpenAsync(clock.Today(), cancel), await CloseAsync(cancel));

    /// <summary>Opens those in which a day lies.</summary>
    internal async Task<int> OpenAsync(DateOnly day, CancellationToken cancel)
    {
        var opened = 0;
        foreach (var cadence in Cadences)
        {
            var (from, to) = ReportingCalendar.PeriodOn(cadence, day, options.ReportCutOffDay);
            // Where the cut-off day was changed, the period that runs stays as it was opened.
            if (await db.ReportingPeriods.AnyAsync(row => row.Cadence == cadence && row.To >= day && row.From <= day, cancel))
                continue;
            var last = await db.ReportingPeriods.Where(row => row.Cadence == cadence && row.To < day).MaxAsync(row => (DateOnly?)row.To, cancel);
            var due = to.AddDays(options.ReportDueDays);
            db.Add(new ReportingPeriod(
                cadence, last >= from ? last.Value.AddDays(1) : from, to, due, to.AddDays(Math.Max(options.ReportLockDays, options.ReportDueDays)), cadence == options.ReportsEvery));
            if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
                opened++;
            else
                db.ChangeTracker.Clear();
        }

        return opened;
    }

    private async Task<int> CloseAsync(CancellationToken cancel)
    {
        var today = clock.Today();
        var due = await db.ReportingPeriods.Where(row => row.ClosedAt == null && row.LockOn < today).OrderBy(row => row.To).ToListAsync(cancel);
        foreach (var period in due)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            period.Close(clock.Instant());
            // The period first: of two servers the second waits here, and finds it closed.
            if (await db.ReportingPeriods.Where(row => row.Id == period.Id && row.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, period.ClosedAt), cancel) == 0)
                continue;
            var tallies = await PeriodCounting.CountAsync(db.Assignments.Where(row => row.LeadId != null), period, db, cancel);
            await db.BulkInsertAsync(tallies.Select(one => new PeriodTally(period.Id, one.Key, one.Value)).ToList(), cancel);
            await transaction.CommitAsync(cancel);
        }

        db.ChangeTracker.Clear();
        return due.Count;
    }
}
