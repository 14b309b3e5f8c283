using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>
/// One engagement: delegation, sessions, findings, requirements with where their follow-up stands, commitments, and for every value the
/// place in the text it came from. Recommendations: ask the next module.
/// </summary>
public sealed class ShowEngagement(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Facts">
    /// By record; the engagement's own values (kind, lead, date…) under its own id or its session's. Only those from documents that
    /// this user may open: the other side of an engagement sees what was found, not the papers of those who recorded it.
    /// </param>
    public sealed record Result(
        EngagementId Id, EngagementKind Kind, string? Number, string Title, NamedBody Inspecting, NamedBody Inspected, DateOnly? PeriodFrom,
        DateOnly? PeriodTo, OrganisationLabel Owner, string RecordedBy, DateTime RecordedAt, int Version, IReadOnlyList<MemberRow> Members,
        IReadOnlyList<SessionRow> Sessions, IReadOnlyList<FindingRow> Findings, IReadOnlyList<RequirementRow> Requirements,
        IReadOnlyList<CommitmentRow> Commitments, ILookup<Guid, FactRow> Facts);

    public sealed record MemberRow(DelegationRole Role, string Name, IReadOnlyList<string> Positions);

    /// <param name="Source">The document that reports it; null, as its subject, where this user may not open it.</param>
    public sealed record SessionRow(
        SessionId Id, DateOnly? HeldOn, string? Place, string? Subject, DocumentId? Source, string? SourceSubject, DateTime RecordedAt);

    public sealed record FindingRow(FindingId Id, FindingKind Kind, string Content, SessionId Session);

    /// <param name="IsFollowed">False where it is only recorded.</param>
    /// <param name="FollowUp">Null where there is none, or where this user does not see the assignment, such as a draft of the other side.</param>
    public sealed record RequirementRow(RequirementId Id, string Content, SessionId Session, bool IsFollowed, AssignmentRow? FollowUp);

    public sealed record CommitmentRow(CommitmentId Id, string Content, SessionId Session);

    public async Task<Outcome<Result>> RunAsync(EngagementId engagement, CancellationToken cancel = default)
    {
        var today = user.Today;
        var row = await db.Engagements.VisibleTo(user, db).AsNoTracking().Where(found => found.Id == engagement)
            .Select(found => new
            {
                Engagement = found,
                Owner = db.NamesOn(today).Where(name => name.OrganisationId == found.OwnerId).Select(name => name.Name).FirstOrDefault(),
                By = db.Accounts.Where(account => account.Id == found.RecordedBy).Select(account => account.DisplayName).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (row is null)
            return InspectionRefusals.NotFound;

        var documents = db.Documents.VisibleTo(user, db);
        var members = await db.EngagementMembers.AsNoTracking().Where(found => found.EngagementId == engagement)
            .OrderBy(found => found.Ordinal).ToListAsync(cancel);
        var sessions = await db.Sessions.Where(found => found.EngagementId == engagement)
            .LeftJoin(documents, found => found.SourceDocumentId, document => document.Id, (found, document) => new { found, document })
            .OrderBy(pair => pair.found.HeldOn == null).ThenBy(pair => pair.found.HeldOn).ThenBy(pair => pair.found.Id)
            .Select(pair => new SessionRow(pair.found.Id, pair.found.HeldOn, pair.found.Place, pair.found.Subject,
                pair.document == null ? null : pair.document.Id, pair.document == null ? null : pair.document.Subject, pair.found.RecordedAt))
            .ToListAsync(cancel);
        var findings = await db.Findings.Where(found => found.EngagementId == engagement)
            .OrderBy(found => found.Ordinal).ThenBy(found => found.Id)
            .Select(found => new FindingRow(found.Id, found.Kind, found.Content, found.SessionId)).ToListAsync(cancel);
        var commitments = await db.Commitments.Where(found => found.EngagementId == engagement)
            .OrderBy(found => found.Ordinal).ThenBy(found => found.Id)
            .Select(found => new CommitmentRow(found.Id, found.Content, found.SessionId)).ToListAsync(cancel);
        var requirements = await db.Requirements.Where(found => found.EngagementId == engagement)
            .OrderBy(found => found.Ordinal).ThenBy(found => found.Id)
            .Select(found => new { found.Id, found.Content, found.SessionId, found.AssignmentId }).ToListAsync(cancel);
        var followUps = await db.Assignments.VisibleTo(user, db)
            .Where(found => db.Requirements.Any(requirement => requirement.EngagementId == engagement && requirement.AssignmentId == found.Id))
            .Rows(db, TimelinessRule.For(user, options), today).ToDictionaryAsync(found => found.Id, cancel);
        var facts = await db.ReviewedFacts
            .Where(fact => fact.RecordId != null && documents.Any(document => document.Id == fact.DocumentId)
                && db.Sessions.Any(session => session.EngagementId == engagement && session.SourceDocumentId == fact.DocumentId))
            .OrderBy(fact => fact.Start == null).ThenBy(fact => fact.Start).ThenBy(fact => fact.Id).Rows(db).ToListAsync(cancel);

        var it = row.Engagement;
        return new Result(it.Id, it.Kind, it.Number, it.Title, new NamedBody(it.InspectingId, it.InspectingName),
            new NamedBody(it.InspectedId, it.InspectedName), it.PeriodFrom, it.PeriodTo, new OrganisationLabel(it.OwnerId, row.Owner ?? ""),
            row.By ?? "", it.RecordedAt, it.Version, members.ConvertAll(member => new MemberRow(member.Role, member.Name, member.Positions)),
            sessions, findings,
            requirements.ConvertAll(one => new RequirementRow(one.Id, one.Content, one.SessionId, one.AssignmentId is not null,
                one.AssignmentId is { } followUp ? followUps.GetValueOrDefault(followUp) : null)),
            commitments, facts.ToLookup(fact => fact.RecordId!.Value));
    }
}
