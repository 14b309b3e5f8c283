using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>
/// Reads a table of assignments and keeps it until a person has looked at what it would do. Where a cell is wrong nothing is kept, and every
/// wrong cell is told.
/// </summary>
public sealed class PrepareSheet(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Sends">New ones and drafts are sent at once.</param>
    /// <param name="Assigner">Who assigns what is new; the user's organisation where null.</param>
    public sealed record Input(
        [Longest(AssignmentSheet.LongestName)] string FileName, IReadOnlyList<GivenRow> Rows, bool Sends = false, OrganisationId? Assigner = null);

    /// <param name="Id">Null where cells are wrong.</param>
    public sealed record Result(AssignmentSheetId? Id, IReadOnlyList<CellProblem> Wrong);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input with { Rows = [] }) is { } unfit)
            return unfit;
        var assigner = input.Assigner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.AssignWork, assigner, cancel))
            return AssignmentRefusals.AssignerOutOfReach;
        var (content, wrong, refusal) = SheetReading.Read(input.Rows);
        if (content is null)
            return refusal!;
        if (content.Lines.Count > options.SheetRows)
            return SheetRefusals.TooManyRows.With($"{options.SheetRows}");
        // What the words mean is asked of wrong rows as well: one round less for who must put them right.
        var plan = await new SheetPlanning(db, user).RunAsync(content, assigner, input.Sends, cancel);
        if (wrong.Count + plan.Wrong.Count > 0)
            return new Result(null, [.. CellProblem.InOrder(wrong.Concat(plan.Wrong).DistinctBy(one => (one.Row, one.Column, one.Refusal.Code)))]);
        if (plan.Makes.Count + plan.Changes.Count == 0)
            return SheetRefusals.NothingToDo;
        db.Under = Permission.AssignWork;
        var sheet = new AssignmentSheet(assigner, input.FileName, content, input.Sends, Actor.Of(user, clock));
        db.Add(sheet);
        await db.SaveChangesAsync(cancel);
        return new Result(sheet.Id, []);
    }
}
