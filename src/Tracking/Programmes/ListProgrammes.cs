using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes;

/// <summary>Programmes, the latest begun first.</summary>
public sealed class ListProgrammes(TrackingDb db, CurrentUser user)
{
    /// <param name="Organisation">Of this organisation or one below it.</param>
    /// <param name="Parent">That answer this document.</param>
    /// <param name="Own">Of the user's own side only.</param>
    /// <param name="Received">Sent to the user's own side.</param>
    /// <param name="Overdue">Due before today and not issued, or issued after it was due.</param>
    public sealed record Input(
        ProgrammeState? State = null, OrganisationId? Organisation = null, DocumentId? Parent = null, string? Text = null, bool Own = false, bool Overdue = false, PageRequest? Page = null, bool Received = false);

    /// <param name="Parent">Its number, or its title where it has none.</param>
    /// <param name="Commitments">How many there are.</param>
    public sealed record Row(
        ProgrammeId Id, string TypeName, string Title, OrganisationId OwnerId, string OwnerName, ProgrammeState State, DateOnly? DueOn, DateOnly? IssuedOn, DocumentId? DocumentId,
        DocumentId ParentId, string Parent, int Commitments, DateTime BegunAt)
    {
        /// <summary>Whether it came, or is, after its day.</summary>
        public bool IsLate(DateOnly today) => State != ProgrammeState.Withdrawn && DueOn < (IssuedOn ?? today);
    }

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var programmes = db.Programmes.VisibleTo(user, db);
        // As it holds now: a day may have been put off since the programme was begun.
        var asked = db.CampaignRequests.VisibleTo(user, db);
        // What was given up is shown where it is asked for.
        programmes = input.State is { } state ? programmes.Where(row => row.State == state) : programmes.Where(row => row.State != ProgrammeState.Withdrawn);
        if (input.Organisation is { } top)
            programmes = programmes.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.OwnerId));
        if (input.Parent is { } parent)
            programmes = programmes.Where(row => row.ParentDocumentId == parent);
        if (input.Overdue)
            programmes = programmes.Where(row => asked.Any(request => request.ProgrammeId == row.Id && request.DueOn < (row.IssuedOn ?? today)));
        if (input.Own)
        {
            var own = await db.OwnSideAsync(user, cancel);
            programmes = programmes.Where(row => own.Contains(row.OwnerId));
        }

        if (input.Received)
        {
            var own = await db.OwnSideAsync(user, cancel);
            programmes = programmes.Where(row => db.ProgrammeRecipients.Any(to => to.ProgrammeId == row.Id && own.Contains(to.OrganisationId)));
        }

        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            programmes = programmes.Where(row => row.SearchKey.Contains(key));
        }

        if (page.After(2) is [var at, var idText] && PageRequest.TryInstant(at, out var instant) && Guid.TryParse(idText, out var id))
        {
            var last = new ProgrammeId(id);
            programmes = programmes.Where(row => row.BegunAt < instant || (row.BegunAt == instant && row.Id.CompareTo(last) < 0));
        }

        var found = await programmes.OrderByDescending(row => row.BegunAt).ThenByDescending(row => row.Id).Take(page.Rows + 1).Select(row => new Row(
            row.Id, row.TypeName, row.Title, row.OwnerId,
            db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
            row.State, asked.Where(request => request.ProgrammeId == row.Id).Min(request => (DateOnly?)request.DueOn), row.IssuedOn, row.DocumentId, row.ParentDocumentId,
            db.Documents.Where(document => document.Id == row.ParentDocumentId).Select(document => document.Number ?? document.Subject).FirstOrDefault() ?? "",
            db.ProgrammeCommitments.Count(commitment => commitment.ProgrammeId == row.Id), row.BegunAt)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.BegunAt), last.Id.ToString()]);
    }
}
