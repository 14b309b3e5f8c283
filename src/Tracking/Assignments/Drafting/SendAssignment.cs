using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments.Drafting;

/// <summary>Sends a draft to its lead organisation, which must stand within the sender's reach.</summary>
public sealed class SendAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="StartsOn">Null: today, or the later day that the draft says.</param>
    public sealed record Input(AssignmentId Assignment, int Version, OrganisationId? Lead, [Longest(Assignment.LongestProduct)] string? Product, DateOnly? Due, DateOnly? StartsOn = null);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, Permission.AssignWork, input.Assignment, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        if (input.Lead is not { } lead)
            return AssignmentRefusals.LeadMissing;
        if (!await db.AddressableAsync(user, lead, cancel))
            return AssignmentRefusals.LeadOutOfReach;
        if (assignment.Assign(lead, input.Product, input.StartsOn ?? (assignment.StartsOn > user.Today ? assignment.StartsOn.Value : user.Today), input.Due, by) is { } refusal)
            return refusal;
        return await db.SaveActAsync(assignment.Id, cancel);
    }
}
