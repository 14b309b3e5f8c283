using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>One import for the review: the text, the proposal, and the version that the decision must name.</summary>
public sealed class ShowImport(TrackingDb db, CurrentUser user)
{
    public sealed record Result(
        ImportId Id, int Version, ImportState State, OrganisationLabel Organisation, StoredFile File, string Format, string? PageTitle,
        string PlainText, SessionReport Proposal, DateTime UploadedAt, string? ClosedBy, DateTime? ClosedAt, DocumentId? Document,
        TextOrigin? Origin);

    public async Task<Outcome<Result>> RunAsync(ImportId import, CancellationToken cancel = default)
    {
        var today = user.Today;
        var row = await db.ImportedFiles.VisibleTo(user, db).AsNoTracking().Where(found => found.Id == import)
            .Select(found => new
            {
                File = found,
                Text = db.ImportedTexts.Where(text => text.ImportId == found.Id).Select(text => new { text.PlainText, text.Origin }).First(),
                Organisation = db.NamesOn(today).Where(name => name.OrganisationId == found.OrganisationId).Select(name => name.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (row is null)
            return ImportRefusals.NotFound;
        var file = row.File;
        return new Result(file.Id, file.Version, file.State, new OrganisationLabel(file.OrganisationId, row.Organisation ?? ""), file.File, file.Format,
            file.PageTitle, row.Text.PlainText, file.Report(), file.UploadedAt, file.ClosedByName, file.ClosedAt, file.DocumentId,
            TextOrigin.Read(row.Text.Origin));
    }
}
