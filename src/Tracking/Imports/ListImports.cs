using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>Imported files, the latest first.</summary>
public sealed class ListImports(TrackingDb db, CurrentUser user)
{
    public sealed record Input(ImportState? State = null, PageRequest? Page = null);

    public sealed record Row(
        ImportId Id, string FileName, string Format, long FileSize, string? PageTitle, ImportState State, string OrganisationName,
        string UploadedBy, DateTime UploadedAt, string? ClosedBy, DateTime? ClosedAt, DocumentId? Document);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var page = input.Page ?? new PageRequest();
        var files = db.ImportedFiles.VisibleTo(user, db);
        if (input.State is { } state)
            files = files.Where(row => row.State == state);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new ImportId(id);
            files = files.Where(row => row.UploadedAt < at || (row.UploadedAt == at && row.Id.CompareTo(last) < 0));
        }

        var found = await files.OrderByDescending(row => row.UploadedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1)
            .Select(row => new Row(row.Id, row.FileName, row.Format, row.FileSize, row.PageTitle, row.State,
                db.NamesOn(today).Where(name => name.OrganisationId == row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
                db.Accounts.Where(account => account.Id == row.UploadedBy).Select(account => account.DisplayName).FirstOrDefault() ?? "",
                row.UploadedAt, row.ClosedByName, row.ClosedAt, row.DocumentId)).ToListAsync(cancel);
        return page.Cut(found, last => [PageRequest.Key(last.UploadedAt), last.Id.ToString()]);
    }
}
