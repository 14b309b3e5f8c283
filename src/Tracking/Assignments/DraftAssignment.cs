using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments;

/// <summary>Writes an assignment down by hand; it is sent by <see cref="SendAssignment"/>.</summary>
public sealed class DraftAssignment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Assigner">Who asks and will confirm; the user's own organisation where null.</param>
    public sealed record Input(string Content, OrganisationId? Assigner = null, OrganisationId? Supervisor = null);

    public async Task<Outcome<AssignmentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var assigner = input.Assigner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.AssignWork, assigner, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var codes = await db.TakeCodesAsync(assigner, user.Today.Year, 1, cancel);
        var drafted = Assignment.Draft(
            codes[0], input.Content, assigner, input.Supervisor, AssignmentOrigin.ByHand, null, Actor.Of(user, clock));
        if (drafted.IsRefused)
            return drafted.Refusal!;
        db.Add(drafted.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return drafted.Value.Id;
    }
}
