using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>
/// How an organisation and those right below it reported in a period: in time, late, not at all. While the period is open it is counted anew; once closed, it stays as it
/// was counted then, and organisations stand where they stood on its last day.
/// </summary>
public sealed class ShowPeriod(TrackingDb db, CurrentUser user)
{
    /// <param name="Period">Null: the one that is to be reported today.</param>
    /// <param name="Organisation">Null: where the user works.</param>
    public sealed record Input(ReportingPeriodId? Period = null, OrganisationId? Organisation = null);

    /// <param name="Own">Of the organisation itself, without those below.</param>
    /// <param name="Total">Of it and all below.</param>
    /// <param name="Below">Each with all below it, those that kept silent most first.</param>
    public sealed record Result(PeriodLine Period, OrganisationLabel Organisation, OrganisationLabel? Above, PeriodCounts Own, PeriodCounts Total, IReadOnlyList<Line> Below);

    /// <param name="HasBelow">Others stand below it.</param>
    public sealed record Line(OrganisationLabel Organisation, PeriodCounts Counts, bool HasBelow);

    private static readonly PeriodCounts None = new(0, 0, 0, 0, 0, 0);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var period = input.Period is { } asked
            ? await db.ReportingPeriods.SingleOrDefaultAsync(row => row.Id == asked && row.From <= today, cancel)
            : await ListReports.CurrentAsync(db, today, cancel);
        if (period is null)
            return ReportingRefusals.PeriodNotFound;
        var day = period.ClosedAt is null ? today : period.To;
        var top = input.Organisation ?? user.Home;
        if (!await db.Organisations.VisibleTo(user, db).AnyAsync(row => row.Id == top, cancel))
            return OrganisationRefusals.NotFound;
        var below = await db.PlacementsOn(day).Where(place => place.ParentId == top)
            .Join(db.Organisations.VisibleTo(user, db), place => place.OrganisationId, row => row.Id, (place, row) => row.Id)
            .Join(db.NamesOn(day), id => id, name => name.OrganisationId, (id, name) => new { Label = new OrganisationLabel(id, name.Name), name.SortKey })
            .OrderBy(row => row.SortKey).ToListAsync(cancel);
        var parents = await db.PlacementsOn(day).Where(place => below.Select(row => row.Label.Id).Contains(place.ParentId)).Select(place => place.ParentId).Distinct().ToListAsync(cancel);
        var leads = await CountsAsync(period, top, day, cancel);
        var parts = below.Select(row => row.Label.Id).ToList();
        var places = (await db.AncestryOn(day).Where(up => parts.Contains(up.AncestorId) && leads.Keys.Contains(up.DescendantId)).Select(up => new { up.AncestorId, up.DescendantId }).ToListAsync(cancel))
            .ToLookup(up => up.AncestorId, up => up.DescendantId);
        return new Result(
            ListPeriods.Line(period), await LabelAsync(top, day, cancel), await AboveAsync(top, day, cancel), leads.GetValueOrDefault(top, None),
            leads.Values.Aggregate(None, PeriodCounts.Add),
            [.. below.Select(row => new Line(row.Label, places[row.Label.Id].Aggregate(None, (sum, lead) => sum + leads[lead]), parents.Contains(row.Label.Id)))
                .OrderByDescending(line => line.Counts.Missing).ThenByDescending(line => line.Counts.Late)]);
    }

    /// <summary>By who led, of the organisation and all below it, as far as the user sees what they lead.</summary>
    private async Task<Dictionary<OrganisationId, PeriodCounts>> CountsAsync(ReportingPeriod period, OrganisationId top, DateOnly day, CancellationToken cancel)
    {
        var within = db.AncestryOn(day).Where(up => up.AncestorId == top);
        if (period.ClosedAt is null)
        {
            var rows = db.Assignments.VisibleTo(user, db).Where(row => row.LeadId != null && within.Any(up => up.DescendantId == row.LeadId));
            return await PeriodCounting.CountAsync(rows, period, db, cancel);
        }

        // What all that an organisation leads came to is known to who sees all that it leads.
        var scope = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        return await db.PeriodTallies.Where(row => row.PeriodId == period.Id && within.Any(up => up.DescendantId == row.LeadId) && scope.Any(seen => seen.DescendantId == row.LeadId))
            .ToDictionaryAsync(row => row.LeadId, row => new PeriodCounts(row.Expected, row.InTime, row.Late, row.NothingArose, row.Accepted, row.Returned), cancel);
    }

    private async Task<OrganisationLabel> LabelAsync(OrganisationId id, DateOnly day, CancellationToken cancel) =>
        await db.NamesOn(day).Where(name => name.OrganisationId == id).Select(name => new OrganisationLabel(id, name.Name)).FirstOrDefaultAsync(cancel) ?? new OrganisationLabel(id, "");

    private async Task<OrganisationLabel?> AboveAsync(OrganisationId id, DateOnly day, CancellationToken cancel) =>
        await db.PlacementsOn(day).Where(place => place.OrganisationId == id)
            .Join(db.Organisations.VisibleTo(user, db), place => place.ParentId, row => row.Id, (place, row) => row.Id)
            .Join(db.NamesOn(day), up => up, name => name.OrganisationId, (up, name) => new OrganisationLabel(up, name.Name)).FirstOrDefaultAsync(cancel);
}
