using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>One assignment with its history, its evidence, where it comes from, and what the user may do next.</summary>
public sealed class ShowAssignment(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="History">From the sending on for who does not see drafts of its assigner.</param>
    /// <param name="Acts">What this user may do to it in its present state.</param>
    /// <param name="MaySplit">Whether this user gives parts of it to those below the lead.</param>
    public sealed record Result(
        AssignmentRow Row, Description Said, DateOnly? StartsOn, DateOnly? ConfirmedOn, string? ReturnReason, string? AskedReason,
        Source? From, Kin Kin, IReadOnlyList<Milestone> Milestones, IReadOnlyList<Event> History, IReadOnlyList<AssignmentAct> Acts,
        bool MaySplit);

    /// <param name="OriginWords">The meeting, the table, where one is behind it.</param>
    /// <param name="Responsible">In the lead, by position.</param>
    /// <param name="ReportsEvery">Null: as often as is usual.</param>
    public sealed record Description(
        AssignmentOrigin Origin, string? OriginWords, string? Responsible, Recurrence Recurrence, Cadence? ReportsEvery, Body? Supervisor,
        IReadOnlyList<Body> Cooperating);

    public sealed record Body(OrganisationId Id, string Name);

    /// <param name="Parts">How many parts of it this user sees.</param>
    public sealed record Kin(Relative? Parent, Relative? ReplacedBy, Relative? Replaces, int Parts);

    public sealed record Relative(AssignmentId Id, string Code, string Content);

    public sealed record Milestone(AssignmentMilestoneId Id, string Name, DateOnly DueDate, DateOnly? ReachedOn);

    /// <param name="Document">Null where this user may not open it.</param>
    /// <param name="Passage">The words of the document where the assignment stands: who sees the assignment may know why it was given.</param>
    public sealed record Source(SourceDocument? Document, int? Start, int? End, string? Passage);

    public sealed record SourceDocument(DocumentId Id, string TypeName, string? Number, string Subject);

    /// <param name="ForName">Thay mặt: for whom a deputy did it.</param>
    /// <param name="ByOrganisation">For whom it was done, by its name on that day; null where that was not kept.</param>
    /// <param name="LeadName">Who was to do it after this act, by its name on that day.</param>
    /// <param name="DueDate">The due date after this act.</param>
    /// <param name="On">Day from which it holds.</param>
    /// <param name="AskedDueDate">Of an extension that is asked for or refused.</param>
    public sealed record Event(
        AssignmentAct Act, string ByName, string? ForName, string? ByOrganisation, DateTime At, string? Note, string? LeadName, DateOnly? DueDate,
        DateOnly On, int? Percent, DateOnly? AskedDueDate, IReadOnlyList<GivenFile> Files);

    /// <param name="Kind">See <see cref="EvidenceLabel"/>.</param>
    /// <param name="HoldsUntil">See <see cref="EvidenceLabel"/>.</param>
    /// <param name="IsOver">It held, and holds no more.</param>
    public sealed record GivenFile(string Sha256, string Name, long Size, string MediaType, string? Kind, DateOnly? HoldsUntil, bool IsOver);

    public async Task<Outcome<Result>> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var today = user.Today;
        var visible = db.Assignments.VisibleTo(user, db, byKey: true).Where(row => row.Id == assignment);
        var row = await visible.Rows(db, TimelinessRule.For(user, options), today).SingleOrDefaultAsync(cancel);
        if (row is null)
            return AssignmentRefusals.NotFound;
        var documents = db.Documents.VisibleTo(user, db);
        var all = db.Assignments.VisibleTo(user, db, byKey: true);
        var (reports, confirms, assigns) = (db.Scope(user, Permission.ReportWork), db.Scope(user, Permission.ConfirmWork), db.Scope(user, Permission.AssignWork));
        var more = await visible.Select(found => new
        {
            found.StartsOn,
            found.ConfirmedOn,
            found.ReturnReason,
            found.AskedReason,
            found.Origin,
            found.OriginWords,
            found.Responsible,
            found.Recurrence,
            found.ReportsEvery,
            found.SupervisorId,
            Supervisor = db.NamesOn(today).Where(name => name.OrganisationId == found.SupervisorId).Select(name => name.Name).FirstOrDefault(),
            found.ParentId,
            found.ReplacedById,
            Parts = all.Count(other => other.ParentId == found.Id),
            Rights = new Rights(
                reports.Any(within => within.DescendantId == found.LeadId), confirms.Any(within => within.DescendantId == found.AssignerId),
                assigns.Any(within => within.DescendantId == found.AssignerId), assigns.Any(within => within.DescendantId == found.LeadId),
                confirms.Any(within => within.DescendantId == found.SupervisorId)),
            found.SourceStart,
            found.SourceEnd,
            found.SourceDocumentId,
            Text = db.DocumentTexts.Where(text => text.DocumentId == found.SourceDocumentId && text.VersionNumber == (found.SourceVersion ?? 1) && found.SourceStart != null)
                .Select(text => text.PlainText).FirstOrDefault(),
        }).SingleAsync(cancel);
        // Asked for by key: as parts of the statement above they would be looked for among all assignments and documents.
        var kin = await all.Where(other => other.Id == more.ParentId || other.Id == more.ReplacedById || other.ReplacedById == assignment)
            .Select(other => new { other.ReplacedById, Relative = new Relative(other.Id, other.Code, other.Content) }).ToListAsync(cancel);
        Relative? Of(AssignmentId? id) => kin.Find(other => other.Relative.Id == id)?.Relative;
        var source = more.SourceDocumentId is not { } from ? null : await documents.Where(document => document.Id == from)
            .Select(document => new SourceDocument(document.Id, document.TypeName, document.Number, document.Subject)).SingleOrDefaultAsync(cancel);
        // What was written and taken back before it was sent is the assigner's own affair.
        var drafts = db.Scope(user, Permission.ViewDrafts, Party.Assigner);
        var events = await db.AssignmentEvents.Where(found => found.AssignmentId == assignment
                && (found.State != AssignmentState.Draft || drafts.Any(within => within.DescendantId == row.AssignerId)))
            .OrderBy(found => found.At).ThenBy(found => found.Id).ToListAsync(cancel);
        var bodies = events.SelectMany(one => new[] { one.ByOrganisationId, one.LeadId }).OfType<OrganisationId>().Distinct().ToList();
        var names = (await db.OrganisationNames.Where(name => bodies.Contains(name.OrganisationId)).ToListAsync(cancel)).ToLookup(name => name.OrganisationId);
        string? Name(OrganisationId? body, DateTime at) => body is { } id
            ? names[id].FirstOrDefault(name => name.ValidFrom <= Clock.DayOf(at) && Clock.DayOf(at) < name.ValidTo)?.Name : null;
        var files = (await db.Evidence.Where(found => found.AssignmentId == assignment).OrderBy(found => found.Id).ToListAsync(cancel))
            .ToLookup(found => found.EventId, found => new GivenFile(found.Sha256, found.FileName, found.FileSize, found.MediaType, found.Kind, found.HoldsUntil, found.HoldsUntil < today));
        var cooperating = await db.AssignmentCooperations.Where(found => found.AssignmentId == assignment)
            .Join(db.NamesOn(today), found => found.OrganisationId, name => name.OrganisationId, (found, name) => name)
            .OrderBy(name => name.SortKey).ThenBy(name => name.OrganisationId).Select(name => new Body(name.OrganisationId, name.Name)).ToListAsync(cancel);
        var milestones = await db.AssignmentMilestones.Where(found => found.AssignmentId == assignment).OrderBy(found => found.DueDate).ThenBy(found => found.Id)
            .Select(found => new Milestone(found.Id, found.Name, found.DueDate, found.ReachedOn)).ToListAsync(cancel);
        return new Result(row, new Description(more.Origin, more.OriginWords, more.Responsible, more.Recurrence, more.ReportsEvery,
                more.SupervisorId is { } supervisor && more.Supervisor is { } supervisorName ? new Body(supervisor, supervisorName) : null, cooperating),
            more.StartsOn, more.ConfirmedOn, more.ReturnReason, more.AskedReason,
            Cut(more.Text, more.SourceStart, more.SourceEnd) is var passage && (passage ?? (object?)source) is not null
                ? new Source(source, more.SourceStart, more.SourceEnd, passage)
                : null,
            new Kin(Of(more.ParentId), Of(more.ReplacedById), kin.Find(other => other.ReplacedById == assignment)?.Relative, more.Parts), milestones,
            events.ConvertAll(one => new Event(
                one.Act, one.ByName, one.ForName, Name(one.ByOrganisationId, one.At), one.At, one.Note, Name(one.LeadId, one.At), one.DueDate,
                one.On, one.Percent, one.AskedDueDate, files[one.Id].ToList())),
            [.. Acts(row, more.Rights)], more.Rights.GivesParts && AssignmentStates.WithLead.Contains(row.State));
    }

    // In memory: the offsets are UTF-16 code units, and databases count otherwise.
    private static string? Cut(string? text, int? start, int? end) =>
        text is not null && start is >= 0 && end >= start && end <= text.Length ? text[start.Value..end.Value] : null;

    /// <param name="Reports">For the lead.</param>
    /// <param name="Confirms">For the assigner.</param>
    /// <param name="Assigns">For the assigner.</param>
    /// <param name="GivesParts">In the name of the lead.</param>
    /// <param name="Supervises">For the supervisor.</param>
    private sealed record Rights(bool Reports, bool Confirms, bool Assigns, bool GivesParts, bool Supervises);

    private static IEnumerable<AssignmentAct> Acts(AssignmentRow row, Rights rights)
    {
        var (isWithLead, isOpen) = (AssignmentStates.WithLead.Contains(row.State), AssignmentStates.Open.Contains(row.State));
        if (rights.Reports && isWithLead)
        {
            if (row.State == AssignmentState.Assigned)
            {
                yield return AssignmentAct.Accepted;
                yield return AssignmentAct.Declined;
                if (row.ReceivedOn is null)
                    yield return AssignmentAct.Received;
            }

            yield return AssignmentAct.ReportedDone;
            yield return AssignmentAct.Progressed;
            if (row is { DueDate: not null, AskedDueDate: null })
                yield return AssignmentAct.ExtensionAsked;
        }

        if (rights.Confirms)
        {
            if (row.State == AssignmentState.ReportedDone)
            {
                yield return AssignmentAct.Confirmed;
                yield return AssignmentAct.Returned;
            }

            if (row.AskedDueDate is not null)
                yield return AssignmentAct.ExtensionRefused;
            if (row.DueDate is not null && isOpen)
                yield return AssignmentAct.ExtensionGranted;
            if (row.State == AssignmentState.Confirmed)
                yield return AssignmentAct.Reopened;
        }

        if (rights.Assigns)
        {
            if (row.State is AssignmentState.Draft or AssignmentState.Declined)
                yield return AssignmentAct.Assigned;
            if (row.State == AssignmentState.Draft)
            {
                yield return AssignmentAct.Corrected;
                yield return AssignmentAct.Withdrawn;
            }

            if (isOpen)
                yield return AssignmentAct.Cancelled;
            if (isWithLead)
                yield return AssignmentAct.Suspended;
            if (row.State == AssignmentState.Suspended)
                yield return AssignmentAct.Resumed;
            if (isOpen || row.State == AssignmentState.Draft)
                yield return AssignmentAct.Described;
        }

        if ((rights.Confirms || rights.Supervises) && isWithLead)
            yield return AssignmentAct.Urged;
        if ((rights.Reports && isWithLead) || (rights.Assigns && (isOpen || row.State == AssignmentState.Draft)))
            yield return AssignmentAct.MilestonePlanned;
    }
}
