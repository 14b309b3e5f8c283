using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Inspections;

/// <summary>The requirement of an engagement that an assignment follows up; null where it came from elsewhere.</summary>
public sealed class FindRequirement(TrackingDb db, CurrentUser user)
{
    public sealed record Result(EngagementId Engagement, EngagementKind Kind, string? Number, string Title, string Content);

    public Task<Result?> RunAsync(AssignmentId assignment, CancellationToken cancel = default) =>
        db.Engagements.VisibleTo(user, db)
            .Join(db.Requirements.Where(row => row.AssignmentId == assignment), row => row.Id, row => row.EngagementId,
                (engagement, requirement) => new Result(engagement.Id, engagement.Kind, engagement.Number, engagement.Title, requirement.Content))
            .SingleOrDefaultAsync(cancel);
}
