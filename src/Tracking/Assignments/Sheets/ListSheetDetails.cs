using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>What a table says of assignments beside what lists show, so that it can be given back changed.</summary>
public sealed class ListSheetDetails(TrackingDb db, CurrentUser user)
{
    /// <param name="Lead">Name and code, by which it is found again without doubt.</param>
    public sealed record Row(
        string? Lead, IReadOnlyList<string> Cooperating, string? Supervisor, string? Responsible, Recurrence Recurrence, Cadence? ReportsEvery, DateOnly? StartsOn, string? OriginWords);

    /// <summary>Of those that the person sees.</summary>
    public async Task<IReadOnlyDictionary<AssignmentId, Row>> RunAsync(IReadOnlyList<AssignmentId> ids, CancellationToken cancel = default)
    {
        var rows = await db.Assignments.VisibleTo(user, db, byKey: true).Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.LeadId, row.SupervisorId, row.Responsible, row.Recurrence, row.ReportsEvery, row.StartsOn, row.Origin, row.OriginWords }).ToListAsync(cancel);
        var seen = rows.ConvertAll(row => row.Id);
        var sides = (await db.AssignmentCooperations.Where(side => seen.Contains(side.AssignmentId)).Select(side => new { side.AssignmentId, side.OrganisationId }).ToListAsync(cancel))
            .ToLookup(side => side.AssignmentId, side => side.OrganisationId);
        var wanted = rows.Select(row => row.LeadId).Concat(rows.Select(row => row.SupervisorId)).OfType<OrganisationId>().Concat(sides.SelectMany(side => side)).Distinct().ToList();
        var today = user.Today;
        var names = await db.Organisations.Where(row => wanted.Contains(row.Id))
            .Select(row => new { row.Id, row.Code, Name = db.NamesOn(today).Where(name => name.OrganisationId == row.Id).Select(name => name.Name).FirstOrDefault() })
            .ToDictionaryAsync(row => row.Id, row => $"{row.Name} ({row.Code})", cancel);
        string? Name(OrganisationId? id) => id is { } one ? names.GetValueOrDefault(one) : null;
        return rows.ToDictionary(row => row.Id, row => new Row(Name(row.LeadId), [.. sides[row.Id].Select(id => Name(id)!).Order(StringComparer.Ordinal)], Name(row.SupervisorId),
            row.Responsible, row.Recurrence, row.ReportsEvery, row.StartsOn, row.OriginWords));
    }
}
