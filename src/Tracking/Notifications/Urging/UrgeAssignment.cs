using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>
/// The assigner's or the supervisor's side urges the lead with words of its own, once a day: an act in the history of the assignment, and a notice in the inboxes of
/// the lead. Saves the assignment besides what is this module's own.
/// </summary>
public sealed class UrgeAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As the user saw it.</param>
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Notice.LongestWords)] string? Words);

    /// <param name="Readers">How many people of the lead got it; 0: there is nobody to tell.</param>
    public sealed record Result(int Readers);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var assignment = await db.Assignments.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Assignment, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        var sides = new[] { assignment.AssignerId, assignment.SupervisorId }.OfType<OrganisationId>().ToList();
        var scope = db.Scope(user, Permission.ConfirmWork);
        if (await scope.Where(within => sides.Contains(within.DescendantId)).Select(within => (OrganisationId?)within.DescendantId).FirstOrDefaultAsync(cancel) is not { } side)
            return AssignmentRefusals.NotAllowed;
        if (assignment.Version != input.Version)
            return await db.ChangedMeanwhileAsync(assignment.Id, cancel);
        var today = user.Today;
        if (await db.Notices.AnyAsync(row => row.AssignmentId == assignment.Id && row.Kind == NoticeKind.ByHand && row.Basis == today, cancel))
            return NotificationRefusals.UrgedToday;
        db.Under = Permission.ConfirmWork;
        var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.ConfirmWork, side, cancel));
        if (assignment.Urge(input.Words, by) is { } refusal)
            return refusal;
        var lead = assignment.LeadId!.Value;
        var readers = new NoticeReaders(db, today);
        await readers.LoadAsync([lead], cancel);
        var told = readers.Of(lead, NoticeKind.ByHand, NoticeLevel.Own);
        var notice = new Notice(
            new PlannedNotice(NoticeKind.ByHand, assignment.Id.Value, today, 0, lead, lead, Assignment: assignment.Id), told.Count, today, by.At, input.Words!.Trim(), by);
        db.Add(notice);
        db.AddRange(told.Select(account => new NoticeCopy(notice, account)));
        return await db.SaveActAsync(assignment.Id, cancel) is { } second ? second : new Result(told.Count);
    }
}
