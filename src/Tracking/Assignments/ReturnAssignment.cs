using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>The assigner's side gives a report back with the reason; the lead works on.</summary>
public sealed class ReturnAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, Permission.ConfirmWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        if (assignment.Return(input.Reason, by) is { } refusal)
            return refusal;
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
