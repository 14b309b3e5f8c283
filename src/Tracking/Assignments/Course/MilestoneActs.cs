using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Course;

internal static class MilestoneActs
{
    /// <summary>The lead's side plans its own way; before it is sent, and wherever one does not report for the lead, the assigner's side does.</summary>
    public static async Task<Refusal?> PlanAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, AssignmentId id, int version, object input,
        Func<Assignment, Actor, Refusal?> verb, CancellationToken cancel)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var lead = await db.Assignments.VisibleTo(user, db, byKey: true).Where(row => row.Id == id && row.State != AssignmentState.Draft).Select(row => row.LeadId)
            .SingleOrDefaultAsync(cancel);
        var permission = lead is { } body && await db.ReachesAsync(user, Permission.ReportWork, body, cancel) ? Permission.ReportWork : Permission.AssignWork;
        return await db.ActAsync(user, clock, permission, id, version, input, verb, cancel, query => query.Include(row => row.Milestones));
    }
}
