using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Peers;

/// <summary>How much of the open work stands still, by the organisations right below one and by itself, the largest part first. Counted from the open rows: no sum holds it, as it turns with the day.</summary>
public sealed class ListStalled(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    public sealed record Input(OrganisationId Organisation);

    /// <param name="Days">So many without any act.</param>
    public sealed record Result(int Days, Row Total, IReadOnlyList<Row> Rows);

    /// <param name="IsOwn">Led by the organisation itself.</param>
    /// <param name="Since">Of the open ones the longest ago that something was last done.</param>
    public sealed record Row(OrganisationId Organisation, string Name, bool IsOwn, int Open, int Stalled, DateOnly? Since)
    {
        /// <summary>Of what is open; null where nothing is.</summary>
        public double? Share => Open == 0 ? null : (double)Stalled / Open;
    }

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        if (!await db.Scope(user, Permission.ViewAssignments, Party.Lead).AnyAsync(row => row.DescendantId == input.Organisation, cancel))
            return AssignmentRefusals.RollupNotFound;
        var last = today.AddDays(-options.StalledDays);
        var below = db.AncestryOn(today).Where(up => up.AncestorId == input.Organisation);
        var counted = await db.Assignments.Where(row => AssignmentStates.Open.Contains(row.State)).Join(below, row => row.LeadId, up => (OrganisationId?)up.DescendantId, (row, up) => row)
            .GroupBy(row => row.LeadId!.Value).Select(group => new
            {
                Lead = group.Key,
                Open = group.Count(),
                Stalled = group.Count(row => StalledRule.Moving.Contains(row.State) && row.LastActOn <= last),
                Since = group.Min(row => row.LastActOn),
            }).ToListAsync(cancel);
        var children = db.PlacementsOn(today).Where(place => place.ParentId == input.Organisation).Select(place => place.OrganisationId);
        var branches = await db.AncestryOn(today).Where(up => children.Contains(up.AncestorId)).ToDictionaryAsync(up => up.DescendantId, up => up.AncestorId, cancel);
        var by = counted.GroupBy(row => branches.GetValueOrDefault(row.Lead, input.Organisation)).ToList();
        var ids = by.ConvertAll(group => group.Key);
        var names = await db.NamesOn(today).Where(row => ids.Contains(row.OrganisationId) || row.OrganisationId == input.Organisation).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        var rows = by.ConvertAll(group => new Row(
            group.Key, names.GetValueOrDefault(group.Key, ""), group.Key == input.Organisation, group.Sum(row => row.Open), group.Sum(row => row.Stalled), group.Min(row => row.Since)));
        return new Result(options.StalledDays, new Row(input.Organisation, names.GetValueOrDefault(input.Organisation, ""), false, rows.Sum(row => row.Open), rows.Sum(row => row.Stalled), rows.Min(row => row.Since)),
            [.. rows.OrderByDescending(row => row.Share).ThenByDescending(row => row.Stalled).ThenBy(row => row.Name, StringComparer.Ordinal)]);
    }
}
