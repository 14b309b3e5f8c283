using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>What holds up one assignment; which bottlenecks were made of a report; and which reports tell of difficulties that nobody raised.</summary>
public sealed class ListHindrances(TrackingDb db, CurrentUser user)
{
    /// <summary>Of one assignment the open ones first, so many at most; the list has them all.</summary>
    public const int Most = 20;

    /// <param name="More">How many are not shown.</param>
    /// <param name="MayRaise">It is open, and its lead or one that cooperates in it is the user's to report for.</param>
    public sealed record Result(IReadOnlyList<BottleneckRow> Rows, int More, bool MayRaise);

    public async Task<Result> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var seen = db.Assignments.VisibleTo(user, db, byKey: true).Where(row => row.Id == assignment);
        var rows = db.Bottlenecks.VisibleTo(user, db).Where(row => db.BottleneckHolds.Any(hold => hold.BottleneckId == row.Id && hold.AssignmentId == assignment && seen.Any(held => held.Id == hold.AssignmentId)));
        var found = await rows.AsNoTracking().OrderBy(row => row.EndedOn != null).ThenBy(row => row.RaisedOn).ThenBy(row => row.Id).Take(Most + 1).ToListAsync(cancel);
        var more = found.Count <= Most ? 0 : await rows.CountAsync(cancel) - Most;
        var reach = db.Scope(user, Permission.ReportWork);
        var mayRaise = user.Has(Permission.ReportWork) && await seen.AnyAsync(row => AssignmentStates.Open.Contains(row.State) && reach.Any(within => within.DescendantId == row.LeadId
            || db.AssignmentCooperations.Any(side => side.AssignmentId == row.Id && side.OrganisationId == within.DescendantId)), cancel);
        return new(await db.RowsAsync(user, [.. found.Take(Most)], cancel), more, mayRaise);
    }

    /// <summary>Those that were made of one report, the earliest first.</summary>
    public async Task<IReadOnlyList<BottleneckRow>> OfReportAsync(PeriodReportId report, CancellationToken cancel = default)
    {
        var rows = db.Bottlenecks.VisibleTo(user, db).Where(row => row.OriginReportId == report);
        return await db.RowsAsync(user, await rows.AsNoTracking().OrderBy(row => row.RaisedOn).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel), cancel);
    }

    /// <summary>Of some reports those of which a bottleneck was made that the user sees.</summary>
    public async Task<IReadOnlySet<PeriodReportId>> RaisedAsync(IReadOnlyCollection<PeriodReportId> reports, CancellationToken cancel = default) =>
        reports.Count == 0 ? new HashSet<PeriodReportId>()
            : (await db.Bottlenecks.VisibleTo(user, db).Where(row => reports.Contains(row.OriginReportId!.Value)).Select(row => row.OriginReportId!.Value).Distinct().ToListAsync(cancel)).ToHashSet();
}
