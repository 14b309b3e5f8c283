using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>Gives an organisation a new name from a day on, past or future; what was before keeps the old one.</summary>
public sealed class RenameOrganisation(TrackingDb db, CurrentUser user)
{
    /// <param name="OnlyCheck">Everything is looked at and nothing is saved: for the question before the act.</param>
    public sealed record Input(OrganisationId Organisation, int Version, [Longest(Organisation.LongestName)] string Name, DateOnly Day, bool OnlyCheck = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (!await db.ReachesAsync(user, Permission.ManageOrganisations, input.Organisation, cancel))
            return OrganisationRefusals.NotFound;
        var organisation = await db.Organisations.AsSplitQuery()
            .Include(row => row.Names).Include(row => row.Aliases).SingleAsync(row => row.Id == input.Organisation, cancel);
        if (organisation.Version != input.Version)
            return OrganisationRefusals.ChangedMeanwhile;
        if (organisation.Rename(input.Name, input.Day) is { } refusal)
            return refusal;
        if (input.OnlyCheck)
        {
            db.ChangeTracker.Clear();
            return null;
        }

        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : OrganisationRefusals.ChangedMeanwhile;
    }
}
