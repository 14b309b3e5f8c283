using System.Linq.Expressions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>One organisation on any day, with all the names and places it has had and will have.</summary>
public sealed class ShowOrganisation(TrackingDb db, CurrentUser user)
{
    public sealed record Input(OrganisationId Organisation, DateOnly? AsOf = null);

    /// <param name="Path">From the root down to the superior.</param>
    /// <param name="Below">How many organisations exist below it on that day, itself not counted.</param>
    public sealed record Result(
        OrganisationId Id, string Code, string Name, OrganisationLevel Level, OrganisationType Type, string? Field, string? UnitCode,
        DateOnly? Founded, DateOnly? Dissolved, int Version, IReadOnlyList<OrganisationLabel> Path, int Below,
        IReadOnlyList<NameRow> Names, IReadOnlyList<PlaceRow> Places, IReadOnlyList<string> Aliases, bool CanManage,
        IReadOnlyList<SuccessionRow> Predecessors, IReadOnlyList<SuccessionRow> Successors);

    /// <param name="From">Null: since before the records begin.</param>
    /// <param name="To">First day on which it no longer holds; null: until further notice.</param>
    public sealed record NameRow(string Name, DateOnly? From, DateOnly? To);

    public sealed record PlaceRow(OrganisationLabel Parent, DateOnly? From, DateOnly? To);

    /// <param name="Other">The predecessor or the successor, by its last name.</param>
    /// <param name="Day">First day on which the successor answers.</param>
    public sealed record SuccessionRow(OrganisationLabel Other, SuccessionKind Kind, DateOnly Day, string Basis, ReorganisationId Act);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var day = input.AsOf ?? user.Today;
        var organisation = await db.Organisations.VisibleTo(user, db).AsNoTracking().AsSplitQuery()
            .Include(row => row.Names).Include(row => row.Aliases)
            .SingleOrDefaultAsync(row => row.Id == input.Organisation, cancel);
        if (organisation is null)
            return OrganisationRefusals.NotFound;

        var path = await db.AncestryOn(day).Where(row => row.DescendantId == input.Organisation && row.Depth > 0)
            .Join(db.NamesOn(day), row => row.AncestorId, name => name.OrganisationId, (row, name) => new { row.Depth, row.AncestorId, name.Name })
            .OrderByDescending(row => row.Depth)
            .Select(row => new OrganisationLabel(row.AncestorId, row.Name)).ToListAsync(cancel);
        var below = await db.AncestryOn(day).Where(row => row.AncestorId == input.Organisation && row.Depth > 0)
            .CountAsync(row => db.Organisations.ExistingOn(day).Any(child => child.Id == row.DescendantId), cancel);
        var places = await db.OrganisationPlacements.Where(row => row.OrganisationId == input.Organisation)
            .OrderBy(row => row.ValidFrom)
            .Select(row => new
            {
                row.ParentId,
                Name = db.NamesOn(day).Where(name => name.OrganisationId == row.ParentId).Select(name => name.Name).FirstOrDefault(),
                row.ValidFrom,
                row.ValidTo,
            }).ToListAsync(cancel);

        var names = organisation.Names.OrderBy(row => row.ValidFrom).ToList();
        var current = names.Find(row => row.ValidFrom <= day && day < row.ValidTo) ?? names[0];
        return new Result(
            organisation.Id, organisation.Code, current.Name, organisation.Level, organisation.Type, organisation.Field,
            organisation.UnitCode, organisation.Founded, organisation.Dissolved, organisation.Version, path, below,
            names.ConvertAll(row => new NameRow(row.Name, Start(row.ValidFrom), End(row.ValidTo))),
            places.ConvertAll(row => new PlaceRow(new OrganisationLabel(row.ParentId, row.Name ?? ""), Start(row.ValidFrom), End(row.ValidTo))),
            organisation.Aliases.Select(alias => alias.Alias).Order(StringComparer.Ordinal).ToList(),
            await db.ReachesAsync(user, Permission.ManageOrganisations, input.Organisation, cancel),
            await SuccessionsAsync(db.OrganisationSuccessions.Where(row => row.SuccessorId == input.Organisation), row => row.PredecessorId, cancel),
            await SuccessionsAsync(db.OrganisationSuccessions.Where(row => row.PredecessorId == input.Organisation), row => row.SuccessorId, cancel));
    }

    private Task<List<SuccessionRow>> SuccessionsAsync(
        IQueryable<OrganisationSuccession> rows, Expression<Func<OrganisationSuccession, OrganisationId>> other, CancellationToken cancel) =>
        rows.Join(db.NamesOn(Timeline.End.AddDays(-1)), other, name => name.OrganisationId, (row, name) => new { row, name })
            .OrderByDescending(one => one.row.Day).ThenBy(one => one.row.Ordinal).ThenBy(one => one.name.SortKey).ThenBy(one => one.name.OrganisationId).Take(PageRequest.Ceiling)
            .Select(one => new SuccessionRow(new OrganisationLabel(one.name.OrganisationId, one.name.Name), one.row.Kind, one.row.Day, one.row.Basis, one.row.ReorganisationId))
            .ToListAsync(cancel);

    private static DateOnly? Start(DateOnly day) => day == Timeline.Beginning ? null : day;

    private static DateOnly? End(DateOnly day) => day == Timeline.End ? null : day;

    /// <summary>Which of them the user may open: the names of those above are no secret, their pages are.</summary>
    public Task<HashSet<OrganisationId>> SeenAsync(IEnumerable<OrganisationLabel> named, CancellationToken cancel = default)
    {
        var ids = named.Select(one => one.Id).ToList();
        return db.Organisations.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancel);
    }
}
