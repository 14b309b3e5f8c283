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
    public sealed record Result(
        AssignmentRow Row, Description Said, DateOnly? StartsOn, DateOnly? ConfirmedOn, string? ReturnReason, string? AskedReason,
        Source? From, Kin Kin, IReadOnlyList<Milestone> Milestones, IReadOnlyList<Event> History, IReadOnlyList<AssignmentAct> Acts);

    /// <param name="OriginWords">The meeting, the table, where one is behind it.</param>
    /// <param name="Responsible">In the lead, by position.</param>
    public sealed record Description(
        AssignmentOrigin Origin, string? OriginWords, string? Responsible, Recurrence Recurrence, Body? Supervisor, IReadOnlyList<Body> Cooperating);

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
        DateOnly On, int? Percent, DateOnly? AskedDueDate, IReadOnlyList<StoredFile> Files);

    public async Task<Outcome<Result>> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var today = user.Today;
        var visible = db.Assignments.VisibleTo(user, db).Where(row => row.Id == assignment);
        var row = await visible.Rows(db, TimelinessRule.For(user, options), today).SingleOrDefaultAsync(cancel);
        if (row is null)
            return AssignmentRefusals.NotFound;
        var documents = db.Documents.VisibleTo(user, db);
        var all = db.Assignments.VisibleTo(user, db);
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
            Supervisor = db.NamesOn(today).Where(name => name.OrganisationId == found.SupervisorId).Select(name => new Body(name.OrganisationId, name.Name)).FirstOrDefault(),
            Parent = all.Where(other => other.Id == found.ParentId).Select(other => new Relative(other.Id, other.Code, other.Content)).FirstOrDefault(),
            ReplacedBy = all.Where(other => other.Id == found.ReplacedById).Select(other => new Relative(other.Id, other.Code, other.Content)).FirstOrDefault(),
            Replaces = all.Where(other => other.ReplacedById == found.Id).Select(other => new Relative(other.Id, other.Code, other.Content)).FirstOrDefault(),
            Parts = all.Count(other => other.ParentId == found.Id),
            found.SourceStart,
            found.SourceEnd,
            Source = documents.Where(document => document.Id == found.SourceDocumentId)
                .Select(document => new SourceDocument(document.Id, document.TypeName, document.Number, document.Subject)).FirstOrDefault(),
            Text = db.DocumentTexts.Where(text => text.DocumentId == found.SourceDocumentId && text.VersionNumber == (found.SourceVersion ?? 1) && found.SourceStart != null)
                .Select(text => text.PlainText).FirstOrDefault(),
        }).SingleAsync(cancel);
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
            .ToLookup(found => found.EventId, found => new StoredFile(found.Sha256, found.FileName, found.FileSize, found.MediaType));
        var cooperating = await db.AssignmentCooperations.Where(found => found.AssignmentId == assignment)
            .Join(db.NamesOn(today), found => found.OrganisationId, name => name.OrganisationId, (found, name) => name)
            .OrderBy(name => name.SortKey).ThenBy(name => name.OrganisationId).Select(name => new Body(name.OrganisationId, name.Name)).ToListAsync(cancel);
        var milestones = await db.AssignmentMilestones.Where(found => found.AssignmentId == assignment).OrderBy(found => found.DueDate).ThenBy(found => found.Id)
            .Select(found => new Milestone(found.Id, found.Name, found.DueDate, found.ReachedOn)).ToListAsync(cancel);
        return new Result(row, new Description(more.Origin, more.OriginWords, more.Responsible, more.Recurrence, more.Supervisor, cooperating),
            more.StartsOn, more.ConfirmedOn, more.ReturnReason, more.AskedReason,
            Cut(more.Text, more.SourceStart, more.SourceEnd) is var passage && (passage ?? (object?)more.Source) is not null
                ? new Source(more.Source, more.SourceStart, more.SourceEnd, passage)
                : null,
            new Kin(more.Parent, more.ReplacedBy, more.Replaces, more.Parts), milestones,
            events.ConvertAll(one => new Event(
                one.Act, one.ByName, one.ForName, Name(one.ByOrganisationId, one.At), one.At, one.Note, Name(one.LeadId, one.At), one.DueDate,
                one.On, one.Percent, one.AskedDueDate, files[one.Id].ToList())),
            await ActsAsync(row, cancel));
    }

    // In memory: the offsets are UTF-16 code units, and databases count otherwise.
    private static string? Cut(string? text, int? start, int? end) =>
        text is not null && start is >= 0 && end >= start && end <= text.Length ? text[start.Value..end.Value] : null;

    private async Task<IReadOnlyList<AssignmentAct>> ActsAsync(AssignmentRow row, CancellationToken cancel)
    {
        var acts = new List<AssignmentAct>();
        if (AssignmentStates.WithLead.Contains(row.State) && row.LeadId is { } lead && await db.ReachesAsync(user, Permission.ReportWork, lead, cancel))
        {
            if (row.State == AssignmentState.Assigned)
                acts.AddRange(row.ReceivedOn is null ? [AssignmentAct.Accepted, AssignmentAct.Declined, AssignmentAct.Received] : [AssignmentAct.Accepted, AssignmentAct.Declined]);
            acts.AddRange([AssignmentAct.ReportedDone, AssignmentAct.Progressed, AssignmentAct.MilestonePlanned]);
            if (row is { DueDate: not null, AskedDueDate: null })
                acts.Add(AssignmentAct.ExtensionAsked);
        }

        if (await db.ReachesAsync(user, Permission.ConfirmWork, row.AssignerId, cancel))
        {
            if (row.State == AssignmentState.ReportedDone)
                acts.AddRange([AssignmentAct.Confirmed, AssignmentAct.Returned]);
            if (row.AskedDueDate is not null)
                acts.Add(AssignmentAct.ExtensionRefused);
            if (row.DueDate is not null && AssignmentStates.Open.Contains(row.State))
                acts.Add(AssignmentAct.ExtensionGranted);
            if (row.State == AssignmentState.Confirmed)
                acts.Add(AssignmentAct.Reopened);
        }

        if (AssignmentStates.Ended.Contains(row.State) || !await db.ReachesAsync(user, Permission.AssignWork, row.AssignerId, cancel))
            return acts;
        if (row.State is AssignmentState.Draft or AssignmentState.Declined)
            acts.Add(AssignmentAct.Assigned);
        if (row.State == AssignmentState.Draft)
            acts.AddRange([AssignmentAct.Corrected, AssignmentAct.Withdrawn]);
        else
            acts.Add(AssignmentAct.Cancelled);
        if (AssignmentStates.WithLead.Contains(row.State))
            acts.Add(AssignmentAct.Suspended);
        if (row.State == AssignmentState.Suspended)
            acts.Add(AssignmentAct.Resumed);
        acts.Add(AssignmentAct.Described);
        if (!acts.Contains(AssignmentAct.MilestonePlanned))
            acts.Add(AssignmentAct.MilestonePlanned);
        return acts;
    }
}
