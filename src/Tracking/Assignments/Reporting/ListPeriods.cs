using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>A period as lists and headings show it.</summary>
/// <param name="To">Ngày chốt số liệu.</param>
/// <param name="IsUsual">Also asks those for which no cadence was said.</param>
public sealed record PeriodLine(ReportingPeriodId Id, Cadence Cadence, DateOnly From, DateOnly To, DateOnly DueOn, DateOnly LockOn, bool IsUsual, DateTime? ClosedAt)
{
    /// <summary>Whether a first report of it is no longer taken on a day.</summary>
    public bool IsLockedOn(DateOnly day) => day > LockOn;
}

/// <summary>The periods that have begun, the latest first. They are the same for everybody, and say nothing of anybody.</summary>
public sealed class ListPeriods(TrackingDb db, CurrentUser user)
{
    public const int Most = 60;

    public Task<List<PeriodLine>> RunAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        return Lines(db.ReportingPeriods.Where(row => row.From <= today).OrderByDescending(row => row.To).ThenBy(row => row.Cadence).Take(Most)).ToListAsync(cancel);
    }

    /// <summary>The one that is to be reported on a day: until it is locked the one that ended last, then the one that runs.</summary>
    public static PeriodLine? Current(IEnumerable<PeriodLine> periods, DateOnly day) =>
        periods.Where(row => row.IsUsual && row.From <= day && !row.IsLockedOn(day)).MinBy(row => row.To) ?? periods.MaxBy(row => row.To);

    internal static IQueryable<PeriodLine> Lines(IQueryable<ReportingPeriod> rows) =>
        rows.Select(row => new PeriodLine(row.Id, row.Cadence, row.From, row.To, row.DueOn, row.LockOn, row.IsUsual, row.ClosedAt));

    internal static PeriodLine Line(ReportingPeriod row) => new(row.Id, row.Cadence, row.From, row.To, row.DueOn, row.LockOn, row.IsUsual, row.ClosedAt);
}
