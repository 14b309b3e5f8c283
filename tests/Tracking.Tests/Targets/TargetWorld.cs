using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Reporting;
using DonDoc.Tracking.Targets.Setting;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Targets;

/// <summary>What tests of targets do again and again.</summary>
internal static class TargetWorld
{
    /// <summary>The city wants 80 per cent; the department and the ward are to reach it, and the city's value is made of theirs.</summary>
    public static async Task<TargetId> SetAsync(World world, TargetAggregation aggregation = TargetAggregation.Sum, TargetTerms? terms = null, decimal? plan = 80)
    {
        var period = LastYear(world).Key;
        return await DoAsync(world, db => new SetTarget(db, world.Head, world.Clock).RunAsync(new([new(
            terms ?? new TargetTerms("Tỷ lệ hồ sơ trực tuyến", "%"), null, [world.Works, world.Ward], world.HaiPhong, aggregation, plan is null ? null : [new(period, plan, Words: $"≥ {plan}")])]))) is { } made
            ? made.Value[0] : throw new InvalidOperationException();
    }

    public static TargetPeriod LastYear(World world) => TargetPeriod.LastOver(TargetFrequency.Yearly, world.Today);

    public static Task<ShowTarget.Result> ShowAsync(World world, CurrentUser by, TargetId id) =>
        DoAsync(world, async db => (await new ShowTarget(db, by).RunAsync(new(id))).Value);

    public static async Task<ShowTarget.Line> LineAsync(World world, TargetId id, OrganisationId of) => (await ShowAsync(world, world.Head, id)).Lines.Single(line => line.Organisation.Id == of);

    public static async Task<Refusal?> EnterAsync(World world, CurrentUser by, TargetLineId line, decimal? value, string? period = null, bool submit = true, string? source = "Báo cáo số 12/BC-SXD", string? note = null,
        bool nothingArose = false, string? words = null, bool? isMet = null, IReadOnlyList<StoredFile>? files = null, int? seen = null) =>
        await DoAsync(world, db => new EnterFigures(db, by, world.Clock).RunAsync(new([new(line, period ?? LastYear(world).Key, value, words, isMet, nothingArose, source, note, seen)], submit, files)));

    public static async Task<Refusal?> AcceptAsync(World world, CurrentUser by, TargetId id, OrganisationId of, bool? judged = null, string? period = null)
    {
        var latest = (await LineAsync(world, id, of)).Row.Cells.Single(cell => cell.Period == (period ?? LastYear(world).Key)).Latest!;
        return await DoAsync(world, db => new AcceptFigures(db, by, world.Clock).RunAsync(new(id, [new(latest.Id, latest.Version, judged)])));
    }

    public static async Task<T> DoAsync<T>(World world, Func<TrackingDb, Task<T>> act)
    {
        await using var db = world.Open();
        return await act(db);
    }
}
