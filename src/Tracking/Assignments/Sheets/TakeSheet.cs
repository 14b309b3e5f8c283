using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>Does all that a table says, in one transaction, as the person has seen it; or nothing.</summary>
public sealed class TakeSheet(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Stamp">Of the plan that the person looked at (<see cref="SheetPlan.Stamp"/>).</param>
    public sealed record Input(AssignmentSheetId Sheet, int Version, string Stamp);

    public sealed record Result(int Made, int Changed);

    private const int AtOnce = 500;

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var sheet = await db.AssignmentSheets.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Sheet, cancel);
        if (sheet is null)
            return SheetRefusals.NotFound;
        if (sheet.State != SheetState.Waiting || sheet.Version != input.Version)
            return SheetRefusals.Settled;
        if (!await db.ReachesAsync(user, Permission.AssignWork, sheet.AssignerId, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        var plan = await new SheetPlanning(db, user).RunAsync(sheet.Table, sheet.AssignerId, sheet.Sends, cancel);
        if (plan.Wrong.Count > 0 || plan.Stamp() != input.Stamp)
            return SheetRefusals.PlanChanged;
        db.Under = Permission.AssignWork;
        var refusal = await WriteAsync(sheet, plan, cancel) ?? sheet.Take(plan.Makes.Count, plan.Changes.Count, Actor.Of(user, clock));
        refusal ??= await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : SheetRefusals.PlanChanged;
        if (refusal is not null)
        {
            // Nothing of it may be saved by whatever comes after.
            db.ChangeTracker.Clear();
            return refusal;
        }

        await transaction.CommitAsync(cancel);
        return new Result(plan.Makes.Count, plan.Changes.Count);
    }

    private async Task<Refusal?> WriteAsync(AssignmentSheet sheet, SheetPlan plan, CancellationToken cancel)
    {
        if (plan.Makes.Count > 0)
        {
            // Before anything else is added: the series is saved alone.
            var codes = await db.TakeCodesAsync(sheet.AssignerId, user.Today.Year, plan.Makes.Count, cancel);
            var by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.AssignWork, sheet.AssignerId, cancel));
            foreach (var (index, make) in plan.Makes.Index())
            {
                if (Write(sheet, make, codes[index], by) is { } refusal)
                    return refusal;
            }
        }

        var behalf = new Dictionary<OrganisationId, Actor>();
        foreach (var some in plan.Changes.Chunk(AtOnce))
        {
            var ids = some.Select(change => change.Id).ToList();
            var rows = await db.Assignments.VisibleTo(user, db).Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
            var sides = (await db.AssignmentCooperations.Where(side => ids.Contains(side.AssignmentId)).ToListAsync(cancel)).ToLookup(side => side.AssignmentId);
            foreach (var change in some)
            {
                var assignment = rows[change.Id];
                if (!behalf.TryGetValue(assignment.AssignerId, out var by))
                    behalf[assignment.AssignerId] = by = Actor.Of(user, clock, await db.OnBehalfOfAsync(user, Permission.AssignWork, assignment.AssignerId, cancel));
                if (assignment.Version != change.Version)
                    return SheetRefusals.PlanChanged;
                if (Write(assignment, change, [.. sides[change.Id]], by) is { } refusal)
                    return refusal;
            }
        }

        return null;
    }

    private Refusal? Write(AssignmentSheet sheet, SheetPlan.Make make, string code, Actor by)
    {
        var line = make.Line;
        // The words that every list of assignments shows as their origin: what was concluded where, or which row of which table.
        var origin = line.Origin ?? Shortened(FormattableString.Invariant($"{sheet.FileName}, {line.Row}"));
        var drafted = Assignment.Draft(code, line.Content ?? "", sheet.AssignerId, null, null, by, new AssignmentBeginning(AssignmentOrigin.Table, origin));
        if (drafted.IsRefused)
            return drafted.Refusal;
        var assignment = drafted.Value;
        assignment.Describe(new AssignmentDetails(line.Field, line.Responsible, line.Priority ?? Priority.Normal, line.Recurrence ?? Recurrence.Once, make.Bodies.Supervisor?.Id, line.ReportsEvery));
        var starts = line.StartsOn ?? user.Today;
        var refusal = sheet.Sends
            ? assignment.Assign(make.Bodies.Lead!.Id, line.Product, starts, line.Due, by)
            : assignment.Propose(make.Bodies.Lead?.Id, line.Product, starts, line.Due);
        if (refusal is not null)
            return refusal;
        db.Add(assignment);
        db.AddRange(make.Bodies.Cooperating.Select(body => new AssignmentCooperation(assignment.Id, body.Id)));
        return null;
    }

    private Refusal? Write(Assignment assignment, SheetPlan.Change change, List<AssignmentCooperation> sides, Actor by)
    {
        var (line, bodies) = (change.Line, change.Bodies);
        bool Differs(params SheetColumn[] columns) => change.Cells.Any(cell => columns.Contains(cell.Column));
        var starts = (Differs(SheetColumn.StartsOn) ? line.StartsOn : assignment.StartsOn) ?? user.Today;
        if (Differs(SheetColumn.Content, SheetColumn.Product, SheetColumn.Lead, SheetColumn.Due, SheetColumn.StartsOn)
            && assignment.Correct(line.Content, bodies.Lead?.Id, line.Product, starts, line.Due, by) is { } incorrect)
            return incorrect;
        var wanted = bodies.Cooperating.Select(body => body.Id).Where(body => body != assignment.LeadId).ToHashSet();
        var (added, removed) = (wanted.Except(sides.Select(side => side.OrganisationId)).ToList(), sides.Where(side => !wanted.Contains(side.OrganisationId)).ToList());
        if (Differs(SheetColumn.Cooperating, SheetColumn.Supervisor, SheetColumn.Responsible, SheetColumn.Field, SheetColumn.Priority, SheetColumn.Recurrence, SheetColumn.ReportsEvery))
        {
            var details = new AssignmentDetails(line.Field, line.Responsible, line.Priority ?? Priority.Normal, line.Recurrence ?? Recurrence.Once, bodies.Supervisor?.Id, line.ReportsEvery);
            if (assignment.Describe(details, added.Count + removed.Count > 0, by) is { } refusal)
                return refusal;
            db.AddRange(added.Select(body => new AssignmentCooperation(assignment.Id, body)));
            db.RemoveRange(removed);
        }

        return change.Sends ? assignment.Assign(bodies.Lead!.Id, line.Product, starts, line.Due, by) : null;
    }

    private static string Shortened(string words) => words.Length <= Assignment.LongestOrigin ? words : words[..Assignment.LongestOrigin];
}
