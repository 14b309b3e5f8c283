using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>A bottleneck as every list shows it.</summary>
/// <param name="HoldsUp">Of the assignments that it holds up those that the user sees, by code.</param>
public sealed record BottleneckRow(
    BottleneckId Id, string Code, string Kind, BottleneckSeverity Severity, string Hinders, BottleneckState State, OrganisationId RaiserId, string RaiserName, OrganisationId ResolverId,
    string ResolverName, DateOnly RaisedOn, DateOnly? EndedOn, Ageing Age, IReadOnlyList<BottleneckRow.HeldUp> HoldsUp, int Version)
{
    public sealed record HeldUp(AssignmentId Id, string Code);

    public bool IsOpen => EndedOn is null;
}

internal static class BottleneckRows
{
    /// <summary>Rows of bottlenecks that were seen, in their order: names, ages and what they hold up are asked for once for all.</summary>
    public static async Task<IReadOnlyList<BottleneckRow>> RowsAsync(this TrackingDb db, CurrentUser user, IReadOnlyList<Bottleneck> seen, CancellationToken cancel)
    {
        if (seen.Count == 0)
            return [];
        var ids = seen.Select(row => row.Id).ToList();
        var names = await db.LastNamesAsync(seen.SelectMany(row => new[] { row.RaiserId, row.ResolverId }), cancel);
        var held = (await db.Assignments.VisibleTo(user, db).Join(db.BottleneckHolds.Where(hold => ids.Contains(hold.BottleneckId)), row => row.Id, hold => hold.AssignmentId,
            (row, hold) => new { hold.BottleneckId, row.Id, row.Code }).OrderBy(row => row.Code).ToListAsync(cancel)).ToLookup(row => row.BottleneckId, row => new BottleneckRow.HeldUp(row.Id, row.Code));
        return [.. seen.Select(row => new BottleneckRow(
            row.Id, row.Code, row.Kind, row.Severity, row.Hinders, row.State, row.RaiserId, names.GetValueOrDefault(row.RaiserId, ""), row.ResolverId, names.GetValueOrDefault(row.ResolverId, ""),
            row.RaisedOn, row.EndedOn, AgeingRule.On(user.Today, row.RaisedOn, row.ResolverSince, row.WaitsUntil, row.EndedOn), [.. held[row.Id]], row.Version))];
    }
}
