using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Campaigns, the latest first.</summary>
public sealed class ListCampaigns(TrackingDb db, CurrentUser user)
{
    /// <param name="Document">That ask for answers to this document.</param>
    public sealed record Input(CampaignState? State = null, DocumentId? Document = null, PageRequest? Page = null);

    /// <param name="Document">Its number, or its title where it has none.</param>
    /// <param name="Requests">Of those that the user sees.</param>
    /// <param name="Issued">Of these.</param>
    public sealed record Row(CampaignId Id, string Title, string TypeName, string AskerName, string Document, DateOnly DueOn, CampaignState State, int Requests, int Issued, DateTime CreatedAt);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var campaigns = db.Campaigns.VisibleTo(user, db);
        if (input.State is { } state)
            campaigns = campaigns.Where(row => row.State == state);
        if (input.Document is { } document)
            campaigns = campaigns.Where(row => row.DocumentId == document);
        if (page.After(2) is [var at, var idText] && PageRequest.TryInstant(at, out var instant) && Guid.TryParse(idText, out var id))
        {
            var last = new CampaignId(id);
            campaigns = campaigns.Where(row => row.CreatedAt < instant || (row.CreatedAt == instant && row.Id.CompareTo(last) < 0));
        }

        var requests = db.CampaignRequests.VisibleTo(user, db);
        var found = await campaigns.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1).Select(row => new Row(
            row.Id, row.Title, row.TypeName,
            db.NamesOn(today).Where(name => name.OrganisationId == row.AskerId).Select(name => name.Name).FirstOrDefault() ?? "",
            db.Documents.Where(document => document.Id == row.DocumentId).Select(document => document.Number ?? document.Subject).FirstOrDefault() ?? "",
            row.DueOn, row.State, requests.Count(request => request.CampaignId == row.Id),
            requests.Count(request => request.CampaignId == row.Id && db.Programmes.Any(programme => programme.Id == request.ProgrammeId && programme.State == ProgrammeState.Issued)),
            row.CreatedAt)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.CreatedAt), last.Id.ToString()]);
    }
}
