using DonDoc.Text.Extraction;
using DonDoc.Text.Source;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>
/// Takes a document of the registry, issued before or elsewhere, for the programme that it is: its sections and commitments are read, so that what it
/// answers of the document above can be said and counted. Its words stay those of the document.
/// </summary>
public sealed class AdoptProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Document">The programme, in its current version.</param>
    /// <param name="Parent">What it answers, in its current version.</param>
    public sealed record Input(DocumentId Document, DocumentId Parent);

    /// <param name="Parents">Documents that it says it carries out or is based on, and that the user sees; those it carries out first.</param>
    /// <param name="Known">The programme that it is already.</param>
    public sealed record Proposal(DocumentId Document, string TypeName, string? Number, string Subject, IReadOnlyList<Candidate> Parents, ProgrammeId? Known, bool MayAdopt);

    public sealed record Candidate(DocumentId Id, string TypeName, string? Number, string Subject);

    private const int MostParents = 10;

    public async Task<Outcome<Proposal>> ProposeAsync(DocumentId document, CancellationToken cancel = default)
    {
        var visible = db.Documents.VisibleTo(user, db);
        var found = await visible.Where(row => row.Id == document).Select(row => new { row.Id, row.OwnerId, row.TypeName, row.Number, row.Subject, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return ProgrammeRefusals.NotFound;
        var parents = await db.DocumentReferences.Where(row => row.FromId == document && row.VersionNumber == found.CurrentVersion && (row.Kind == ReferenceKind.Implements || row.Kind == ReferenceKind.IsBasedOn))
            .Join(visible.Where(to => to.Id != document), row => row.ToId, to => (DocumentId?)to.Id, (row, to) => new { row.Kind, row.Start, to.Id, to.TypeName, to.Number, to.Subject })
            .OrderBy(row => row.Kind == ReferenceKind.Implements ? 0 : 1).ThenBy(row => row.Start).ThenBy(row => row.Id).Take(PageRequest.Ceiling).ToListAsync(cancel);
        var known = await db.Programmes.VisibleTo(user, db).Where(row => row.DocumentId == document).Select(row => (ProgrammeId?)row.Id).SingleOrDefaultAsync(cancel);
        return new Proposal(found.Id, found.TypeName, found.Number, found.Subject,
            [.. parents.DistinctBy(row => row.Id).Take(MostParents).Select(row => new Candidate(row.Id, row.TypeName, row.Number, row.Subject))], known,
            await db.ReachesAsync(user, Permission.RegisterDocuments, found.OwnerId, cancel));
    }

    /// <summary>By who registers documents for the organisation whose document it is.</summary>
    public async Task<Outcome<ProgrammeId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var visible = db.Documents.VisibleTo(user, db);
        var document = await visible.AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Document, cancel);
        if (document is null)
            return ProgrammeRefusals.NotFound;
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, document.OwnerId, cancel))
            return ProgrammeRefusals.NotAllowed;
        if (input.Parent == input.Document)
            return ProgrammeRefusals.AnswersItself;
        var parent = await visible.Where(row => row.Id == input.Parent).Select(row => new { row.Id, row.CurrentVersion }).SingleOrDefaultAsync(cancel);
        if (parent is null)
            return ProgrammeRefusals.ParentMissing;
        if (await db.Programmes.VisibleTo(user, db).Where(row => row.DocumentId == input.Document).Select(row => (ProgrammeId?)row.Id).SingleOrDefaultAsync(cancel) is { } known)
            return ProgrammeRefusals.AlreadyAdopted.LinkedTo(known.Value);
        if (await AnswersBackAsync(input, cancel))
            return ProgrammeRefusals.AnswersItself;
        var asked = await AskedProvisions.LoadAsync(db, parent.Id, parent.CurrentVersion, cancel);
        if (asked is null || asked.Rows.Count == 0)
            return ProgrammeRefusals.ParentUnread;
        var plain = await db.DocumentTexts.Where(row => row.DocumentId == document.Id && row.VersionNumber == document.CurrentVersion).Select(row => row.PlainText).SingleOrDefaultAsync(cancel);
        var read = plain is null ? [] : OutlineProposal.OfDocument(SourceText.FromPlain(plain));
        if (read.Count == 0)
            return ProgrammeRefusals.DocumentWithoutOutline;

        // Whose programme it is: the issuer's, where that is one of the tree for which the user keeps the registry.
        var owner = (document.IssuerId ?? await NamedAsync(document.IssuerKey, cancel)) is { } issuer && await db.ReachesAsync(user, Permission.RegisterDocuments, issuer, cancel) ? issuer : document.OwnerId;
        var by = Actor.Of(user, clock);
        db.Under = Permission.RegisterDocuments;
        var programme = Programme.Adopt(owner, new AnsweredDocument(parent.Id, parent.CurrentVersion), document.TypeCode, document.TypeName, document.Subject, document.Id, document.IssuedOn, by);
        db.Add(programme);
        db.Add(new ProgrammeDraft(programme.Id, 1, plain!, null, by));
        var provisions = await db.Provisions.Where(row => row.DocumentId == document.Id && row.VersionNumber == document.CurrentVersion).Select(row => new { row.Path, row.Id, row.Ordinal }).OrderBy(row => row.Ordinal).ToListAsync(cancel);
        OutlineProposal.AddTo(db, programme.Id, read, by, provisions.GroupBy(row => row.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.Ordinal));
        // Whoever asked for an answer to this document has it: what a standing committee issues is its committee's, what its office issues is the office's own.
        var house = db.House(owner, user.Today);
        var isOffice = await db.Organisations.AnyAsync(row => row.Id == owner && row.Type == OrganisationType.PartyOffice, cancel);
        var own = await db.OwnSideAsync(user, cancel);
        var copies = db.Documents.CopiesOf(db, parent.Id);
        var asking = db.Campaigns.VisibleTo(user, db).Where(campaign => copies.Any(copy => copy.Id == campaign.DocumentId));
        foreach (var request in await db.CampaignRequests.VisibleTo(user, db).Where(row => (row.OrganisationId == owner || (!isOffice && house.Contains(row.OrganisationId))) && row.ProgrammeId == null && asking.Any(campaign => campaign.Id == row.CampaignId)).ToListAsync(cancel))
        {
            request.AnswerBy(programme.Id, own.Contains(request.OrganisationId), by);
            await RequestRules.ExcuseAsync(db, programme, await db.Campaigns.VisibleTo(user, db).AsNoTracking().SingleAsync(row => row.Id == request.CampaignId, cancel), request, by, cancel);
        }

        return await db.TrySaveAsync(cancel) switch
        {
            SaveResult.Saved => programme.Id,
            SaveResult.Changed => CampaignRefusals.ChangedMeanwhile,
            _ => ProgrammeRefusals.AlreadyAdopted,
        };
    }

    /// <summary>The one body that bears this name; null where none does, or several do.</summary>
    private async Task<OrganisationId?> NamedAsync(string issuerKey, CancellationToken cancel)
    {
        var bearers = await db.OrganisationAliases.Where(alias => alias.Key == issuerKey).Select(alias => alias.OrganisationId).Distinct().OrderBy(id => id).Take(2).ToListAsync(cancel);
        return bearers is [var only] ? only : null;
    }

    // A answers B, so B cannot answer A: directly, or by what stands between.
    private async Task<bool> AnswersBackAsync(Input input, CancellationToken cancel)
    {
        var above = new List<DocumentId> { input.Parent };
        for (var reached = 0; reached < above.Count && above.Count < PageRequest.Ceiling; reached++)
        {
            var one = above[reached];
            var next = await db.Programmes.VisibleTo(user, db).Where(row => row.DocumentId == one).Select(row => row.ParentDocumentId).ToListAsync(cancel);
            if (next.Contains(input.Document))
                return true;
            above.AddRange(next.Except(above).ToList());
        }

        return false;
    }
}
