using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>Organisations at or below one that have work to do and never told anything of any, those with the most first.</summary>
public sealed class ListSilentLeads(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>Nobody is called silent before so many days have passed since the work began.</summary>
    public const int Patience = 30;

    public const int Most = 200;

    public sealed record Input(OrganisationId Organisation);

    /// <param name="Open">What it is to do.</param>
    /// <param name="Since">When the first of it began.</param>
    public sealed record Row(OrganisationId Lead, string Name, int Open, int Overdue, DateOnly Since);

    /// <param name="Rows">At most <see cref="Most"/>.</param>
    public sealed record Result(IReadOnlyList<Row> Rows);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        if (!await db.Scope(user, Permission.ViewAssignments, Party.Lead).AnyAsync(row => row.DescendantId == input.Organisation, cancel))
            return AssignmentRefusals.RollupNotFound;
        var begun = today.AddDays(-Patience);
        var silent = await db.AncestryOn(today).Where(up => up.AncestorId == input.Organisation)
            .Join(db.Assignments.Where(row => !AssignmentStates.Unsent.Contains(row.State) && row.State != AssignmentState.Cancelled).Select(TimelinessRule.For(user, options).Column()), up => (OrganisationId?)up.DescendantId, row => row.Row.LeadId, (up, row) => new { up.DescendantId, row })
            .GroupBy(pair => pair.DescendantId)
            .Select(group => new
            {
                Lead = group.Key,
                Told = group.Max(pair => pair.row.Row.LastProgressOn),
                Open = group.Count(pair => AssignmentStates.WithLead.Contains(pair.row.Row.State)),
                Overdue = group.Count(pair => AssignmentStates.WithLead.Contains(pair.row.Row.State) && pair.row.Timeliness == Timeliness.Overdue),
                // Who got nothing yet cannot be silent about it.
                Since = group.Min(pair => AssignmentStates.WithLead.Contains(pair.row.Row.State) ? pair.row.Row.SentOn ?? pair.row.Row.StartsOn : null),
            })
            .Where(row => row.Told == null && row.Open > 0 && row.Since <= begun)
            .OrderByDescending(row => row.Open).ThenBy(row => row.Lead).Take(Most).ToListAsync(cancel);
        var ids = silent.ConvertAll(row => row.Lead);
        var names = await db.NamesOn(today).Where(row => ids.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, row => row.Name, cancel);
        return new Result(silent.ConvertAll(row => new Row(row.Lead, names.GetValueOrDefault(row.Lead) ?? "", row.Open, row.Overdue, row.Since!.Value)));
    }
}
