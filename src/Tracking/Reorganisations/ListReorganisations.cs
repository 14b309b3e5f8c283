using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Acts on many organisations, the latest first.</summary>
public sealed class ListReorganisations(TrackingDb db, CurrentUser user)
{
    public sealed record Row(ReorganisationId Id, string Title, DateOnly Day, string Basis, ReorganisationState State, string PreparedBy, DateTime PreparedAt, string? EndedBy, DateTime? EndedAt);

    public async Task<Page<Row>> RunAsync(PageRequest page, CancellationToken cancel = default)
    {
        var acts = db.Reorganisations.VisibleTo(user, db);
        if (page.After(2) is [var at, var idText] && PageRequest.TryInstant(at, out var instant) && Guid.TryParse(idText, out var id))
        {
            var last = new ReorganisationId(id);
            acts = acts.Where(row => row.PreparedAt < instant || (row.PreparedAt == instant && row.Id.CompareTo(last) < 0));
        }

        var found = await acts.OrderByDescending(row => row.PreparedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.Title, row.Day, row.Basis, row.State, row.PreparedByName, row.PreparedAt, row.EndedByName, row.EndedAt)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.PreparedAt), last.Id.ToString()]);
    }
}
