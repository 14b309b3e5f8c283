using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>Strengths and shortcomings of all engagements, those of the latest first.</summary>
public sealed class ListFindings(TrackingDb db, CurrentUser user)
{
    /// <param name="Text">In the finding; with or without diacritics.</param>
    public sealed record Input(string Text, PageRequest? Page = null);

    public sealed record Row(FindingId Id, FindingKind Kind, string Content, EngagementId Engagement, string Title, DateOnly LatestOn);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var key = SearchKey.Of(input.Text.Trim());
        var rows = db.Findings.Where(row => row.SearchKey.Contains(key))
            .Join(db.Engagements.VisibleTo(user, db), row => row.EngagementId, engagement => engagement.Id, (row, engagement) => new { row, engagement });
        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new FindingId(id);
            rows = rows.Where(pair => pair.engagement.LatestOn < day || (pair.engagement.LatestOn == day && pair.row.Id.CompareTo(last) < 0));
        }

        var found = await rows.OrderByDescending(pair => pair.engagement.LatestOn).ThenByDescending(pair => pair.row.Id).Take(page.Rows + 1)
            .Select(pair => new Row(pair.row.Id, pair.row.Kind, pair.row.Content, pair.engagement.Id, pair.engagement.Title, pair.engagement.LatestOn))
            .ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.LatestOn), last.Id.ToString()]);
    }
}
