using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>What was asked of one organisation: by when, which provisions concern it and which do not and why, and how far it has come.</summary>
public sealed class ShowRequest(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    private const int MostCandidates = 10;

    /// <param name="IsOpenDocument">Whether the user may open what is to be answered; its provisions are shown here in any case.</param>
    /// <param name="Programme">Where one answers it and the user may open it.</param>
    /// <param name="Provisions">Those that want an answer, in the order of the text.</param>
    /// <param name="Candidates">Programmes of its house about the same document, by which the user may answer it.</param>
    /// <param name="MayBegin">Of the house that is asked, nothing answers it, and no programme of its own about the document is under way.</param>
    /// <param name="MayTakeBack">Whether the user may say that its programme was named by mistake.</param>
    /// <param name="MayExtend">Of the asker's side, and it is not issued.</param>
    public sealed record Result(
        CampaignRequestId Id, int Version, CampaignId Campaign, CampaignState CampaignState, string Title, string TypeCode, string TypeName, OrganisationLabel Asker, OrganisationLabel Organisation,
        DocumentId Document, int DocumentVersion, string DocumentTypeName, string? DocumentNumber, DateOnly? DocumentIssuedOn, string DocumentIssuer, string DocumentSubject, bool IsOpenDocument, string? Note, string? Template, DateTime SentAt, DateOnly DueOn, DateOnly OriginalDueOn, string? ExtensionReason, string? ExtendedBy, DateTime? ExtendedAt,
        DateTime? ReceivedAt, string? ReceivedBy, RequestStage Stage, RequestTiming Timing, DateOnly? IssuedOn, ProgrammeId? Programme, IReadOnlyList<Provision> Provisions, IReadOnlyList<Reminder> Reminders,
        IReadOnlyList<Candidate> Candidates, bool MayBegin, bool MayTakeBack, bool MayExtend);

    /// <param name="Reason">Why it does not concern the organisation, or what a rule says of why it does.</param>
    public sealed record Provision(ProvisionId Id, string Path, string? Title, string Words, bool Applies, string? Reason);

    /// <param name="IsOfOtherVersion">It answers another version of the document than the one that is asked about.</param>
    /// <param name="IsOfOtherCopy">It answers the document as another registry has it: what the campaign says of provisions is said of other ones.</param>
    public sealed record Candidate(ProgrammeId Programme, string TypeName, string Title, ProgrammeState State, DateOnly? IssuedOn, bool IsOfOtherVersion, bool IsOfOtherCopy);

    public sealed record Reminder(string Text, string By, DateTime At);

    public async Task<Outcome<Result>> RunAsync(CampaignRequestId request, CancellationToken cancel = default)
    {
        var today = user.Today;
        var found = await db.CampaignRequests.VisibleTo(user, db).AsNoTracking().Where(row => row.Id == request)
            .Join(db.Campaigns.VisibleTo(user, db), row => row.CampaignId, campaign => campaign.Id, (row, campaign) => new { Row = row, Campaign = campaign }).Select(pair => new
            {
                pair.Row,
                pair.Campaign,
                Asker = db.NamesOn(today).Where(name => name.OrganisationId == pair.Row.AskerId).Select(name => name.Name).FirstOrDefault() ?? "",
                Organisation = db.NamesOn(today).Where(name => name.OrganisationId == pair.Row.OrganisationId).Select(name => name.Name).FirstOrDefault() ?? "",
                Document = db.Documents.Where(document => document.Id == pair.Campaign.DocumentId).Select(document => new { document.TypeName, document.Number, document.IssuedOn, document.IssuerName, document.Subject }).First(),
                IsOpenDocument = db.Documents.VisibleTo(user, db).Any(document => document.Id == pair.Campaign.DocumentId),
            }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return CampaignRefusals.RequestNotFound;
        var (it, campaign) = (found.Row, found.Campaign);
        var place = await db.CampaignRequests.VisibleTo(user, db).Where(row => row.Id == request).Placed(db, today, options).SingleAsync(cancel);
        var programme = await db.Programmes.VisibleTo(user, db).Where(row => row.Id == it.ProgrammeId).Select(row => (ProgrammeId?)row.Id).SingleOrDefaultAsync(cancel);
        var asked = await AskedProvisions.LoadAsync(db, campaign.DocumentId, campaign.DocumentVersion, cancel);
        var excused = asked is null ? [] : await RequestRules.DecidingAsync(db, campaign, it, cancel);
        var reminders = await db.RequestReminders.Where(row => row.RequestId == request)
            .Join(db.CampaignReminders, row => row.ReminderId, reminder => reminder.Id, (row, reminder) => reminder).OrderByDescending(row => row.At).Take(PageRequest.Ceiling)
            .Select(row => new Reminder(row.Text, row.ByName, row.At)).ToListAsync(cancel);
        var drafts = await db.DraftsForAsync(user, it.OrganisationId, cancel);
        var candidates = it.ProgrammeId is null ? await CandidatesAsync(it, campaign, cancel) : [];
        // As the act asks: one at a time of one organisation.
        var underWay = it.ProgrammeId is null && await db.Programmes.VisibleTo(user, db).UnderWay(it.OrganisationId, campaign.DocumentId).AnyAsync(cancel);
        var answering = it.ProgrammeId is { } answer ? await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == answer, cancel) : null;
        return new Result(it.Id, it.Version, campaign.Id, campaign.State, campaign.Title, campaign.TypeCode, campaign.TypeName, new OrganisationLabel(it.AskerId, found.Asker), new OrganisationLabel(it.OrganisationId, found.Organisation),
            campaign.DocumentId, campaign.DocumentVersion, found.Document.TypeName, found.Document.Number, found.Document.IssuedOn, found.Document.IssuerName, found.Document.Subject, found.IsOpenDocument, campaign.Note, campaign.Template, it.SentAt, it.DueOn, it.OriginalDueOn, it.ExtensionReason, it.ExtendedByName, it.ExtendedAt,
            it.ReceivedAt, it.ReceivedByName, place.Stage, place.Timing, place.IssuedOn, programme,
            [.. (asked?.Rows ?? []).Select(row => new Provision(row.Id, row.Statement.Path, row.Statement.Headings is [.., var title] ? title : null, row.Statement.Text,
                excused.GetValueOrDefault(row.Id)?.Applies != false, excused.GetValueOrDefault(row.Id)?.Reason))],
            reminders, candidates, it.ProgrammeId is null && drafts && !underWay, answering is not null && await db.ComparesAsync(user, answering, cancel),
            place.Stage != RequestStage.Issued && campaign.State == CampaignState.Sent && await db.AsksForAsync(user, it.AskerId, cancel));
    }

    private async Task<List<Candidate>> CandidatesAsync(CampaignRequest request, Campaign campaign, CancellationToken cancel)
    {
        var house = await db.House(request.OrganisationId, user.Today).ToListAsync(cancel);
        var (drafting, keeping) = (new List<OrganisationId>(), new List<OrganisationId>());
        foreach (var owner in house.OfType<OrganisationId>())
        {
            if (await db.DraftsForAsync(user, owner, cancel))
                drafting.Add(owner);
            // Who keeps the registry may say it of what was taken over from there.
            else if (user.Has(Permission.RegisterDocuments) && await db.ReachesAsync(user, Permission.RegisterDocuments, owner, cancel))
                keeping.Add(owner);
        }

        var copies = db.Documents.CopiesOf(db, campaign.DocumentId);
        return await db.Programmes.VisibleTo(user, db)
            .Where(row => copies.Any(copy => copy.Id == row.ParentDocumentId) && row.State != ProgrammeState.Withdrawn && (drafting.Contains(row.OwnerId) || (row.IsAdopted && keeping.Contains(row.OwnerId))))
            .OrderByDescending(row => row.BegunAt).ThenByDescending(row => row.Id).Take(MostCandidates)
            .Select(row => new Candidate(row.Id, row.TypeName, row.Title, row.State, row.IssuedOn, row.ParentDocumentId == campaign.DocumentId && row.ParentVersion != campaign.DocumentVersion, row.ParentDocumentId != campaign.DocumentId)).ToListAsync(cancel);
    }

    /// <summary>Marks it as received where somebody of the house opens it for the first time; does nothing for anybody else.</summary>
    public async Task ReceiveAsync(CampaignRequestId request, CancellationToken cancel = default)
    {
        var found = await db.CampaignRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == request && row.ReceivedAt == null, cancel);
        if (found is null || !(await db.OwnSideAsync(user, cancel)).Contains(found.OrganisationId))
            return;
        found.Receive(Actor.Of(user, clock));
        // Who comes second of two finds it received.
        await db.TrySaveAsync(cancel);
        db.ChangeTracker.Clear();
    }
}

/// <summary>Which rule of a campaign decides about which provision for one of its requests, as it stood at sending.</summary>
internal static class RequestRules
{
    /// <summary>By provision; one that no rule is about is not there.</summary>
    public static async Task<Dictionary<ProvisionId, CampaignRule>> DecidingAsync(TrackingDb db, Campaign campaign, CampaignRequest request, CancellationToken cancel)
    {
        var rules = await db.CampaignRules.AsNoTracking().Where(row => row.CampaignId == campaign.Id).ToListAsync(cancel);
        if (rules.Count == 0)
            return [];
        var above = await db.AncestryOn(Clock.DayOf(request.SentAt)).Where(up => up.DescendantId == request.OrganisationId).Select(up => up.AncestorId).ToListAsync(cancel);
        var provisions = await db.Provisions.AsNoTracking().Where(row => row.DocumentId == campaign.DocumentId && row.VersionNumber == campaign.DocumentVersion)
            .OrderBy(row => row.Ordinal).Select(row => new { row.Id, row.Ordinal, row.ParentOrdinal }).ToListAsync(cancel);
        return Deciding(rules, provisions.ConvertAll(row => (row.Id, row.Ordinal, row.ParentOrdinal)), new AskedOrganisation(request.Level, request.Type, request.Field, above.ToHashSet()));
    }

    /// <summary>
    /// What the campaign's rules say does not concern the organisation is said of its programme, with the reason; its house may say otherwise. Only where the
    /// programme answers the version that was asked about, and says nothing to the provision itself.
    /// </summary>
    public static async Task ExcuseAsync(TrackingDb db, Programme programme, Campaign campaign, CampaignRequest request, Actor by, CancellationToken cancel)
    {
        if (programme.ParentDocumentId != campaign.DocumentId || programme.ParentVersion != campaign.DocumentVersion || await AskedProvisions.LoadAsync(db, campaign.DocumentId, campaign.DocumentVersion, cancel) is not { } asked)
            return;
        var deciding = await DecidingAsync(db, campaign, request, cancel);
        if (deciding.Count == 0)
            return;
        var said = await db.CommitmentAnswers.Where(row => row.ProgrammeId == programme.Id && row.Decision == AnswerDecision.Confirmed).Select(row => row.ProvisionId)
            .Concat(db.NotApplicableProvisions.Where(row => row.ProgrammeId == programme.Id).Select(row => row.ProvisionId)).ToListAsync(cancel);
        foreach (var row in asked.Rows)
        {
            if (deciding.TryGetValue(row.Id, out var rule) && !rule.Applies && !said.Contains(row.Id) && !db.NotApplicableProvisions.Local.Any(one => one.ProgrammeId == programme.Id && one.ProvisionId == row.Id))
                db.Add(new NotApplicableProvision(programme.Id, row.Id, rule.Reason!, by));
        }
    }

    /// <param name="provisions">In the order of the text: a parent before its children.</param>
    public static Dictionary<ProvisionId, CampaignRule> Deciding(
        IReadOnlyList<CampaignRule> rules, IReadOnlyList<(ProvisionId Id, int Ordinal, int? Parent)> provisions, AskedOrganisation organisation)
    {
        var above = new Dictionary<int, HashSet<ProvisionId>>();
        var found = new Dictionary<ProvisionId, CampaignRule>();
        foreach (var (id, ordinal, parent) in provisions)
        {
            above[ordinal] = [id, .. parent is { } up && above.TryGetValue(up, out var over) ? over : []];
            if (CampaignRule.Deciding(rules, above[ordinal], organisation) is { } rule)
                found.Add(id, rule);
        }

        return found;
    }
}
