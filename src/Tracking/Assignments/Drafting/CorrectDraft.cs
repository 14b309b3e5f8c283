using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>Corrects what is written down of an assignment that was not sent yet.</summary>
public sealed class CorrectDraft(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Lead">Proposed; must stand within the user's reach. Null: not known yet.</param>
    public sealed record Input(AssignmentId Assignment, int Version, [Longest(Assignment.LongestContent)] string? Content, OrganisationId? Lead, [Longest(Assignment.LongestProduct)] string? Product, DateOnly? Due);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        if (input.Lead is { } lead && !await db.AddressableAsync(user, lead, cancel))
            return AssignmentRefusals.LeadOutOfReach;
        if (assignment.Correct(input.Content, input.Lead, input.Product, assignment.StartsOn ?? user.Today, input.Due, by) is { } refusal)
            return refusal;
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
