using System.Globalization;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.References;

/// <summary>The documents that one version mentions, in the order of its text; those without a place in it last.</summary>
public sealed class ListMentions(TrackingDb db, CurrentUser user)
{
    /// <param name="Version">Number of the version; the current one where null.</param>
    public sealed record Input(DocumentId Document, int? Version = null, PageRequest? Page = null);

    public async Task<Outcome<Page<ShowDocument.Reference>>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var visible = db.Documents.VisibleTo(user, db);
        var number = await visible.Where(row => row.Id == input.Document)
            .Join(db.DocumentVersions, row => row.Id, version => version.DocumentId, (row, version) => new { row.CurrentVersion, version.Number })
            .Where(pair => pair.Number == (input.Version ?? pair.CurrentVersion)).Select(pair => (int?)pair.Number).SingleOrDefaultAsync(cancel);
        return number is { } version ? await PageAsync(db, visible, input.Document, version, input.Page ?? new PageRequest(), cancel) : DocumentRefusals.NotFound;
    }

    /// <param name="visible">The documents that the user sees, this one among them.</param>
    internal static async Task<Page<ShowDocument.Reference>> PageAsync(
        TrackingDb db, IQueryable<Document> visible, DocumentId document, int version, PageRequest page, CancellationToken cancel)
    {
        var rows = db.DocumentReferences.Where(row => row.FromId == document && row.VersionNumber == version);
        if (page.After(2) is [var startText, var idText] && Guid.TryParse(idText, out var id))
        {
            var last = new DocumentReferenceId(id);
            rows = int.TryParse(startText, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                ? rows.Where(row => row.Start == null || row.Start > start || (row.Start == start && row.Id.CompareTo(last) > 0))
                : rows.Where(row => row.Start == null && row.Id.CompareTo(last) > 0);
        }

        var found = await rows.OrderBy(row => row.Start == null).ThenBy(row => row.Start).ThenBy(row => row.Id).Take(page.Rows + 1)
            .Select(row => new ShowDocument.Reference(
                row.Id, row.Version, row.Kind, row.ProposedKind, row.DecidedBy != null, visible.Any(to => to.Id == row.ToId) ? row.ToId : null, row.Wording, row.TypeName, row.Number,
                row.Name, row.IssuerName, row.IssuedOn, row.Start, row.End, row.ToPath)).ToListAsync(cancel);
        return page.Cut(found, row => [row.Start?.ToString(CultureInfo.InvariantCulture) ?? "", row.Id.ToString()]);
    }
}
