using DonDoc.Text.Extraction;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>One document for the reader: what it is, its text, whom it mentions, who mentions it, and the facts taken from it.</summary>
public sealed class ShowDocument(TrackingDb db, CurrentUser user)
{
    /// <param name="File">Of the version that is shown, as the text and the references are.</param>
    /// <param name="Facts">Taken from the first version, whose text their offsets mean.</param>
    /// <param name="RetentionYears">0: for ever; null: not decided.</param>
    /// <param name="IssuerOpens">The user sees the organisation that issued it.</param>
    public sealed record Result(
        DocumentId Id, string TypeCode, string TypeName, string? Number, string? Slug, OrganisationId? IssuerId, string IssuerName, DateOnly? IssuedOn,
        string Period, string Subject, DocumentAudience Audience, DocumentMark Mark, int? RetentionYears, OrganisationLabel Owner, StoredFile? File,
        string RegisteredBy, DateTime RegisteredAt, Shown Version, int CurrentVersion, string? PlainText, IReadOnlyList<Reference> References,
        IReadOnlyList<Mention> MentionedBy, IReadOnlyList<FactRow> Facts, Totals Totals, IReadOnlyList<Copy> Copies,
        bool IssuerOpens);

    /// <summary>The same document in the registry of another owner, as far as the user sees it.</summary>
    public sealed record Copy(DocumentId Id, string OwnerName);

    /// <summary>How many there are of each list, of which at most <see cref="PageRequest.Ceiling"/> are given.</summary>
    public sealed record Totals(int References, int MentionedBy, int Facts);

    /// <summary>The version that is shown.</summary>
    public sealed record Shown(int Number, VersionStage Stage, string? Note, DateTime AddedAt, VersionOrigin? Origin);

    /// <param name="To">The registered document; null where it is not registered or not visible.</param>
    /// <param name="Path">The provision of it that is meant.</param>
    public sealed record Reference(
        DocumentReferenceId Id, int Version, ReferenceKind Kind, ReferenceKind ProposedKind, bool IsDecided, DocumentId? To, string Wording, string? TypeName, string? Number, string? Name, string? IssuerName, DateOnly? IssuedOn,
        int? Start, int? End, string? Path);

    public sealed record Mention(DocumentId From, ReferenceKind Kind, string TypeName, string? Number, string Subject, string Wording);

    /// <param name="version">Number of the version; the current one where null.</param>
    public async Task<Outcome<Result>> RunAsync(DocumentId document, int? version = null, CancellationToken cancel = default)
    {
        var today = user.Today;
        var visible = db.Documents.VisibleTo(user, db);
        var issuers = db.Organisations.VisibleTo(user, db);
        var row = await visible.Where(found => found.Id == document)
            .Join(db.DocumentVersions, found => found.Id, one => one.DocumentId, (found, one) => new { found, one })
            .Where(pair => pair.one.Number == (version ?? pair.found.CurrentVersion))
            .Select(pair => new
            {
                Document = pair.found,
                Version = pair.one,
                Owner = db.NamesOn(today).Where(name => name.OrganisationId == pair.found.OwnerId).Select(name => name.Name).FirstOrDefault(),
                By = db.Accounts.Where(account => account.Id == pair.found.RegisteredBy).Select(account => account.DisplayName).FirstOrDefault(),
                IssuerOpens = issuers.Any(issuer => issuer.Id == pair.found.IssuerId),
                Text = db.DocumentTexts.Where(text => text.DocumentId == pair.found.Id && text.VersionNumber == pair.one.Number)
                    .Select(text => text.PlainText).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
            return DocumentRefusals.NotFound;

        var references = await ListMentions.PageAsync(db, visible, document, row.Version.Number, new(Limit: PageRequest.Ceiling), cancel);
        var mentioning = db.DocumentReferences.Where(found => found.ToId == document)
            .Join(visible, found => found.FromId, from => from.Id, (found, from) => new { found, from })
            .Where(pair => pair.found.VersionNumber == pair.from.CurrentVersion);
        var mentions = await mentioning.OrderByDescending(pair => pair.from.ListedOn).ThenBy(pair => pair.found.Id).Take(PageRequest.Ceiling)
            .Select(pair => new Mention(pair.from.Id, pair.found.Kind, pair.from.TypeName, pair.from.Number, pair.from.Subject, pair.found.Wording)).ToListAsync(cancel);
        var reviewed = db.ReviewedFacts.Where(fact => fact.DocumentId == document);
        var facts = await reviewed.OrderBy(fact => fact.Start == null).ThenBy(fact => fact.Start).ThenBy(fact => fact.Id).Take(PageRequest.Ceiling).Rows(db).ToListAsync(cancel);
        // Counted only where there may be more than are given.
        var totals = new Totals(
            references.Next is null ? references.Items.Count
                : await db.DocumentReferences.CountAsync(found => found.FromId == document && found.VersionNumber == row.Version.Number, cancel),
            mentions.Count < PageRequest.Ceiling ? mentions.Count : await mentioning.CountAsync(cancel),
            facts.Count < PageRequest.Ceiling ? facts.Count : await reviewed.CountAsync(cancel));

        var it = row.Document;
        var copies = await visible.CopiesOf(db, document).Where(copy => copy.Id != document).OrderBy(copy => copy.RegisteredAt).ThenBy(copy => copy.Id).Take(PageRequest.Ceiling)
            .Select(copy => new Copy(copy.Id, db.NamesOn(today).Where(name => name.OrganisationId == copy.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "")).ToListAsync(cancel);
        return new Result(it.Id, it.TypeCode, it.TypeName, it.Number, it.Slug, it.IssuerId, it.IssuerName, it.IssuedOn, it.Period, it.Subject, it.Audience,
            it.Mark, it.RetentionYears, new OrganisationLabel(it.OwnerId, row.Owner ?? ""), row.Version.File, row.By ?? "", it.RegisteredAt,
            new Shown(row.Version.Number, row.Version.Stage, row.Version.Note, row.Version.AddedAt, row.Version.Origin), it.CurrentVersion, row.Text, references.Items, mentions, facts, totals, copies, row.IssuerOpens);
    }
}
