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
        AssignmentRow Row, string? SupervisorName, DateOnly? StartsOn, DateOnly? ConfirmedOn, string? ReturnReason,
        Source? From, IReadOnlyList<Event> History, IReadOnlyList<AssignmentAct> Acts);

    /// <param name="Document">Null where this user may not open it.</param>
    /// <param name="Passage">The words of the document where the assignment stands: who sees the assignment may know why it was given.</param>
    public sealed record Source(SourceDocument? Document, int? Start, int? End, string? Passage);

    public sealed record SourceDocument(DocumentId Id, string TypeName, string? Number, string Subject);

    /// <param name="ForName">Thay mặt: for whom a deputy did it.</param>
    /// <param name="ByOrganisation">For whom it was done, by its name on that day; null where that was not kept.</param>
    /// <param name="LeadName">Who was to do it after this act, by its name on that day.</param>
    /// <param name="DueDate">The due date after this act.</param>
    public sealed record Event(
        AssignmentAct Act, string ByName, string? ForName, string? ByOrganisation, DateTime At, string? Note, string? LeadName, DateOnly? DueDate,
        IReadOnlyList<StoredFile> Files);

    public async Task<Outcome<Result>> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var today = user.Today;
        var visible = db.Assignments.VisibleTo(user, db).Where(row => row.Id == assignment);
        var row = await visible.Rows(db, TimelinessRule.For(user, options), today).SingleOrDefaultAsync(cancel);
        if (row is null)
            return AssignmentRefusals.NotFound;
        var documents = db.Documents.VisibleTo(user, db);
        var more = await visible.Select(found => new
        {
            found.StartsOn,
            found.ConfirmedOn,
            found.ReturnReason,
            Supervisor = db.NamesOn(today).Where(name => name.OrganisationId == found.SupervisorId).Select(name => name.Name).FirstOrDefault(),
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
                && ((found.Act != AssignmentAct.Drafted && found.Act != AssignmentAct.Corrected) || drafts.Any(within => within.DescendantId == row.AssignerId)))
            .OrderBy(found => found.At).ThenBy(found => found.Id).ToListAsync(cancel);
        var bodies = events.SelectMany(one => new[] { one.ByOrganisationId, one.LeadId }).OfType<OrganisationId>().Distinct().ToList();
        var names = (await db.OrganisationNames.Where(name => bodies.Contains(name.OrganisationId)).ToListAsync(cancel)).ToLookup(name => name.OrganisationId);
        string? Name(OrganisationId? body, DateTime at) => body is { } id
            ? names[id].FirstOrDefault(name => name.ValidFrom <= Clock.DayOf(at) && Clock.DayOf(at) < name.ValidTo)?.Name : null;
        var files = (await db.Evidence.Where(found => found.AssignmentId == assignment).OrderBy(found => found.Id).ToListAsync(cancel))
            .ToLookup(found => found.EventId, found => new StoredFile(found.Sha256, found.FileName, found.FileSize, found.MediaType));
        return new Result(row, more.Supervisor, more.StartsOn, more.ConfirmedOn, more.ReturnReason,
            Cut(more.Text, more.SourceStart, more.SourceEnd) is var passage && (passage ?? (object?)more.Source) is not null
                ? new Source(more.Source, more.SourceStart, more.SourceEnd, passage)
                : null,
            events.ConvertAll(one => new Event(
                one.Act, one.ByName, one.ForName, Name(one.ByOrganisationId, one.At), one.At, one.Note, Name(one.LeadId, one.At), one.DueDate, files[one.Id].ToList())),
            await ActsAsync(row, cancel));
    }

    // In memory: the offsets are UTF-16 code units, and databases count otherwise.
    private static string? Cut(string? text, int? start, int? end) =>
        text is not null && start is >= 0 && end >= start && end <= text.Length ? text[start.Value..end.Value] : null;

    private async Task<IReadOnlyList<AssignmentAct>> ActsAsync(AssignmentRow row, CancellationToken cancel)
    {
        switch (row.State)
        {
            case AssignmentState.Draft when await db.ReachesAsync(user, Permission.AssignWork, row.AssignerId, cancel):
                return [AssignmentAct.Assigned, AssignmentAct.Corrected, AssignmentAct.Withdrawn];
            case AssignmentState.Assigned or AssignmentState.Returned
                when row.LeadId is { } lead && await db.ReachesAsync(user, Permission.ReportWork, lead, cancel):
                return [AssignmentAct.ReportedDone];
            case AssignmentState.ReportedDone when await db.ReachesAsync(user, Permission.ConfirmWork, row.AssignerId, cancel):
                return [AssignmentAct.Confirmed, AssignmentAct.Returned];
            default:
                return [];
        }
    }
}
