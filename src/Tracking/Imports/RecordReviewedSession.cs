using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>
/// Makes the records of a reviewed session in one transaction: document, mentions, engagement or one more session of an existing
/// one, findings, requirements with their assignments, recommendations, commitments, and each decided fact. Writes beyond its own
/// module by design: this is where the reader's work becomes everybody's.
/// </summary>
public sealed class RecordReviewedSession(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="AttachTo">
    /// An engagement that this session belongs to, which keeps its kind, number, title and bodies; null makes a new one.
    /// </param>
    /// <param name="Assigner">Who will confirm the requirements; the importing organisation where null.</param>
    public sealed record Input(
        ImportId Import, int Version, DocumentCard Document, ReviewedSession Session, EngagementId? AttachTo = null,
        OrganisationId? Assigner = null);

    public sealed record Result(EngagementId Engagement, DocumentId Document, SessionId Session, IReadOnlyList<AssignmentId> Assignments);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if ((TextLimits.Refuse(input.Document, "document") ?? TextLimits.Refuse(input.Session, "")) is { } tooLong)
            return tooLong;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var open = await db.OpenAsync(user, input.Import, input.Version, cancel);
        if (open.IsRefused)
            return open.Refusal!;
        var (import, reviewed) = (open.Value, input.Session);
        var report = import.Report();
        if (reviewed.Undecided(report) is { } undecided)
            return undecided;
        if (!await db.ReachesAsync(user, Permission.RecordEngagements, import.OrganisationId, cancel))
            return InspectionRefusals.OwnerOutOfReach;
        var kept = reviewed.Requirements.Index().Where(one => !string.IsNullOrWhiteSpace(one.Item.Text)).ToList();
        var assigner = input.Assigner ?? import.OrganisationId;
        var followed = kept.Where(one => one.Item.IsFollowed).ToList();
        if (followed.Count > 0 && !await db.ReachesAsync(user, Permission.AddressWork, assigner, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        var wrong = await LeadsOutOfReachAsync(followed, cancel);
        var codes = followed.Count == 0 ? [] : await db.TakeCodesAsync(assigner, user.Today.Year, followed.Count, cancel);

        var text = await db.ImportedTexts.AsNoTracking().SingleAsync(row => row.ImportId == import.Id, cancel);
        var mentions = reviewed.References.Select(item => item.Mention).OfType<MentionedDocument>().ToList();
        var (register, card) = (new RegisterDocument(db, user, clock, options), input.Document.Registration(import, text, mentions));
        var document = await register.PrepareAsync(card, cancel);
        if (document.IsRefused)
        {
            await transaction.RollbackAsync(cancel);
            return await db.ClosedOrAsync(input.Import, await register.ToldAsync(document.Refusal!, card, cancel), cancel);
        }

        var at = clock.Instant();
        var engagement = await EngagementAsync(input, import, at, cancel);
        if (engagement.IsRefused)
            return engagement.Refusal!;
        if (input.AttachTo is not null)
            reviewed = reviewed.Within(engagement.Value);
        var session = engagement.Value.Hold(reviewed.Date, reviewed.Place, report.Title, document.Value.Id, at);
        if (session.IsRefused)
            return session.Refusal!;

        var records = new SessionRecords(db, report, reviewed, engagement.Value, session.Value, document.Value.Id, Actor.Of(user, clock));
        wrong.AddRange(records.Requirements(kept, codes, assigner, import.OrganisationId, await db.ReachesAsync(user, Permission.AssignWork, assigner, cancel)));
        if (wrong is [var first, .. var others])
            return first with { Others = others };
        records.Findings();
        records.Recommendations(import.OrganisationId);
        records.Values();
        if (import.Review(document.Value.Id, user, at) is { } closed)
            return closed;

        switch (await document.Value.SaveAsync(db, cancel))
        {
            case SaveResult.Duplicate:
                await transaction.RollbackAsync(cancel);
                return await db.ClosedOrAsync(input.Import, DocumentRefusals.AlreadyRegistered, cancel);
            case SaveResult.Changed:
                await transaction.RollbackAsync(cancel);
                return await ChangedMeanwhileAsync(input, cancel);
        }

        await transaction.CommitAsync(cancel);
        return new Result(engagement.Value.Id, document.Value.Id, session.Value.Id, records.Assignments);
    }

    private async Task<List<Refusal>> LeadsOutOfReachAsync(List<(int Index, ReviewedRequirement Item)> kept, CancellationToken cancel)
    {
        var wrong = new List<Refusal>();
        foreach (var named in kept.Where(one => one.Item.Lead is not null).GroupBy(one => one.Item.Lead!.Value))
        {
            if (!await db.AddressableAsync(user, named.Key, cancel))
                wrong.AddRange(named.Select(one => AssignmentRefusals.LeadOutOfReach.At(ReviewedRequirement.Field(one.Index, "lead"))));
        }

        return wrong;
    }

    private async Task<Outcome<Engagement>> EngagementAsync(Input input, ImportedFile import, DateTime at, CancellationToken cancel)
    {
        var reviewed = input.Session;
        if (input.AttachTo is { } existing)
        {
            var found = await db.Engagements.VisibleTo(user, db).Include(row => row.Members).Include(row => row.Sessions).AsSplitQuery()
                .SingleOrDefaultAsync(row => row.Id == existing, cancel);
            if (found is null)
                return InspectionRefusals.NotFound;
            if (!await db.ReachesAsync(user, Permission.RecordEngagements, found.OwnerId, cancel))
                return InspectionRefusals.OwnerOutOfReach;
            Lead(found, reviewed);
            return found;
        }

        foreach (var body in new[] { reviewed.Inspecting.Id, reviewed.Inspected.Id }.OfType<OrganisationId>())
        {
            if (!await db.Organisations.AnyAsync(row => row.Id == body, cancel))
                return InspectionRefusals.BodyNotFound;
        }

        var recorded = Engagement.Record(import.OrganisationId, reviewed.Kind, reviewed.Number, reviewed.Title, reviewed.Inspecting,
            reviewed.Inspected, user.AccountId, at);
        if (!recorded.IsRefused)
        {
            if (recorded.Value.Review(reviewed.PeriodFrom, reviewed.PeriodTo) is { } refusal)
                return refusal;
            Lead(recorded.Value, reviewed);
            db.Add(recorded.Value);
        }

        return recorded;
    }

    /// <summary>Either the import was closed by somebody else, or the engagement got another session in the same moment.</summary>
    private async Task<Refusal> ChangedMeanwhileAsync(Input input, CancellationToken cancel) =>
        input.AttachTo is not null
        && await db.ImportedFiles.AnyAsync(row => row.Id == input.Import && row.Version == input.Version && row.State == ImportState.Waiting, cancel)
            ? InspectionRefusals.ChangedMeanwhile
            : await db.ClosedOrAsync(input.Import, ImportRefusals.ChangedMeanwhile, cancel);

    private static void Lead(Engagement engagement, ReviewedSession reviewed)
    {
        if (reviewed.Lead is { } lead && !string.IsNullOrWhiteSpace(lead.Name))
            engagement.LedBy(lead);
    }
}
