using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>Records a new organisation under a superior.</summary>
public sealed class FoundOrganisation(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Founded">First day; null where it existed before the records begin.</param>
    public sealed record Input(
        [Longest(Organisation.LongestCode)] string Code, [Longest(Organisation.LongestName)] string Name, OrganisationLevel Level, OrganisationType Type, OrganisationId Parent, DateOnly? Founded = null,
        [Longest(Organisation.LongestField)] string? Field = null, [Longest(Organisation.LongestCode)] string? UnitCode = null,
        [Longest(Organisation.LongestName)] IReadOnlyList<string>? Aliases = null);

    public async Task<Outcome<OrganisationId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (string.IsNullOrWhiteSpace(input.Code))
            return OrganisationRefusals.CodeMissing;
        if (string.IsNullOrWhiteSpace(input.Name))
            return OrganisationRefusals.NameMissing;
        if (!await db.ReachesAsync(user, Permission.ManageOrganisations, input.Parent, cancel))
            return OrganisationRefusals.ParentNotFound;

        var tree = await db.OrganisationTree.SingleAsync(cancel);
        var day = input.Founded ?? user.Today;
        if (!await db.Organisations.ExistingOn(day).AnyAsync(row => row.Id == input.Parent, cancel))
            return OrganisationRefusals.ParentDoesNotExistThen;
        if (await db.Organisations.AnyAsync(row => row.Code == input.Code.Trim(), cancel))
            return OrganisationRefusals.CodeTaken;

        var organisation = new Organisation(input.Code.Trim(), input.Name.Trim(), input.Level, input.Type, input.Parent, input.Founded)
        {
            Field = input.Field,
            UnitCode = input.UnitCode,
        };
        foreach (var alias in input.Aliases ?? [])
            organisation.KnowAs(alias);
        db.Add(organisation);
        db.AddRange(OrganisationAncestry.OfNew(
            organisation.Id, await db.Ancestry.AsNoTracking().Where(row => row.DescendantId == input.Parent).ToListAsync(cancel)));

        tree.Change(clock.Instant(), from: null);
        return await db.TrySaveAsync(cancel) switch
        {
            SaveResult.Saved => organisation.Id,
            SaveResult.Duplicate => OrganisationRefusals.CodeTaken,
            _ => OrganisationRefusals.ChangedMeanwhile,
        };
    }
}
