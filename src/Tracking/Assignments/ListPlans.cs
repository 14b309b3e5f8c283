using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

/// <summary>From when and over which steps the work of assignments goes: for those who look at them along the time.</summary>
public sealed class ListPlans(TrackingDb db, CurrentUser user)
{
    public sealed record Step(string Name, DateOnly Due, DateOnly? ReachedOn);

    /// <param name="StartsOn">Null where it was never told.</param>
    public sealed record Plan(DateOnly? StartsOn, IReadOnlyList<Step> Steps);

    /// <summary>Of those that the person sees.</summary>
    public async Task<IReadOnlyDictionary<AssignmentId, Plan>> RunAsync(IReadOnlyList<AssignmentId> ids, CancellationToken cancel = default)
    {
        var rows = await db.Assignments.VisibleTo(user, db, byKey: true).Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.StartsOn }).ToListAsync(cancel);
        var seen = rows.ConvertAll(row => row.Id);
        var steps = (await db.AssignmentMilestones.Where(row => seen.Contains(row.AssignmentId)).OrderBy(row => row.DueDate)
            .Select(row => new { row.AssignmentId, Step = new Step(row.Name, row.DueDate, row.ReachedOn) }).ToListAsync(cancel)).ToLookup(row => row.AssignmentId, row => row.Step);
        return rows.ToDictionary(row => row.Id, row => new Plan(row.StartsOn, [.. steps[row.Id]]));
    }
}
