using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations.Units;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// Makes the real tree: central bodies, 34 provinces with their bodies, the Party committee and the People's Committee of each
/// of the 3,321 communes. What is there already, by its code, is left as it is; so it can be run again.
/// A step of setting up, run by the host and the command line, not by a person on a page.
/// </summary>
public sealed class LoadAdministrativeUnits(TrackingDb db, TimeProvider clock)
{
    /// <param name="Communes">False loads the centre and the provinces only.</param>
    /// <param name="Grassroots">How many invented grassroots organisations stand below the communes.</param>
    /// <param name="Seed">The same ones for the same seed.</param>
    /// <param name="Provinces">The first so many only; all where null.</param>
    /// <param name="CommuneCount">Of those provinces so many only, as even over them as it goes; all where null.</param>
    public sealed record Input(bool Communes = true, int Grassroots = 0, int Seed = 1, int? Provinces = null, int? CommuneCount = null);

    /// <param name="Added">Organisations that were not there.</param>
    /// <param name="Root">The Central Committee.</param>
    public sealed record Result(int Added, OrganisationId Root);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var known = await db.Organisations.ToDictionaryAsync(row => row.Code, row => row.Id, StringComparer.Ordinal, cancel);
        var missing = Plan(input).Where(planned => !known.ContainsKey(planned.Code)).ToList();
        if (missing.Count == 0)
            return new Result(0, known[CentralApparatus.Root]);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var tree = await db.OrganisationTree.SingleOrDefaultAsync(cancel);
        if (tree is null)
            db.Add(tree = new OrganisationTree());
        tree.Change(clock.Instant(), from: null);
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return OrganisationRefusals.ChangedMeanwhile;

        var above = await AncestryOfParentsAsync(missing, known, cancel);
        var organisations = new List<Organisation>(missing.Count);
        var ancestry = new List<OrganisationAncestry>(missing.Count * 4);
        foreach (var planned in missing)
        {
            var organisation = Make(planned, planned.Parent is null ? null : known[planned.Parent]);
            organisations.Add(organisation);
            known[planned.Code] = organisation.Id;
            ancestry.AddRange(above[organisation.Id] =
                [.. OrganisationAncestry.OfNew(organisation.Id, planned.Parent is null ? [] : above[known[planned.Parent]])]);
        }

        await db.BulkInsertAsync(organisations, cancel);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Names).ToList(), cancel);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Placements).ToList(), cancel);
        await db.BulkInsertAsync(organisations.SelectMany(row => row.Aliases).ToList(), cancel);
        await db.BulkInsertAsync(ancestry, cancel);
        await db.RecordAsync(new RecordedAct("organisation.loaded")
        {
            Owner = known[CentralApparatus.Root],
            Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["count"] = organisations.Count.ToString(CultureInfo.InvariantCulture) },
        }, cancel);
        await transaction.CommitAsync(cancel);
        return new Result(organisations.Count, known[CentralApparatus.Root]);
    }

    private static IEnumerable<PlannedOrganisation> Plan(Input input)
    {
        var provinces = AdministrativeUnits.Provinces().Take(input.Provinces ?? int.MaxValue).ToList();
        var plan = CentralApparatus.Plan().Concat(provinces.SelectMany(LocalApparatus.Of));
        if (!input.Communes)
            return plan;
        var communes = AdministrativeUnits.Communes().Where(commune => provinces.Exists(province => province.Code == commune.ProvinceCode)).ToList();
        if (input.CommuneCount is { } count && count < communes.Count)
            communes = [.. Enumerable.Range(0, count).Select(number => communes[(int)((long)number * communes.Count / count)])];
        return plan.Concat(communes.SelectMany(LocalApparatus.Of)).Concat(GrassrootsOrganisations.Plan(communes, input.Grassroots, input.Seed));
    }

    private static Organisation Make(PlannedOrganisation planned, OrganisationId? parent)
    {
        var organisation = new Organisation(planned.Code, planned.Name, planned.Level, planned.Type, parent, planned.Founded)
        {
            Rank = planned.Order,
            UnitCode = planned.UnitCode,
            Field = planned.Field,
        };
        foreach (var alias in planned.Aliases)
            organisation.KnowAs(alias);
        return organisation;
    }

    /// <summary>The closure rows of superiors that were in the database before.</summary>
    private async Task<Dictionary<OrganisationId, List<OrganisationAncestry>>> AncestryOfParentsAsync(
        List<PlannedOrganisation> missing, Dictionary<string, OrganisationId> known, CancellationToken cancel)
    {
        var parents = missing.Where(planned => planned.Parent is not null && known.ContainsKey(planned.Parent))
            .Select(planned => known[planned.Parent!]).ToHashSet();
        var rows = new Dictionary<OrganisationId, List<OrganisationAncestry>>();
        foreach (var chunk in parents.Chunk(500))
        {
            foreach (var group in (await db.Ancestry.AsNoTracking().Where(row => chunk.Contains(row.DescendantId)).ToListAsync(cancel))
                         .GroupBy(row => row.DescendantId))
            {
                rows[group.Key] = group.ToList();
            }
        }

        return rows;
    }
}
