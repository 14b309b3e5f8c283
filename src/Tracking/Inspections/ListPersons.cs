using System.Globalization;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>What somebody was at an engagement.</summary>
public enum PersonRole
{
    Head,
    Member,
    Participant,
}

/// <summary>Who took part in engagements, in the delegation or from the other side, the latest first; each once an engagement and role.</summary>
public sealed class ListPersons(TrackingDb db, CurrentUser user)
{
    /// <param name="Text">In the name or the positions; with or without diacritics.</param>
    public sealed record Input(string Text, PageRequest? Page = null);

    /// <param name="Words">The name; of participants with the positions.</param>
    public sealed record Row(EngagementId Engagement, string Title, DateOnly LatestOn, PersonRole Role, string Words);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var key = SearchKey.Of(input.Text.Trim());
        var engagements = db.Engagements.VisibleTo(user, db);
        var documents = db.Documents.VisibleTo(user, db);
        var members = db.EngagementMembers.Where(row => row.SearchKey.Contains(key))
            .Join(engagements, row => row.EngagementId, engagement => engagement.Id, (row, engagement) => new
            {
                engagement.Id,
                engagement.Title,
                engagement.LatestOn,
                Role = row.Role == DelegationRole.Head ? (int)PersonRole.Head : (int)PersonRole.Member,
                Words = row.Name,
            });
        // Participants stand in the facts of the report, which only those see who may open it.
        var participants = db.ReviewedFacts.Where(row => row.SearchKey!.Contains(key) && documents.Any(document => document.Id == row.DocumentId))
            .Join(db.Sessions, row => row.DocumentId, session => session.SourceDocumentId, (row, session) => new { row, session.EngagementId })
            .Join(engagements, pair => pair.EngagementId, engagement => engagement.Id, (pair, engagement) => new
            {
                engagement.Id,
                engagement.Title,
                engagement.LatestOn,
                Role = (int)PersonRole.Participant,
                Words = pair.row.Decided!,
            });
        var rows = members.Union(participants);
        if (page.After(4) is [var dayText, var idText, var roleText, var words] && PageRequest.TryDay(dayText, out var day)
            && Guid.TryParse(idText, out var id) && int.TryParse(roleText, CultureInfo.InvariantCulture, out var role))
        {
            var last = new EngagementId(id);
            rows = rows.Where(row => row.LatestOn < day || (row.LatestOn == day && (row.Id.CompareTo(last) < 0
                || (row.Id == last && (row.Role > role || (row.Role == role && string.Compare(row.Words, words) > 0))))));
        }

        var found = await rows.OrderByDescending(row => row.LatestOn).ThenByDescending(row => row.Id).ThenBy(row => row.Role).ThenBy(row => row.Words)
            .Take(page.Rows + 1).ToListAsync(cancel);
        return page.Cut(found.ConvertAll(row => new Row(row.Id, row.Title, row.LatestOn, (PersonRole)row.Role, row.Words)),
            last => [PageRequest.Key(last.LatestOn), last.Engagement.ToString(), ((int)last.Role).ToString(CultureInfo.InvariantCulture), last.Words]);
    }
}
