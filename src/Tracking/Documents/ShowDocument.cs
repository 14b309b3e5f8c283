using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>One document for the reader: what it is, its text, whom it mentions, who mentions it, and the facts taken from it.</summary>
public sealed class ShowDocument(TrackingDb db, CurrentUser user)
{
    public sealed record Result(
        DocumentId Id, string TypeCode, string TypeName, string? Number, OrganisationId? IssuerId, string IssuerName, DateOnly? IssuedOn,
        string Period, string Subject, DocumentAudience Audience, OrganisationLabel Owner, StoredFile? File, string RegisteredBy,
        DateTime RegisteredAt, string? PlainText, IReadOnlyList<Reference> References, IReadOnlyList<Mention> MentionedBy,
        IReadOnlyList<FactRow> Facts);

    /// <param name="To">The registered document; null where it is not registered or not visible.</param>
    public sealed record Reference(
        DocumentId? To, string Wording, string? TypeName, string? Number, string? Name, string? IssuerName, DateOnly? IssuedOn,
        int? Start, int? End);

    public sealed record Mention(DocumentId From, string TypeName, string? Number, string Subject, string Wording);

    public async Task<Outcome<Result>> RunAsync(DocumentId document, CancellationToken cancel = default)
    {
        var today = user.Today;
        var visible = db.Documents.VisibleTo(user, db);
        var row = await visible.Where(found => found.Id == document)
            .Select(found => new
            {
                Document = found,
                Owner = db.NamesOn(today).Where(name => name.OrganisationId == found.OwnerId).Select(name => name.Name).FirstOrDefault(),
                By = db.Accounts.Where(account => account.Id == found.RegisteredBy).Select(account => account.DisplayName).FirstOrDefault(),
                Text = db.DocumentTexts.Where(text => text.DocumentId == found.Id).Select(text => text.PlainText).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
            return DocumentRefusals.NotFound;

        var references = await db.DocumentReferences.Where(found => found.FromId == document)
            .OrderBy(found => found.Start == null).ThenBy(found => found.Start).ThenBy(found => found.Id)
            .Select(found => new Reference(
                visible.Any(to => to.Id == found.ToId) ? found.ToId : null, found.Wording, found.TypeName, found.Number, found.Name,
                found.IssuerName, found.IssuedOn, found.Start, found.End)).ToListAsync(cancel);
        var mentions = await db.DocumentReferences.Where(found => found.ToId == document)
            .Join(visible, found => found.FromId, from => from.Id, (found, from) => new { found, from })
            .OrderByDescending(pair => pair.from.ListedOn).ThenBy(pair => pair.found.Id).Take(PageRequest.Ceiling)
            .Select(pair => new Mention(pair.from.Id, pair.from.TypeName, pair.from.Number, pair.from.Subject, pair.found.Wording)).ToListAsync(cancel);
        var facts = await db.ReviewedFacts.Where(fact => fact.DocumentId == document)
            .OrderBy(fact => fact.Start == null).ThenBy(fact => fact.Start).ThenBy(fact => fact.Id).Rows(db).ToListAsync(cancel);

        var it = row.Document;
        return new Result(it.Id, it.TypeCode, it.TypeName, it.Number, it.IssuerId, it.IssuerName, it.IssuedOn, it.Period, it.Subject, it.Audience,
            new OrganisationLabel(it.OwnerId, row.Owner ?? ""),
            it.Sha256 is null ? null : new StoredFile(it.Sha256, it.FileName ?? "", it.FileSize ?? 0, it.MediaType ?? "application/octet-stream"),
            row.By ?? "", it.RegisteredAt, row.Text, references, mentions, facts);
    }
}
