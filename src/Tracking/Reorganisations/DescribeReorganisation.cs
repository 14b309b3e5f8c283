using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Gives a prepared act another title, day or basis.</summary>
public sealed class DescribeReorganisation(TrackingDb db, CurrentUser user)
{
    public sealed record Input(
        ReorganisationId Reorganisation, int Version, [Longest(Reorganisation.LongestTitle)] string? Title, DateOnly Day,
        [Longest(OrganisationSuccession.LongestBasis), MarkNotAsked(MarkNotAskedAttribute.Citing)] string? Basis);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, input.Reorganisation, input.Version, cancel);
        return opened.Refusal ?? opened.Value.Describe(input.Title, input.Day, input.Basis) ?? await db.SaveActAsync(cancel);
    }
}
