using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments;

/// <summary>Withdraws an assignment that was not sent, with a reason; it stays readable on the assigner's side.</summary>
public sealed class WithdrawDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        if (assignment.Withdraw(input.Reason, by) is { } refusal)
            return refusal;
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
