using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes;

/// <summary>One programme: what it is, what it says, how it came about.</summary>
public sealed class ShowProgramme(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="MayDraft">Whether the user writes it.</param>
    /// <param name="SeesDrafts">Whether how it came about is open to the user: drafts, opinions, ballots, notes of its history.</param>
    /// <param name="IsOpen">Whether its words may change now.</param>
    /// <param name="DueOn">The earliest day of those who asked for it, as it holds now; null where nobody did.</param>
    /// <param name="Drafts">How many were kept.</param>
    /// <param name="MayWithdraw">Whether the user may give it up now: also one that was taken over from its document.</param>
    public sealed record Result(
        ProgrammeId Id, string TypeCode, string TypeName, string Title, OrganisationLabel Owner, ProgrammeState State, DateOnly? DueOn, DateTime BegunAt, DateOnly? IssuedOn, DocumentId? DocumentId,
        int Version, Answered Parent, IReadOnlyList<Section> Sections, IReadOnlyList<Event> History, int Drafts, bool MayDraft, bool IsOpen, bool SeesDrafts, IReadOnlyList<Asked> Asked, bool MayWithdraw)
    {
        public bool IsLate(DateOnly today) => State != ProgrammeState.Withdrawn && DueOn < (IssuedOn ?? today);
    }

    /// <summary>By whom and until when an answer to the same document was asked of its house; those that this programme answers, and, for who may name it, those that nothing answers yet.</summary>
    public sealed record Asked(CampaignRequestId Request, string AskerName, DateOnly DueOn, bool IsAnswered);

    /// <param name="IsSeen">Whether the user may open it.</param>
    public sealed record Answered(DocumentId Id, int Version, string TypeName, string? Number, string Subject, string IssuerName, DateOnly? IssuedOn, bool IsSeen);

    /// <param name="WriterName">Who is writing in it at this moment, if that is somebody else.</param>
    public sealed record Section(
        ProgrammeSectionId Id, ProgrammeSectionId? Under, int Depth, string Label, string Path, string Heading, string Body, int Version, string EditedBy, DateTime EditedAt,
        string? WriterName, DateTime? WriterUntil, IReadOnlyList<Item> Commitments);

    /// <param name="Answers">Paths of the provisions that it answers.</param>
    /// <param name="IsRead">What is said beside its words was read by the program.</param>
    public sealed record Item(ProgrammeCommitmentId Id, int Number, CommitmentWords Words, int Version, string EditedBy, DateTime EditedAt, IReadOnlyList<string> Answers, bool IsRead);

    public sealed record Event(ProgrammeAct Act, string By, string? Organisation, DateTime At, string? Note);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var today = user.Today;
        var documents = db.Documents.VisibleTo(user, db);
        var found = await db.Programmes.VisibleTo(user, db).AsNoTracking().Where(row => row.Id == id).Select(row => new
        {
            Row = row,
            Owner = db.NamesOn(today).Where(name => name.OrganisationId == row.OwnerId).Select(name => name.Name).FirstOrDefault(),
            Parent = db.Documents.Where(document => document.Id == row.ParentDocumentId).Select(document => new { document.TypeName, document.Number, document.Subject, document.IssuerName, document.IssuedOn }).First(),
            IsSeen = documents.Any(document => document.Id == row.ParentDocumentId),
            Drafts = db.ProgrammeDrafts.Count(draft => draft.ProgrammeId == row.Id),
        }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return ProgrammeRefusals.NotFound;
        var programme = found.Row;
        var outline = await ProgrammeOutline.LoadAsync(db, id, cancel);
        var answers = (await db.CommitmentAnswers.Where(row => row.ProgrammeId == id && row.Decision == AnswerDecision.Confirmed)
            .Join(db.Provisions, answer => answer.ProvisionId, provision => provision.Id, (answer, provision) => new { answer.CommitmentId, provision.Path, provision.Ordinal })
            .OrderBy(row => row.Ordinal).ToListAsync(cancel)).ToLookup(row => row.CommitmentId, row => row.Path);
        // Once it is issued it is seen from farther; how it came about is not.
        var seesDrafts = await db.ReachesAsync(user, Permission.ViewDrafts, programme.OwnerId, cancel);
        var history = await db.ProgrammeEvents.Where(row => row.ProgrammeId == id).OrderBy(row => row.At).ThenBy(row => row.Id).Take(PageRequest.Ceiling).Select(row => new Event(
            row.Act, row.ByName, db.NamesOn(today).Where(name => name.OrganisationId == row.ByOrganisationId).Select(name => name.Name).FirstOrDefault(), row.At, seesDrafts ? row.Note : null)).ToListAsync(cancel);
        var now = clock.Instant();
        var sections = outline.Entries.Select(entry => new Section(
            entry.Section.Id, entry.Section.UnderId, entry.Section.Depth, entry.Label, entry.Path, entry.Section.Heading, entry.Section.Body, entry.Section.Version, entry.Section.EditedByName, entry.Section.EditedAt,
            entry.Section.LeasedUntil > now && entry.Section.LeasedBy != user.AccountId ? entry.Section.LeasedByName : null, entry.Section.LeasedUntil,
            [.. entry.Commitments.Select((commitment, index) => new Item(
                commitment.Id, index + 1, commitment.Words, commitment.Version, commitment.EditedByName, commitment.EditedAt, [.. answers[commitment.Id]], commitment.IsRead))])).ToList();
        var parent = found.Parent;
        var compares = await db.ComparesAsync(user, programme, cancel);
        var asked = await AskedAsync(programme, waiting: compares && programme.State != ProgrammeState.Withdrawn, cancel);
        return new Result(programme.Id, programme.TypeCode, programme.TypeName, programme.Title, new OrganisationLabel(programme.OwnerId, found.Owner ?? ""), programme.State, asked.Where(one => one.IsAnswered).Select(one => (DateOnly?)one.DueOn).Min(),
            programme.BegunAt, programme.IssuedOn, programme.DocumentId, programme.Version,
            new Answered(programme.ParentDocumentId, programme.ParentVersion, parent.TypeName, parent.Number, parent.Subject, parent.IssuerName, parent.IssuedOn, found.IsSeen),
            sections, history, found.Drafts,
            await db.DraftsForAsync(user, programme.OwnerId, cancel), programme.IsOpen, seesDrafts, asked,
            (programme.IsOpen || programme.State == ProgrammeState.Decided || (programme.IsAdopted && programme.State == ProgrammeState.Issued)) && compares);
    }

    private Task<List<Asked>> AskedAsync(Programme programme, bool waiting, CancellationToken cancel)
    {
        var copies = db.Documents.CopiesOf(db, programme.ParentDocumentId);
        var campaigns = db.Campaigns.VisibleTo(user, db).Where(row => copies.Any(copy => copy.Id == row.DocumentId));
        var house = db.House(programme.OwnerId, user.Today);
        return db.CampaignRequests.VisibleTo(user, db)
            .Where(row => row.ProgrammeId == programme.Id || (waiting && row.ProgrammeId == null && house.Contains(row.OrganisationId) && campaigns.Any(campaign => campaign.Id == row.CampaignId)))
            .OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(PageRequest.Ceiling)
            .Select(row => new Asked(row.Id, db.NamesOn(user.Today).Where(name => name.OrganisationId == row.AskerId).Select(name => name.Name).FirstOrDefault() ?? "", row.DueOn, row.ProgrammeId != null)).ToListAsync(cancel);
    }
}
