using System.Globalization;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments;

internal static class AssignmentQueries
{
    /// <summary>The assigner's side sees a draft; once it is sent, so do the sides of the lead, of those who cooperate and of the supervisor.</summary>
    /// <param name="byKey">A few rows are asked for, each by its key: nothing is looked up from the organisations first.</param>
    public static IQueryable<Assignment> VisibleTo(this IQueryable<Assignment> rows, CurrentUser user, TrackingDb db, bool byKey = false)
    {
        if (user.IsWhole(Permission.ViewAssignments) && user.IsWhole(Permission.ViewDrafts))
            return rows;
        var scope = db.Scope(user, Permission.ViewAssignments);
        var assigners = db.Scope(user, Permission.ViewAssignments, Party.Assigner);
        var leads = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        var drafts = db.Scope(user, Permission.ViewDrafts, Party.Assigner);
        if (!byKey && user.IsNarrow(Permission.ViewAssignments) && user.IsNarrow(Permission.ViewDrafts))
        {
            var sent = db.Assignments.Where(row => row.State != AssignmentState.Draft && row.State != AssignmentState.Withdrawn);
            var seen = db.Assignments.Where(row => row.State == AssignmentState.Draft || row.State == AssignmentState.Withdrawn)
                .Where(row => drafts.Select(within => within.DescendantId).Contains(row.AssignerId)).Select(row => row.Id)
                .Concat(sent.Where(row => assigners.Select(within => within.DescendantId).Contains(row.AssignerId)).Select(row => row.Id))
                .Concat(sent.Where(row => leads.Select(within => (OrganisationId?)within.DescendantId).Contains(row.LeadId)).Select(row => row.Id))
                .Concat(sent.Where(row => scope.Select(within => (OrganisationId?)within.DescendantId).Contains(row.SupervisorId)).Select(row => row.Id))
                .Concat(db.AssignmentCooperations.Where(side => scope.Select(within => within.DescendantId).Contains(side.OrganisationId))
                    .Join(sent, side => side.AssignmentId, row => row.Id, (side, row) => row.Id));
            return rows.Where(row => seen.Contains(row.Id));
        }

        return rows.Where(row => row.State == AssignmentState.Draft || row.State == AssignmentState.Withdrawn
            ? drafts.Any(within => within.DescendantId == row.AssignerId)
            : assigners.Any(within => within.DescendantId == row.AssignerId) || leads.Any(within => within.DescendantId == row.LeadId)
                || scope.Any(within => within.DescendantId == row.SupervisorId)
                || db.AssignmentCooperations.Any(side => side.AssignmentId == row.Id && scope.Any(within => within.DescendantId == side.OrganisationId)));
    }

    /// <summary>Those whose lead organisation is where the user reports.</summary>
    public static IQueryable<Assignment> LedBy(this IQueryable<Assignment> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ReportWork);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.LeadId));
    }

    /// <summary>Those whose assigner is where the user confirms.</summary>
    public static IQueryable<Assignment> DecidedBy(this IQueryable<Assignment> rows, CurrentUser user, TrackingDb db)
    {
        var scope = db.Scope(user, Permission.ConfirmWork);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.AssignerId));
    }

    /// <summary>
    /// Takes the next codes of an assigner. To be called inside a transaction and before anything else is added; the
    /// series stays locked until its end, so codes have neither gaps nor twins.
    /// </summary>
    public static async Task<string[]> TakeCodesAsync(
        this TrackingDb db, OrganisationId assigner, int year, int count, CancellationToken cancel)
    {
        var code = await db.Organisations.Where(row => row.Id == assigner).Select(row => row.Code).SingleAsync(cancel);
        while (await db.AssignmentSeries.Where(row => row.AssignerId == assigner && row.Year == year)
                   .ExecuteUpdateAsync(series => series.SetProperty(row => row.Last, row => row.Last + count), cancel) == 0)
        {
            var first = db.Add(new AssignmentSeries(assigner, year));
            if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                first.State = EntityState.Detached;
        }

        var last = await db.AssignmentSeries.AsNoTracking().Where(row => row.AssignerId == assigner && row.Year == year)
            .Select(row => row.Last).SingleAsync(cancel);
        return Enumerable.Range(last - count + 1, count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{code}/{year}-{number:0000}")).ToArray();
    }

    /// <summary>
    /// Opens an assignment for an act: it is seen, the side that the act belongs to is the user's to act for, and nobody changed it since
    /// the user looked. The log names the permission.
    /// </summary>
    /// <param name="permission">Of the matrix: its side of the record says for whom one must act.</param>
    /// <param name="version">As the user saw it; null where the act is about a part of it that has a version of its own.</param>
    /// <param name="with">Parts that the act needs loaded.</param>
    public static async Task<Outcome<(Assignment Assignment, Actor By)>> OpenAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, Permission permission, AssignmentId id, int? version, CancellationToken cancel,
        Func<IQueryable<Assignment>, IQueryable<Assignment>>? with = null)
    {
        var rows = db.Assignments.VisibleTo(user, db, byKey: true);
        var assignment = await (with is null ? rows : with(rows)).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (assignment is null)
            return AssignmentRefusals.NotFound;
        var side = AccessMatrix.Of(permission).Parties.Contains(Party.Lead) ? assignment.LeadId : assignment.AssignerId;
        if (side is not { } organisation || !await db.ReachesAsync(user, permission, organisation, cancel))
            return AssignmentRefusals.NotAllowed;
        if (version is not null && assignment.Version != version)
            return await db.ChangedMeanwhileAsync(id, cancel);
        db.Under = permission;
        return (assignment, Actor.Of(user, clock, await db.OnBehalfOfAsync(user, permission, organisation, cancel)));
    }

    /// <summary>Does one act on an assignment as <see cref="OpenAsync"/> opens it, and saves it.</summary>
    /// <param name="input">Asked first for its lengths and for marks of secrecy.</param>
    public static async Task<Refusal?> ActAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, Permission permission, AssignmentId id, int version, object input,
        Func<Assignment, Actor, Refusal?> verb, CancellationToken cancel, Func<IQueryable<Assignment>, IQueryable<Assignment>>? with = null)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var opened = await db.OpenAsync(user, clock, permission, id, version, cancel, with);
        if (opened.IsRefused)
            return opened.Refusal;
        var (assignment, by) = opened.Value;
        return verb(assignment, by) ?? await db.SaveActAsync(assignment.Id, cancel);
    }

    /// <summary>Saves an act; tells what somebody else did where they came first.</summary>
    public static async Task<Refusal?> SaveActAsync(this TrackingDb db, AssignmentId assignment, CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await db.ChangedMeanwhileAsync(assignment, cancel);

    /// <summary>What somebody else did since the user looked.</summary>
    public static async Task<Refusal> ChangedMeanwhileAsync(this TrackingDb db, AssignmentId assignment, CancellationToken cancel)
    {
        var last = await db.AssignmentEvents.AsNoTracking().Where(row => row.AssignmentId == assignment)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Select(row => new { row.Act, row.ByName, row.At }).FirstAsync(cancel);
        return AssignmentRefusals.ChangedMeanwhile.With(last.Act.ToString(), last.ByName, last.At.ToString("O", CultureInfo.InvariantCulture));
    }
}
