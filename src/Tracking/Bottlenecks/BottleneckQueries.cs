using System.Globalization;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

internal static class BottleneckQueries
{
    /// <summary>Seen by the side that raised it, by the sides of who is asked and of who was asked before, and by everybody who sees an assignment that it holds up.</summary>
    public static IQueryable<Bottleneck> VisibleTo(this IQueryable<Bottleneck> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewAssignments))
            return rows;
        var raisers = db.Scope(user, Permission.ViewAssignments, Party.Raiser);
        var resolvers = db.Scope(user, Permission.ViewAssignments, Party.Resolver);
        var assignments = db.Assignments.VisibleTo(user, db, byKey: true);
        return rows.Where(row => raisers.Any(within => within.DescendantId == row.RaiserId) || resolvers.Any(within => within.DescendantId == row.ResolverId)
            || db.BottleneckEvents.Any(act => act.BottleneckId == row.Id && resolvers.Any(within => within.DescendantId == act.ResolverId))
            || db.BottleneckHolds.Any(hold => hold.BottleneckId == row.Id && assignments.Any(held => held.Id == hold.AssignmentId)));
    }

    /// <summary>Those on which the person's own side is to act as their resolver.</summary>
    /// <param name="own">See <see cref="OrganisationQueries.OwnSideAsync"/>.</param>
    public static IQueryable<Bottleneck> ToResolve(this IQueryable<Bottleneck> rows, IReadOnlyList<OrganisationId?> own) =>
        rows.Where(row => BottleneckStates.WithResolver.Contains(row.State) && own.Contains(row.ResolverId));

    /// <summary>Opens a bottleneck for an act of one side: it is seen, the side is the user's to act for, and nobody changed it since the user looked.</summary>
    /// <param name="permission">Of the side: who raised it reports, who is asked confirms. Of several the first that the user has.</param>
    public static async Task<Outcome<(Bottleneck Bottleneck, Actor By)>> OpenAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, BottleneckId id, int version, CancellationToken cancel, params Permission[] permissions)
    {
        var it = await db.Bottlenecks.VisibleTo(user, db).Include(row => row.Events).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (it is null)
            return BottleneckRefusals.NotFound;
        foreach (var permission in permissions)
        {
            var side = permission == Permission.ReportWork ? it.RaiserId : it.ResolverId;
            if (!await (permission == Permission.ReportWork ? db.SpeaksForRaiserAsync(user, it, cancel) : db.ReachesAsync(user, permission, side, cancel)))
                continue;
            if (it.Version != version)
                return await db.BottleneckChangedAsync(id, cancel);
            db.Under = permission;
            return (it, Actor.Of(user, clock, await db.OnBehalfOfAsync(user, permission, side, cancel)));
        }

        return BottleneckRefusals.NotAllowed;
    }

    /// <summary>Whether the user acts for who raised it. Whoever works where it is asked does not, also where they report for those below: they would be rid of what they are to answer.</summary>
    public static async Task<bool> SpeaksForRaiserAsync(this TrackingDb db, CurrentUser user, Bottleneck it, CancellationToken cancel) =>
        (it.ResolverId != user.Home || it.RaiserId == user.Home) && await db.ReachesAsync(user, Permission.ReportWork, it.RaiserId, cancel);

    /// <summary>Does one act on a bottleneck as <see cref="OpenAsync"/> opens it, and saves it. What is refused leaves nothing to save.</summary>
    /// <param name="input">Asked first for its lengths and for marks of secrecy.</param>
    public static async Task<Refusal?> ActAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, BottleneckId id, int version, object input, Permission permission, Func<Bottleneck, Actor, Refusal?> verb, CancellationToken cancel)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, id, version, cancel, permission);
        if (opened.IsRefused)
            return opened.Refusal;
        var (it, by) = opened.Value;
        return verb(it, by) ?? await db.SaveActAsync(it.Id, cancel);
    }

    /// <summary>Saves an act; tells what somebody else did where they came first.</summary>
    public static async Task<Refusal?> SaveActAsync(this TrackingDb db, BottleneckId id, CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.BottleneckChangedAsync(id, cancel);

    /// <summary>What somebody else did since the user looked; the bottleneck was seen.</summary>
    public static async Task<Refusal> BottleneckChangedAsync(this TrackingDb db, BottleneckId id, CancellationToken cancel)
    {
        var last = await db.BottleneckEvents.AsNoTracking().Where(row => row.BottleneckId == id).OrderByDescending(row => row.Number)
            .Select(row => new { row.Act, row.ByName, row.At }).FirstAsync(cancel);
        return BottleneckRefusals.ChangedMeanwhile.With(last.Act.ToString(), last.ByName, last.At.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>The day by which something that is asked today is to be answered.</summary>
    public static DateOnly AnswerBy(this TrackingOptions options, DateOnly today) => today.AddDays(options.BottleneckAnswerDays);

    /// <summary>
    /// Who may be asked to resolve what one organisation raises or sends on: a side of an assignment that it holds up; who was asked before; a superior of the asker, and whoever stands
    /// right below one of them: the department beside it, the office above it, the ministry; and whoever the person may give work to. Only those that exist.
    /// </summary>
    /// <param name="held">Assignments that the user sees.</param>
    /// <param name="asked">Null where it is raised.</param>
    public static async Task<bool> MayBeAskedAsync(
        this TrackingDb db, CurrentUser user, OrganisationId asker, OrganisationId resolver, IQueryable<Assignment> held, BottleneckId? asked, CancellationToken cancel)
    {
        if (!await db.Organisations.ExistingOn(user.Today).AnyAsync(row => row.Id == resolver, cancel))
            return false;
        if (await held.AnyAsync(row => row.AssignerId == resolver || row.LeadId == resolver || row.SupervisorId == resolver
                || db.AssignmentCooperations.Any(side => side.AssignmentId == row.Id && side.OrganisationId == resolver), cancel)
            || await db.BottleneckEvents.AnyAsync(act => act.BottleneckId == asked && act.ResolverId == resolver, cancel))
        {
            return true;
        }

        var superiors = db.AncestryOn(user.Today).Where(up => up.DescendantId == asker && up.Depth > 0).Select(up => up.AncestorId);
        return await superiors.AnyAsync(superior => superior == resolver, cancel)
            || await db.PlacementsOn(user.Today).AnyAsync(place => place.OrganisationId == resolver && superiors.Contains(place.ParentId), cancel)
            || await db.ReachesAsync(user, Permission.AddressWork, resolver, cancel);
    }
}
