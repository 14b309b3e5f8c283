using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Bottlenecks;

/// <summary>What tests of bottlenecks do again and again.</summary>
internal static class BottleneckWorld
{
    public static readonly TrackingOptions Options = new();

    /// <summary>Work that the city gave to its department of works.</summary>
    public static async Task<AssignmentId> GiveAsync(World world, OrganisationId? lead = null, CurrentUser? by = null, IReadOnlyList<OrganisationId>? cooperating = null, string? field = null)
    {
        await using var db = world.Open();
        var made = await new DraftAssignment(db, by ?? world.Head, world.Clock).RunAsync(new(
            "Rà soát quy hoạch cảng biển", lead ?? world.Works, cooperating ?? [], "Báo cáo rà soát", null, world.Today.AddDays(90), new AssignmentDetails(Field: field), Send: true));
        Assert.Null(made.Refusal);
        return made.Value;
    }

    public static RaiseBottleneck.Input Words(params AssignmentId[] held) => new(held, "law", BottleneckSeverity.Stops, "Chưa có quy định về lấn biển", "Hướng dẫn trình tự giao khu vực biển");

    public static async Task<Outcome<BottleneckId>> TryRaiseAsync(World world, CurrentUser by, RaiseBottleneck.Input input)
    {
        await using var db = world.Open();
        var raised = await new RaiseBottleneck(db, by, world.Clock, Options).RunAsync(input);
        Assert.False(raised.IsRefused && db.ChangeTracker.HasChanges());
        return raised;
    }

    public static async Task<BottleneckId> RaiseAsync(World world, AssignmentId held, OrganisationId? resolver = null)
    {
        var raised = await TryRaiseAsync(world, world.WorksOfficer, Words(held) with { Resolver = resolver });
        Assert.Null(raised.Refusal);
        return raised.Value;
    }

    public static async Task<ShowBottleneck.Result> ShowAsync(World world, CurrentUser by, BottleneckId id)
    {
        await using var db = world.Open();
        return (await new ShowBottleneck(db, by, Options).RunAsync(id)).Value;
    }

    public static async Task<bool> SeesAsync(World world, CurrentUser by, BottleneckId id)
    {
        await using var db = world.Open();
        var shown = await new ShowBottleneck(db, by, Options).RunAsync(id);
        Assert.Equal(!shown.IsRefused, (await new ListBottlenecks(db, by).RunAsync(new(Stage: BottleneckStage.Any))).Items.Any(row => row.Id == id));
        return !shown.IsRefused;
    }

    public static async Task<IReadOnlyList<BottleneckId>> ListAsync(World world, CurrentUser by, ListBottlenecks.Input input)
    {
        await using var db = world.Open();
        return [.. (await new ListBottlenecks(db, by).RunAsync(input)).Items.Select(row => row.Id)];
    }

    /// <summary>Does an act on it as it stands.</summary>
    public static async Task<Refusal?> DoAsync(World world, BottleneckId id, Func<TrackingDb, int, Task<Refusal?>> act)
    {
        await using var db = world.Open();
        var version = await db.Bottlenecks.Where(row => row.Id == id).Select(row => row.Version).SingleAsync();
        var refusal = await act(db, version);
        // A verb changes nothing of what it refuses.
        Assert.False(refusal is not null && db.ChangeTracker.HasChanges());
        return refusal;
    }

    public static Task<Refusal?> TakeUpAsync(World world, BottleneckId id, CurrentUser by) => DoAsync(world, id, (db, seen) => new TakeUpBottleneck(db, by, world.Clock).RunAsync(new(id, seen, null)));

    public static Task<Refusal?> AnswerAsync(World world, BottleneckId id, CurrentUser by, string? words = "Áp dụng Nghị định số 11/2021/NĐ-CP") =>
        DoAsync(world, id, (db, seen) => new AnswerBottleneck(db, by, world.Clock).RunAsync(new(id, seen, words)));

    public static Task<Refusal?> ResolveAsync(World world, BottleneckId id, CurrentUser by, string? words = "Đã ban hành Quyết định số 12/QĐ-UBND") =>
        DoAsync(world, id, (db, seen) => new ResolveBottleneck(db, by, world.Clock).RunAsync(new(id, seen, words)));

    public static Task<Refusal?> ConfirmAsync(World world, BottleneckId id, CurrentUser by) => DoAsync(world, id, (db, seen) => new ConfirmBottleneck(db, by, world.Clock).RunAsync(new(id, seen, null)));

    public static Task<Refusal?> SendBackAsync(World world, BottleneckId id, CurrentUser by, string? reason) =>
        DoAsync(world, id, (db, seen) => new SendBackBottleneck(db, by, world.Clock, Options).RunAsync(new(id, seen, reason)));

    public static Task<Refusal?> WithdrawAsync(World world, BottleneckId id, CurrentUser by, string? reason) =>
        DoAsync(world, id, (db, seen) => new WithdrawBottleneck(db, by, world.Clock).RunAsync(new(id, seen, reason)));

    public static Task<Refusal?> ReopenAsync(World world, BottleneckId id, CurrentUser by, string? reason) =>
        DoAsync(world, id, (db, seen) => new ReopenBottleneck(db, by, world.Clock, Options).RunAsync(new(id, seen, reason)));

    public static Task<Refusal?> ForwardAsync(World world, BottleneckId id, CurrentUser by, OrganisationId? to, string? reason = "Thuộc thẩm quyền cấp trên") =>
        DoAsync(world, id, (db, seen) => new ForwardBottleneck(db, by, world.Clock, Options).RunAsync(new(id, seen, to, reason)));
}
