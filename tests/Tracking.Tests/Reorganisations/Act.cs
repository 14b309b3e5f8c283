using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Reorganisations;

/// <summary>An act in the small country, prepared by its administrator.</summary>
internal sealed class Act
{
    private readonly World world;

    private Act(World world, ReorganisationId id) => (this.world, Id) = (world, id);

    public const string Basis = "Quyết định số 12-QĐ/TW";

    public ReorganisationId Id { get; }

    public static async Task<Act> PrepareAsync(World world, DateOnly? day, params ReorganisationLine[] lines)
    {
        await using var db = world.Open();
        return new Act(world, (await new PrepareReorganisation(db, world.Administrator, world.Clock).RunAsync(new("Sắp xếp", day ?? world.Today, Basis, lines))).Value);
    }

    public async Task<ShowReorganisation.Result> ShowAsync(CurrentUser? by = null)
    {
        await using var db = world.Open();
        return (await new ShowReorganisation(db, by ?? world.Administrator).RunAsync(new(Id))).Value;
    }

    /// <summary>What is wrong, by line.</summary>
    public async Task<IReadOnlyList<(int Place, string Code)>> WrongAsync() =>
        [.. (await ShowAsync()).Lines.SelectMany(line => line.Wrong.Select(refusal => (line.Place, refusal.Code)))];

    public async Task<Outcome<ReorganiseOrganisations.Result>> CarryOutAsync(int? version = null)
    {
        var seen = version ?? (await ShowAsync()).Version;
        await using var db = world.Open();
        return await new ReorganiseOrganisations(db, world.Administrator, world.Clock).RunAsync(new(Id, seen));
    }
}
