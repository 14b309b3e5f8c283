using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>The words of one version with what the registry knows of the document: what is needed to hand it out in another form.</summary>
public sealed class ShowDocumentText(TrackingDb db, CurrentUser user)
{
    /// <param name="OwnerCode">Code of the organisation whose registry it stands in.</param>
    public sealed record Result(string TypeName, string? Number, string? Slug, string IssuerName, DateOnly? IssuedOn, string Subject, string OwnerCode, string PlainText);

    /// <param name="version">Number of the version; the current one where null.</param>
    public async Task<Outcome<Result>> RunAsync(DocumentId document, int? version = null, CancellationToken cancel = default)
    {
        var row = await db.Documents.VisibleTo(user, db).Where(found => found.Id == document)
            .Select(found => new
            {
                found.TypeName,
                found.Number,
                found.Slug,
                found.IssuerName,
                found.IssuedOn,
                found.Subject,
                found.Mark,
                OwnerCode = db.Organisations.Where(owner => owner.Id == found.OwnerId).Select(owner => owner.Code).First(),
                HasVersion = db.DocumentVersions.Any(one => one.DocumentId == found.Id && one.Number == (version ?? found.CurrentVersion)),
                Text = db.DocumentTexts.Where(text => text.DocumentId == found.Id && text.VersionNumber == (version ?? found.CurrentVersion)).Select(text => text.PlainText).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null || !row.HasVersion)
            return DocumentRefusals.NotFound;
        if (row.Mark == DocumentMark.NotForCopying)
            return DocumentRefusals.NotForCopying;
        return string.IsNullOrEmpty(row.Text)
            ? DocumentRefusals.WordsMissing
            : new Result(row.TypeName, row.Number, row.Slug, row.IssuerName, row.IssuedOn, row.Subject, row.OwnerCode, row.Text);
    }
}
