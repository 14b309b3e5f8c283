using System.Globalization;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>One level of the tree on any day: the tops of the user's scope, or the children of one organisation.</summary>
public sealed class ShowOrganisationTree(TrackingDb db, CurrentUser user)
{
    public sealed record Input(OrganisationId? Parent = null, DateOnly? AsOf = null, PageRequest? Page = null);

    public sealed record Row(
        OrganisationId Id, string Code, string Name, OrganisationLevel Level, OrganisationType Type, bool HasChildren);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var day = input.AsOf ?? user.Today;
        var page = input.Page ?? new PageRequest(Limit: PageRequest.Ceiling);
        var organisations = db.Organisations.VisibleTo(user, db).ExistingOn(day);
        if (input.Parent is { } parent)
        {
            // A join, not a condition: it begins at the children, not at every organisation there is.
            organisations = db.PlacementsOn(day).Where(place => place.ParentId == parent)
                .Join(organisations, place => place.OrganisationId, row => row.Id, (place, row) => row);
        }
        else
        {
            var roots = user.Roots(Permission.ViewOrganisations);
            organisations = organisations.Where(row => roots.Contains(row.Id));
        }

        var rows = organisations.Join(db.NamesOn(day), row => row.Id, name => name.OrganisationId, (row, name) => new { Organisation = row, Name = name });
        if (page.After(3) is [var rankText, var sortKey, var idText]
            && int.TryParse(rankText, CultureInfo.InvariantCulture, out var rank) && Guid.TryParse(idText, out var id))
        {
            var last = new OrganisationId(id);
            rows = rows.Where(row => row.Organisation.Rank > rank
                || (row.Organisation.Rank == rank && (string.Compare(row.Name.SortKey, sortKey) > 0
                    || (row.Name.SortKey == sortKey && row.Organisation.Id.CompareTo(last) > 0))));
        }

        var found = await rows
            .OrderBy(row => row.Organisation.Rank).ThenBy(row => row.Name.SortKey).ThenBy(row => row.Organisation.Id)
            .Take(page.Rows + 1)
            .Select(row => new
            {
                Row = new Row(row.Organisation.Id, row.Organisation.Code, row.Name.Name, row.Organisation.Level, row.Organisation.Type,
                    db.PlacementsOn(day).Any(place => place.ParentId == row.Organisation.Id
                        && db.Organisations.ExistingOn(day).Any(child => child.Id == place.OrganisationId))),
                row.Organisation.Rank,
                row.Name.SortKey,
            })
            .ToListAsync(cancel);
        var cut = page.Cut(found, last => [last.Rank.ToString(CultureInfo.InvariantCulture), last.SortKey, last.Row.Id.ToString()]);
        return new Page<Row>(cut.Items.Select(item => item.Row).ToList(), cut.Next);
    }
}
