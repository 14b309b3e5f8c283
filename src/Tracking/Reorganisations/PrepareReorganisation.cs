using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Begins an act: its title, day and basis, with or without lines. Nothing changes by it.</summary>
public sealed class PrepareReorganisation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Basis">The decision it rests on, by number or in words.</param>
    public sealed record Input(
        [Longest(Reorganisation.LongestTitle)] string? Title, DateOnly Day,
        [Longest(OrganisationSuccession.LongestBasis), MarkNotAsked(MarkNotAskedAttribute.Citing)] string? Basis, IReadOnlyList<ReorganisationLine>? Lines = null);

    public async Task<Outcome<ReorganisationId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (user.OwnRoots(Permission.ManageOrganisations) is not [var top, ..])
            return ReorganisationRefusals.NotFound;
        db.Under = Permission.ManageOrganisations;
        var owner = await db.ReachesAsync(user, Permission.ManageOrganisations, user.Home, cancel) ? user.Home : top;
        var prepared = Reorganisation.Prepare(owner, input.Title, input.Day, input.Basis, Actor.Of(user, clock));
        if (prepared.IsRefused)
            return prepared.Refusal!;
        if (input.Lines is { } lines && prepared.Value.Write([.. lines.Select(line => line.Trimmed())]) is { } refusal)
            return refusal;
        db.Add(prepared.Value);
        await db.SaveChangesAsync(cancel);
        return prepared.Value.Id;
    }
}
