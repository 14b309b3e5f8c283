using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>
/// Looks at the lines of an act, all of them, and says what they come to or what is wrong with each. It changes the loaded organisations;
/// whoever only wants to see clears the tracker afterwards.
/// </summary>
internal sealed class PlanReorganisation(TrackingDb db, CurrentUser user)
{
    private readonly ReorganisationPlan plan = new();
    private readonly ReorganisationEndings endings = new();
    private readonly HashSet<Organisation> founded = [];
    private DateOnly day;

    public async Task<ReorganisationPlan> RunAsync(DateOnly on, IReadOnlyList<ReorganisationLine> written, CancellationToken cancel)
    {
        day = on;
        var lines = written.Select((line, index) => new PlacedLine(index + 1, line)).ToList();
        await LoadAsync(lines.SelectMany(one => new[] { one.Line.Code, one.Line.To }).OfType<string>().Distinct(StringComparer.Ordinal), cancel);
        Found(lines.FindAll(one => one.Line.Step == ReorganisationStep.Found));
        foreach (var one in lines.Where(one => one.Line.IsEnding))
        {
            if (Subject(one) is { } organisation && endings.Add(organisation, one) is { } refusal)
                plan.Refuse(one.Place, refusal);
        }

        foreach (var one in plan.Founded)
            _ = Target(one.Organisation, lines[one.Place - 1]);
        foreach (var one in lines)
            Change(one);
        await InheritAsync(cancel);
        await PlaceChildrenAsync(cancel);
        if (!plan.IsWrong)
            await MoveAsync(cancel);
        return plan;
    }

    /// <summary>What is out of reach is not there.</summary>
    private async Task LoadAsync(IEnumerable<string> codes, CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.ManageOrganisations);
        foreach (var batch in codes.Chunk(Inheritances.Batch))
        {
            foreach (var organisation in await db.Organisations.Where(row => batch.Contains(row.Code) && scope.Any(within => within.DescendantId == row.Id))
                         .Include(row => row.Names).Include(row => row.Placements).Include(row => row.Aliases).AsSplitQuery().ToListAsync(cancel))
            {
                plan.Organisations[organisation.Code] = organisation;
            }
        }
    }

    private void Found(List<PlacedLine> waiting)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, line) in waiting.ToList())
        {
            var wrong = line.Code.Length == 0 ? ReorganisationRefusals.CodeMissing
                : plan.Find(line.Code) is not null ? OrganisationRefusals.CodeTaken
                : !places.TryAdd(line.Code, place) ? ReorganisationRefusals.FoundedTwice.With($"{places[line.Code]}")
                : line.Name is null ? OrganisationRefusals.NameMissing
                : line.Level is null ? ReorganisationRefusals.LevelUnknown
                : line.Type is null ? ReorganisationRefusals.TypeUnknown
                : line.To is null ? ReorganisationRefusals.TargetMissing : null;
            if (wrong is null)
                continue;
            plan.Refuse(place, wrong);
            waiting.Remove(new PlacedLine(place, line));
        }

        // A superior may be founded by another line, above or below: rounds, until none is left whose superior is there.
        while (waiting.FindAll(one => plan.Find(one.Line.To) is not null) is { Count: > 0 } round)
        {
            foreach (var (place, line) in round)
            {
                var superior = plan.Find(line.To)!.Id;
                plan.Organisations[line.Code] = new Organisation(line.Code, line.Name!, line.Level!.Value, line.Type!.Value, superior, day) { Field = line.Field };
                plan.Founded.Add(new Placing(place, plan.Organisations[line.Code], superior));
                founded.Add(plan.Organisations[line.Code]);
            }

            waiting = waiting.Except(round).ToList();
        }

        foreach (var (place, line) in waiting)
            plan.Refuse(place, ReorganisationRefusals.TargetUnknown.With(line.To!));
    }

    private void Change(PlacedLine one)
    {
        if (one.Line.Step is not (ReorganisationStep.Rename or ReorganisationStep.Move) || Subject(one) is not { } organisation)
            return;
        if (endings.PlaceOf(organisation) is { } end)
            plan.Refuse(one.Place, ReorganisationRefusals.AlsoEnds.With($"{end}"));
        else if (one.Line.Step == ReorganisationStep.Rename)
            RefuseOr(one.Place, organisation.Rename(one.Line.Name ?? "", day));
        else if (Target(organisation, one) is { } superior)
            Put(one.Place, organisation, superior.Id);
    }

    private async Task InheritAsync(CancellationToken cancel)
    {
        var above = await AboveAsync(cancel);
        foreach (var (organisation, said) in endings.All)
        {
            var place = said[0].Place;
            if (ReorganisationEndings.RuleTwice(said) is var (wrong, twice))
            {
                plan.Refuse(wrong, twice);
                continue;
            }

            var heirs = said.Where(one => !ReorganisationEndings.IsItself(organisation, one))
                .Select(one => (one.Line, Successor: one.Line.To is null ? endings.Above(organisation.Id, above, plan.Find) : Target(organisation, one)?.Id, one.Place)).ToList();
            if (heirs.Exists(heir => heir.Line.To is null && heir.Successor is null))
                plan.Refuse(place, ReorganisationRefusals.NobodyTakesOver);
            if (heirs.Count == 0)
                plan.Refuse(place, ReorganisationRefusals.SucceedsItself);
            if (heirs.Count == 0 || heirs.Exists(heir => heir.Successor is null))
                continue;
            var ends = endings.PlaceOf(organisation) is not null;
            var step = said[0].Line.Step;
            plan.Inherited.Add((place, new Inheritance(organisation.Id,
                step switch { ReorganisationStep.Merge => SuccessionKind.Merged, ReorganisationStep.Split => SuccessionKind.Split, _ => SuccessionKind.Dissolved },
                ends, ends && step != ReorganisationStep.Dissolve,
                [.. heirs.Select(heir => new Heir(heir.Successor!.Value, heir.Line.Field, heir.Line.AssignmentCodes, heir.Place))])));
            if (ends)
                End(place, organisation, heirs[0].Successor!.Value);
            else if (!organisation.ExistsOn(day))
                plan.Refuse(place, OrganisationRefusals.DoesNotExistThen);
        }
    }

    /// <summary>It goes under who keeps its records, so that these are seen there; then it is no more.</summary>
    private void End(int place, Organisation organisation, OrganisationId keeper)
    {
        if (organisation.Dissolved is null && organisation.Placements.Count > 0)
        {
            if (organisation.Move(keeper, day) is not { } refusal)
                plan.Archived.Add(new Placing(place, organisation, keeper));
            else if (refusal.Code != OrganisationRefusals.PlaceUnchanged.Code)
                plan.Refuse(place, refusal);
        }

        if (organisation.Dissolved is not null || organisation.ExistsOn(day))
            RefuseOr(place, organisation.Dissolve(day));
    }

    /// <summary>Superiors of those that are dissolved without a successor, nearest first: whom the user reaches.</summary>
    private async Task<ILookup<OrganisationId, (OrganisationId Id, bool Exists)>> AboveAsync(CancellationToken cancel)
    {
        var scope = db.Scope(user, Permission.ManageOrganisations);
        var rows = new List<(OrganisationId Below, int Depth, OrganisationId Id, bool Exists)>();
        foreach (var batch in endings.WithoutSuccessor.Chunk(Inheritances.Batch))
        {
            rows.AddRange((await db.AncestryOn(day).Where(row => batch.Contains(row.DescendantId) && row.Depth > 0 && scope.Any(within => within.DescendantId == row.AncestorId))
                .Join(db.Organisations, row => row.AncestorId, organisation => organisation.Id, (row, organisation) => new
                {
                    row.DescendantId,
                    row.Depth,
                    row.AncestorId,
                    Exists = (organisation.Founded == null || organisation.Founded <= day) && (organisation.Dissolved == null || day < organisation.Dissolved),
                }).ToListAsync(cancel)).Select(row => (row.DescendantId, row.Depth, row.AncestorId, row.Exists)));
        }

        return rows.OrderBy(row => row.Depth).ToLookup(row => row.Below, row => (row.Id, row.Exists));
    }

    /// <summary>Nobody is left below what ends: a line places them, or they go with it.</summary>
    private async Task PlaceChildrenAsync(CancellationToken cancel)
    {
        var ending = plan.Inherited.Where(one => one.Inheritance.Ends).ToDictionary(one => one.Inheritance.Predecessor);
        var placed = plan.Moved.Select(one => one.Organisation.Id).Concat(ending.Keys).ToHashSet();
        var left = new List<(OrganisationId Superior, string Code)>();
        foreach (var batch in ending.Keys.Chunk(Inheritances.Batch))
        {
            left.AddRange((await db.OrganisationPlacements.Where(place => batch.Contains(place.ParentId) && place.ValidTo > day)
                    .Join(db.Organisations.Where(row => row.Dissolved == null || row.Dissolved > day), place => place.OrganisationId, row => row.Id, (place, row) => new { place.ParentId, row.Id, row.Code })
                    .ToListAsync(cancel))
                .Where(row => !placed.Contains(row.Id)).Select(row => (row.ParentId, row.Code)));
        }

        await LoadAsync(left.Where(row => endings.TakesChildren(row.Superior)).Select(row => row.Code).Distinct(StringComparer.Ordinal), cancel);
        foreach (var group in left.GroupBy(row => row.Superior))
        {
            var (place, inheritance) = ending[group.Key];
            if (endings.TakesChildren(group.Key))
            {
                foreach (var child in group)
                    Put(place, plan.Organisations[child.Code], inheritance.Heirs[0].Successor);
                continue;
            }

            var first = group.Select(row => row.Code).Order(StringComparer.Ordinal).First();
            var name = await db.NamesOn(day).Where(row => db.Organisations.Any(one => one.Id == row.OrganisationId && one.Code == first)).Select(row => row.Name).FirstAsync(cancel);
            plan.Refuse(place, ReorganisationRefusals.ChildrenUnplaced.With(name, first, $"{group.Count()}"));
        }
    }

    private async Task MoveAsync(CancellationToken cancel)
    {
        List<Placing> moves = [.. plan.Moved, .. plan.Archived];
        plan.Ancestry = await AncestryDraft.LoadAsync(db, [.. moves.Select(move => move.Organisation.Id)],
            [.. moves.Concat(plan.Founded).Select(move => move.Superior).Distinct()], day, cancel);
        foreach (var (_, organisation, superior) in plan.Founded)
            plan.Ancestry.Found(organisation.Id, superior);
        foreach (var (place, organisation, superior) in moves)
        {
            if (plan.Ancestry.IsCircle(organisation.Id, superior))
                plan.Refuse(place, OrganisationRefusals.Cycle);
            else
                plan.Ancestry.Move(organisation.Id, superior);
        }
    }

    private void Put(int place, Organisation organisation, OrganisationId superior)
    {
        if (organisation.Move(superior, day) is { } refusal)
            plan.Refuse(place, refusal);
        else
            plan.Moved.Add(new Placing(place, organisation, superior));
    }

    private void RefuseOr(int place, Refusal? refusal)
    {
        if (refusal is not null)
            plan.Refuse(place, refusal);
    }

    private Organisation? Subject(PlacedLine one)
    {
        if (plan.Find(one.Line.Code) is { } organisation && !founded.Contains(organisation))
            return organisation;
        plan.Refuse(one.Place, one.Line.Code.Length == 0 ? ReorganisationRefusals.CodeMissing : ReorganisationRefusals.OrganisationUnknown.With(one.Line.Code));
        return null;
    }

    /// <summary>The successor or superior of a line, where it can be one.</summary>
    private Organisation? Target(Organisation of, PlacedLine one)
    {
        var target = plan.Find(one.Line.To);
        var refusal = one.Line.To is null ? ReorganisationRefusals.TargetMissing
            : target is null ? ReorganisationRefusals.TargetUnknown.With(one.Line.To)
            : target == of ? ReorganisationRefusals.SucceedsItself
            : endings.Circle(of, target) is { } closing ? ReorganisationRefusals.CircularSuccession.With($"{closing}")
            : endings.PlaceOf(target) is { } end ? ReorganisationRefusals.TargetEndsToo.With($"{end}")
            : !target.ExistsOn(day) ? ReorganisationRefusals.TargetDoesNotExistThen.With(target.Code) : null;
        if (refusal is null)
            return target;
        plan.Refuse(one.Place, refusal);
        return null;
    }
}
