using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets.Reckoning;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

internal static class TargetQueries
{
    /// <summary>Seen by the side that set it, and by the sides of those that are to reach it.</summary>
    public static IQueryable<Target> VisibleTo(this IQueryable<Target> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewAssignments))
            return rows;
        var owners = db.Scope(user, Permission.ViewAssignments, Party.Assigner);
        var leads = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        return rows.Where(row => owners.Any(within => within.DescendantId == row.OwnerId)
            || db.TargetLines.Any(line => line.TargetId == row.Id && leads.Any(within => within.DescendantId == line.AnswersId || within.DescendantId == line.OrganisationId)));
    }

    /// <summary>Who sees the side that set the target sees every line; others those of the organisations that they see.</summary>
    public static IQueryable<TargetLine> VisibleTo(this IQueryable<TargetLine> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewAssignments))
            return rows;
        var owners = db.Scope(user, Permission.ViewAssignments, Party.Assigner);
        var leads = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        return rows.Where(row => leads.Any(within => within.DescendantId == row.AnswersId || within.DescendantId == row.OrganisationId)
            || db.Targets.Any(target => target.Id == row.TargetId && owners.Any(within => within.DescendantId == target.OwnerId)));
    }

    /// <summary>Opens a target for an act of the side that set it.</summary>
    /// <param name="version">As the person saw it; null where the act is about a part that has a version of its own.</param>
    public static async Task<Outcome<(Target Target, Actor By)>> OpenAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, Permission permission, TargetId id, int? version, CancellationToken cancel)
    {
        var target = await db.Targets.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (target is null)
            return TargetRefusals.NotFound;
        if (!await db.ReachesAsync(user, permission, target.OwnerId, cancel))
            return TargetRefusals.NotAllowed;
        if (version is not null && target.Version != version)
            return TargetRefusals.ChangedMeanwhile;
        db.Under = permission;
        return (target, Actor.Of(user, clock, await db.OnBehalfOfAsync(user, permission, target.OwnerId, cancel)));
    }

    /// <summary>Opens lines for what the side that answers for them does: all are seen, and all are the user's to act for.</summary>
    public static async Task<Outcome<(Dictionary<TargetLineId, (TargetLine Line, Target Target)> Lines, Actor By)>> OpenLinesAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, IReadOnlyCollection<TargetLineId> ids, CancellationToken cancel)
    {
        var lines = await db.TargetLines.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        if (lines.Count != ids.Count)
            return TargetRefusals.LineNotFound;
        foreach (var answers in lines.Select(line => line.AnswersId).Distinct())
        {
            if (!await db.ReachesAsync(user, Permission.ReportWork, answers, cancel))
                return TargetRefusals.NotAllowed;
        }

        var ofTargets = lines.Select(line => line.TargetId).Distinct().ToList();
        var targets = await db.Targets.VisibleTo(user, db).Where(row => ofTargets.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        db.Under = Permission.ReportWork;
        var by = Actor.Of(user, clock, lines.Count == 0 ? null : await db.OnBehalfOfAsync(user, Permission.ReportWork, lines[0].AnswersId, cancel));
        return (lines.ToDictionary(line => line.Id, line => (line, targets[line.TargetId])), by);
    }

    /// <summary>The last version and the one in force of each value of these lines; the lines were seen.</summary>
    public static Task<List<TargetFigure>> CountingAsync(this TrackingDb db, IReadOnlyCollection<TargetLineId> lines, IReadOnlyCollection<string> periods, CancellationToken cancel) =>
        db.TargetFigures.Where(row => lines.Contains(row.LineId) && periods.Contains(row.Period) && (row.IsLatest || row.IsInForce)).ToListAsync(cancel);

    /// <summary>Compares the actual values of these cells anew with what is planned for them, as they stand in memory.</summary>
    public static void CompareAnew(Target target, IEnumerable<TargetFigure> counting)
    {
        foreach (var cell in counting.GroupBy(figure => (figure.LineId, figure.Period)))
        {
            var plan = cell.FirstOrDefault(figure => figure is { Kind: FigureKind.Plan, IsInForce: true });
            foreach (var actual in cell.Where(figure => figure.Kind == FigureKind.Actual))
                actual.Compare(actual.IsInForce ? TargetRule.IsReached(target.Kind, target.Direction, plan?.What, actual.What, actual.Judged) : null);
        }
    }

    /// <summary>Everything that is computed of targets that were seen; all lines count, also those that the user does not see.</summary>
    public static async Task<Dictionary<TargetId, TargetSheet>> SheetsAsync(this TrackingDb db, IReadOnlyList<Target> targets, DateOnly today, CancellationToken cancel)
    {
        var ids = targets.Select(target => target.Id).ToList();
        var lines = (await db.TargetLines.AsNoTracking().Where(row => ids.Contains(row.TargetId)).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.TargetId);
        var figures = (await db.TargetFigures.AsNoTracking().Where(row => ids.Contains(row.TargetId) && (row.IsLatest || row.IsInForce)).ToListAsync(cancel)).ToLookup(row => row.TargetId);
        var contested = (await db.TargetContests.Where(row => ids.Contains(row.TargetId) && row.State == ContestState.Open).Select(row => row.FigureId).ToListAsync(cancel)).ToHashSet();
        return targets.ToDictionary(target => target.Id, target => new TargetSheet(target, [.. lines[target.Id]], [.. figures[target.Id]], contested, today));
    }

    /// <summary>The next codes of one owner: <c>31.TU/CT-0001</c>. Who takes one at the same time is told that it is taken.</summary>
    public static async Task<string[]> NextTargetCodesAsync(this TrackingDb db, OrganisationId owner, int count, CancellationToken cancel)
    {
        var prefix = await db.Organisations.Where(row => row.Id == owner).Select(row => row.Code).SingleAsync(cancel) + "/CT-";
        // Among them may be codes that somebody chose.
        var number = (await db.Targets.Where(row => row.Code.StartsWith(prefix)).Select(row => row.Code).ToListAsync(cancel))
            .Max(code => int.TryParse(code[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var taken) ? taken : (int?)null) ?? 0;
        return [.. Enumerable.Range(number + 1, count).Select(next => string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:0000}"))];
    }

    /// <summary>The names of organisations today; of those that ended the last that they bore.</summary>
    public static async Task<Dictionary<OrganisationId, string>> LastNamesAsync(this TrackingDb db, IEnumerable<OrganisationId> organisations, CancellationToken cancel)
    {
        var ids = organisations.Distinct().ToList();
        return (await db.OrganisationNames.Where(row => ids.Contains(row.OrganisationId)).Select(row => new { row.OrganisationId, row.Name, row.ValidFrom }).ToListAsync(cancel))
            .GroupBy(row => row.OrganisationId).ToDictionary(names => names.Key, names => names.MaxBy(name => name.ValidFrom)!.Name);
    }

    /// <summary>Saves; tells where somebody else was first.</summary>
    public static async Task<Refusal?> SaveTargetAsync(this TrackingDb db, CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : TargetRefusals.ChangedMeanwhile;
}
