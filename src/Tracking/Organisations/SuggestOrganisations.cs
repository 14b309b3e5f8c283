using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// Organisations within the user's scope that fit what is being typed: those of the user's own level and below it first, then those of the same province, then all others.
/// A department of works stands in 34 provinces, and nearly always one's own is meant.
/// </summary>
public sealed class SuggestOrganisations(TrackingDb db, CurrentUser user)
{
    public const int Most = 10;

    public sealed record Row(string Name, string? ParentName);

    public async Task<IReadOnlyList<Row>> RunAsync(string? typed, CancellationToken cancel = default)
    {
        var (day, key, nameKey) = (user.Today, SearchKey.Of(typed?.Trim() ?? ""), NameKey.Of(typed ?? ""));
        if (key.Length == 0)
            return [];
        var own = await db.LevelOfAsync(user.Home, day, cancel);
        var province = db.ProvinceOf(user.Home, day);
        return await db.Organisations.VisibleTo(user, db).ExistingOn(day)
            .Join(db.NamesOn(day), row => row.Id, name => name.OrganisationId, (row, name) => new { row, name })
            .Where(pair => pair.name.SearchKey.Contains(key) || pair.row.Aliases.Any(alias => nameKey != "" && alias.Key.Contains(nameKey)))
            .OrderBy(pair => db.AncestryOn(day).Any(up => up.AncestorId == own && up.DescendantId == pair.row.Id) ? 0
                : db.AncestryOn(day).Any(up => up.DescendantId == pair.row.Id && province.Contains(up.AncestorId)) ? 1 : 2)
            // Who typed a whole name means the one that bears it.
            .ThenBy(pair => pair.name.SearchKey != key).ThenBy(pair => pair.name.SortKey).ThenBy(pair => pair.row.Id).Take(Most)
            .Select(pair => new Row(pair.name.Name, db.PlacementsOn(day).Where(place => place.OrganisationId == pair.row.Id)
                .Join(db.NamesOn(day), place => place.ParentId, name => name.OrganisationId, (place, name) => name.Name).FirstOrDefault()))
            .ToListAsync(cancel);
    }
}
