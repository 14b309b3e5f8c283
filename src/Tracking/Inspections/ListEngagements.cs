using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>Inspections, supervisions, surveys and visits, the latest first.</summary>
public sealed class ListEngagements(TrackingDb db, CurrentUser user)
{
    /// <param name="Inspected">This organisation or one below it was visited.</param>
    /// <param name="HeldOn">One of its sessions was on this day.</param>
    public sealed record Input(
        EngagementKind? Kind = null, OrganisationId? Inspected = null, int? Year = null, string? Text = null, PageRequest? Page = null,
        DateOnly? HeldOn = null);

    /// <param name="LatestSession">Day of the latest session whose day is known.</param>
    /// <param name="OpenRequirements">Neither confirmed nor withdrawn.</param>
    public sealed record Row(
        EngagementId Id, EngagementKind Kind, string? Number, string Title, OrganisationId? InspectingId, string InspectingName,
        OrganisationId? InspectedId, string InspectedName, string? HeadName, DateOnly? LatestSession, int Sessions, int Strengths,
        int Shortcomings, int Requirements, int OpenRequirements);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var engagements = db.Engagements.VisibleTo(user, db);
        if (input.Kind is { } kind)
            engagements = engagements.Where(row => row.Kind == kind);
        if (input.Inspected is { } top)
            engagements = engagements.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.InspectedId));
        if (input.Year is >= 1900 and <= 9998 and var year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            engagements = engagements.Where(row => row.LatestOn >= from && row.LatestOn < to);
        }

        if (input.HeldOn is { } heldOn)
            engagements = engagements.Where(row => row.Sessions.Any(session => session.HeldOn == heldOn));

        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            engagements = engagements.Where(row => row.SearchKey.Contains(key));
        }

        if (page.After(2) is [var dayText, var idText] && PageRequest.TryDay(dayText, out var day) && Guid.TryParse(idText, out var id))
        {
            var last = new EngagementId(id);
            engagements = engagements.Where(row => row.LatestOn < day || (row.LatestOn == day && row.Id.CompareTo(last) < 0));
        }

        var found = await engagements.OrderByDescending(row => row.LatestOn).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new
            {
                Row = new Row(row.Id, row.Kind, row.Number, row.Title, row.InspectingId, row.InspectingName, row.InspectedId, row.InspectedName,
                    row.Members.Where(member => member.Role == DelegationRole.Head).OrderBy(member => member.Ordinal).Select(member => member.Name).FirstOrDefault(),
                    row.Sessions.Max(session => session.HeldOn), row.Sessions.Count,
                    db.Findings.Count(finding => finding.EngagementId == row.Id && finding.Kind == FindingKind.Strength),
                    db.Findings.Count(finding => finding.EngagementId == row.Id && finding.Kind == FindingKind.Shortcoming),
                    db.Requirements.Count(requirement => requirement.EngagementId == row.Id),
                    db.Requirements.Count(requirement => requirement.EngagementId == row.Id
                        && db.Assignments.Any(assignment => assignment.Id == requirement.AssignmentId && !AssignmentStates.Ended.Contains(assignment.State)))),
                row.LatestOn,
            }).ToListAsync(cancel);
        var cut = page.Cut(found, last => [PageRequest.Key(last.LatestOn), last.Row.Id.ToString()]);
        return new Page<Row>(cut.Items.Select(item => item.Row).ToList(), cut.Next);
    }
}
