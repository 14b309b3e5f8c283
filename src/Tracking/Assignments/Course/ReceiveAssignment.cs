using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Course;

/// <summary>The lead's side tells that it has it, before it says whether it takes it on.</summary>
public sealed class ReceiveAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(AssignmentId Assignment, int Version);

    public Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default) =>
        db.ActAsync(user, clock, Permission.ReportWork, input.Assignment, input.Version, input, (assignment, by) => assignment.Receive(by), cancel);
}
