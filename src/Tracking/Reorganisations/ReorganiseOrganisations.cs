using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>
/// Carries out a prepared act, all of it in one transaction or nothing: the tree changes from the day of the act on, and what is open of
/// those that end goes to their successors. What is closed stays with those that did it, so no total of the past changes. It saves what
/// other modules keep through the part that each of them has for it.
/// </summary>
public sealed class ReorganiseOrganisations(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(ReorganisationId Reorganisation, int Version);

    /// <param name="Ended">How many organisations exist no longer.</param>
    /// <param name="HandedOver">What went to successors.</param>
    public sealed record Result(int Founded, int Renamed, int Moved, int Ended, InheritedCounts HandedOver);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var done = await TryAsync(input, cancel);
        // What was tried on loaded records is no answer to who reads them next.
        if (done.IsRefused)
            db.ChangeTracker.Clear();
        return done;
    }

    private async Task<Outcome<Result>> TryAsync(Input input, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // First of all reads: whoever changes the tree between here and the save makes the save fail.
        var tree = await db.OrganisationTree.SingleAsync(cancel);
        var opened = await db.OpenAsync(user, input.Reorganisation, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (act, by) = (opened.Value, Actor.Of(user, clock));
        if (act.CarryOut(user.Today, by) is { } refusal)
            return refusal;
        var plan = await new PlanReorganisation(db, user).RunAsync(act.Day, act.Lines, cancel);
        if (plan.IsWrong)
            return ReorganisationRefusals.LinesWrong.With($"{plan.Problems.Select(problem => problem.Place).Distinct().Count()}");

        db.AddRange(plan.Founded.Select(founded => founded.Organisation));
        db.AddRange(SuccessionsOf(plan, act, by));
        plan.Ancestry!.Remove(db);
        tree.Change(clock.Instant(), act.Day);
        if (await db.SaveActAsync(cancel) is { } changed)
            return changed;
        await plan.Ancestry.InsertAsync(db, cancel);
        db.ChangeTracker.Clear();

        var counts = new InheritedCounts();
        var left = new Inheritances(act.Day, act.Basis, plan.Inherited.Select(one => one.Inheritance));
        if ((await new InheritAssignments(db, by).RunAsync(left, counts, cancel) ?? await new InheritProgrammes(db, by).RunAsync(left, counts, cancel)
                ?? await new InheritTargets(db).RunAsync(left, counts, cancel) ?? await new InheritBottlenecks(db, by).RunAsync(left, counts, cancel)
                ?? await new InheritAccess(db, user.Today, by).RunAsync(left, counts, cancel)) is { } late)
        {
            return late;
        }

        await transaction.CommitAsync(cancel);
        return new Result(plan.Founded.Count, act.Lines.Count(line => line.Step == ReorganisationStep.Rename), plan.Moved.Count, plan.Inherited.Count(one => one.Inheritance.Ends), counts);
    }

    private static IEnumerable<OrganisationSuccession> SuccessionsOf(ReorganisationPlan plan, Reorganisation act, Actor by) => plan.Inherited.SelectMany(one =>
        one.Inheritance.Heirs.Select(heir => heir.Successor).Distinct().Select((successor, index) =>
            new OrganisationSuccession(one.Inheritance.Predecessor, successor, one.Inheritance.Kind, index + 1, act.Day, act.Id, act.Basis, by)));
}
