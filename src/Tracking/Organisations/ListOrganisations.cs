using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>Organisations within the user's scope, by name; found with and without diacritics.</summary>
public sealed class ListOrganisations(TrackingDb db, CurrentUser user)
{
    // In a cursor: before or behind those whose name was typed whole.
    private const string Whole = "0";
    private const string Behind = "1";

    /// <param name="Below">Only this organisation and those below it.</param>
    /// <param name="AsOf">The day shown; today where null.</param>
    public sealed record Input(
        string? Text = null, OrganisationLevel? Level = null, OrganisationType? Type = null, OrganisationId? Below = null,
        DateOnly? AsOf = null, PageRequest? Page = null);

    public sealed record Row(
        OrganisationId Id, string Code, string Name, OrganisationLevel Level, OrganisationType Type, string? ParentName);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var day = input.AsOf ?? user.Today;
        var page = input.Page ?? new PageRequest();
        var organisations = db.Organisations.VisibleTo(user, db).ExistingOn(day);
        if (input.Level is { } level)
            organisations = organisations.Where(row => row.Level == level);
        if (input.Type is { } type)
            organisations = organisations.Where(row => row.Type == type);
        if (input.Below is { } top)
            organisations = organisations.Where(row => db.AncestryOn(day).Any(up => up.AncestorId == top && up.DescendantId == row.Id));

        var rows = organisations.Join(db.NamesOn(day), row => row.Id, name => name.OrganisationId, (row, name) => new { Organisation = row, Name = name });
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            var nameKey = NameKey.Of(input.Text);
            rows = rows.Where(row => row.Name.SearchKey.Contains(key)
                || row.Organisation.Aliases.Any(alias => nameKey != "" && alias.Key.Contains(nameKey)));
        }

        // Who typed a whole name means the one that bears it.
        var whole = SearchKey.Of(input.Text?.Trim() ?? "");
        if (page.After(3) is [var rank, var sortKey, var idText] && Guid.TryParse(idText, out var id))
        {
            var last = new OrganisationId(id);
            var isBehind = rank == Behind;
            rows = rows.Where(row => (!isBehind && row.Name.SearchKey != whole)
                || ((row.Name.SearchKey != whole) == isBehind && (string.Compare(row.Name.SortKey, sortKey) > 0
                    || (row.Name.SortKey == sortKey && row.Organisation.Id.CompareTo(last) > 0))));
        }

        var found = await rows.OrderBy(row => row.Name.SearchKey != whole).ThenBy(row => row.Name.SortKey).ThenBy(row => row.Organisation.Id).Take(page.Rows + 1)
            .Select(row => new
            {
                Row = new Row(row.Organisation.Id, row.Organisation.Code, row.Name.Name, row.Organisation.Level, row.Organisation.Type,
                    db.PlacementsOn(day).Where(place => place.OrganisationId == row.Organisation.Id)
                        .Join(db.NamesOn(day), place => place.ParentId, name => name.OrganisationId, (place, name) => name.Name)
                        .FirstOrDefault()),
                row.Name.SortKey,
                IsWhole = row.Name.SearchKey == whole,
            })
            .ToListAsync(cancel);
        var cut = page.Cut(found, last => [last.IsWhole ? Whole : Behind, last.SortKey, last.Row.Id.ToString()]);
        return new Page<Row>(cut.Items.Select(item => item.Row).ToList(), cut.Next);
    }
}
