using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>Withdraws an assignment that was not sent, with a reason; it stays readable on the assigner's side.</summary>
public sealed class WithdrawDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestNote)] string? Reason);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Withdraw(input.Reason, by), cancel);
}
