using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>The requirement of an engagement that an assignment follows up; null where it came from elsewhere.</summary>
public sealed class FindRequirement(TrackingDb db, CurrentUser user)
{
    /// <param name="HeldOn">Day of the session in which it was asked.</param>
    /// <param name="Engagement">Null where this user sees the assignment only.</param>
    public sealed record Result(EngagementKind Kind, DateOnly? HeldOn, Origin? Engagement);

    public sealed record Origin(EngagementId Id, string? Number, string Title);

    public Task<Result?> RunAsync(AssignmentId assignment, CancellationToken cancel = default)
    {
        var visible = db.Engagements.VisibleTo(user, db);
        return db.Requirements
            .Where(row => row.AssignmentId == assignment && db.Assignments.VisibleTo(user, db, byKey: true).Any(seen => seen.Id == assignment))
            .Join(db.Engagements, row => row.EngagementId, engagement => engagement.Id, (row, engagement) => new Result(engagement.Kind,
                db.Sessions.Where(session => session.Id == row.SessionId).Select(session => session.HeldOn).FirstOrDefault(),
                visible.Where(seen => seen.Id == engagement.Id).Select(seen => new Origin(seen.Id, seen.Number, seen.Title)).FirstOrDefault()))
            .SingleOrDefaultAsync(cancel);
    }
}
