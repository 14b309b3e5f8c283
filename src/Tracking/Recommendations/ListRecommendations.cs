using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Recommendations;

/// <summary>Recommendations upward, the latest first; or those of one engagement.</summary>
public sealed class ListRecommendations(TrackingDb db, CurrentUser user)
{
    /// <param name="From">Made by this organisation or one below it.</param>
    public sealed record Input(EngagementId? Engagement = null, OrganisationId? From = null, string? Text = null, PageRequest? Page = null);

    /// <param name="Engagement">Null also where this user may not open it; as <paramref name="Source"/>.</param>
    public sealed record Row(
        RecommendationId Id, string Content, OrganisationId? FromId, string FromName, string? Addressee, EngagementId? Engagement,
        DocumentId? Source, DateOnly MadeOn);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var documents = db.Documents.VisibleTo(user, db);
        var engagements = db.Engagements.VisibleTo(user, db);
        var rows = VisibleTo(user);
        if (input.Engagement is { } engagement)
            rows = rows.Where(row => row.EngagementId == engagement);
        if (input.From is { } top)
            rows = rows.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.FromId));
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            rows = rows.Where(row => row.SearchKey.Contains(key));
        }

        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new RecommendationId(id);
            rows = rows.Where(row => row.MadeOn < day || (row.MadeOn == day && row.Id.CompareTo(last) < 0));
        }

        var found = await rows.OrderByDescending(row => row.MadeOn).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.Content, row.FromId, row.FromName, row.Addressee,
                engagements.Any(seen => seen.Id == row.EngagementId) ? row.EngagementId : null,
                documents.Any(seen => seen.Id == row.SourceDocumentId) ? row.SourceDocumentId : null, row.MadeOn))
            .ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.MadeOn), last.Id.ToString()]);
    }

    /// <summary>Whoever recorded or made one, and both sides of the engagement it was made in.</summary>
    private IQueryable<Recommendation> VisibleTo(CurrentUser reader)
    {
        var scope = db.Scope(reader, Permission.ViewEngagements);
        var engagements = db.Engagements.VisibleTo(reader, db);
        return db.Recommendations.Where(row => scope.Any(within => within.DescendantId == row.OwnerId)
            || scope.Any(within => within.DescendantId == row.FromId) || engagements.Any(engagement => engagement.Id == row.EngagementId));
    }
}
