using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>One act: its lines and, while it is prepared, what is wrong with each and what it would move today. Nothing is changed.</summary>
public sealed class ShowReorganisation(TrackingDb db, CurrentUser user)
{
    /// <summary>Lines of one page.</summary>
    public const int PageSize = 100;

    /// <param name="Page">From 1.</param>
    /// <param name="OnlyWrong">Only lines with which something is wrong.</param>
    public sealed record Input(ReorganisationId Reorganisation, int Page = 1, bool OnlyWrong = false);

    /// <param name="Wrong">How many lines something is wrong with.</param>
    /// <param name="Lines">Of the page.</param>
    /// <param name="Shown">How many lines there are on all pages.</param>
    /// <param name="Total">Of all lines: what would be handed over.</param>
    public sealed record Result(
        ReorganisationId Id, string Title, DateOnly Day, string Basis, ReorganisationState State, int Version, string PreparedBy, DateTime PreparedAt, string? EndedBy, DateTime? EndedAt,
        IReadOnlyDictionary<ReorganisationStep, int> Steps, int Wrong, IReadOnlyList<Row> Lines, int Shown, InheritedCounts Total);

    /// <param name="Organisation">Null for one that is yet to be founded, or that is not there.</param>
    /// <param name="Target">The successor or superior; null where there is none, or none yet.</param>
    /// <param name="TargetName">Its name, also where the act founds it.</param>
    /// <param name="Moves">What this line hands over; null where it hands over nothing.</param>
    public sealed record Row(int Place, ReorganisationLine Line, OrganisationLabel? Organisation, OrganisationLabel? Target, string? TargetName, IReadOnlyList<Refusal> Wrong, InheritedCounts? Moves);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var act = await db.Reorganisations.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Reorganisation, cancel);
        if (act is null)
            return ReorganisationRefusals.NotFound;
        var plan = new ReorganisationPlan();
        Dictionary<int, InheritedCounts> moves = [];
        if (act.State == ReorganisationState.Prepared)
        {
            plan = await new PlanReorganisation(db, user).RunAsync(act.Day, act.Lines, cancel);
            // It has tried the verbs on what it loaded.
            db.ChangeTracker.Clear();
            moves = await MovesAsync(plan, cancel);
        }

        var wrong = plan.Problems.ToLookup(problem => problem.Place, problem => problem.Refusal);
        var places = Enumerable.Range(1, act.Lines.Count).Where(place => !input.OnlyWrong || wrong.Contains(place)).ToList();
        var page = places.Skip((Math.Max(input.Page, 1) - 1) * PageSize).Take(PageSize).ToList();
        var labels = await LabelsAsync(act, page.Select(place => act.Lines[place - 1]), cancel);
        var founded = act.Lines.Where(line => line.Step == ReorganisationStep.Found).GroupBy(line => line.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        Row RowOf(int place)
        {
            var line = act.Lines[place - 1];
            var target = labels.GetValueOrDefault(line.To ?? "");
            return new Row(place, line, labels.GetValueOrDefault(line.Code), target, target?.Name ?? founded.GetValueOrDefault(line.To ?? ""), [.. wrong[place]], moves.GetValueOrDefault(place));
        }

        return new Result(act.Id, act.Title, act.Day, act.Basis, act.State, act.Version, act.PreparedByName, act.PreparedAt, act.EndedByName, act.EndedAt,
            act.Lines.GroupBy(line => line.Step).ToDictionary(group => group.Key, group => group.Count()), wrong.Count,
            page.ConvertAll(RowOf), places.Count, moves.Values.Aggregate(new InheritedCounts(), (sum, one) => sum + one));
    }

    /// <summary>Its lines alone, as they are written.</summary>
    public async Task<Outcome<ReorganisationLine[]>> LinesAsync(ReorganisationId reorganisation, CancellationToken cancel = default) =>
        await db.Reorganisations.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == reorganisation, cancel) is { } act
            ? act.Lines.ToArray() : ReorganisationRefusals.NotFound;

    /// <summary>By the line that says to whom it goes.</summary>
    private async Task<Dictionary<int, InheritedCounts>> MovesAsync(ReorganisationPlan plan, CancellationToken cancel)
    {
        var open = await new CountOpen(db, user.Today).RunAsync(plan.Inherited.Select(one => one.Inheritance.Predecessor), cancel);
        var moves = new Dictionary<int, InheritedCounts>();
        foreach (var (place, inheritance) in plan.Inherited)
        {
            var all = open.GetValueOrDefault(inheritance.Predecessor) ?? new InheritedCounts();
            if (inheritance is { Ends: true, Heirs.Count: 1 })
                moves[place] = all;
            else
                await DivideAsync(inheritance, all, moves, cancel);
        }

        return moves;
    }

    /// <summary>Of a split: assignments and what holds them up go by their rules, the rest to who remains.</summary>
    private async Task DivideAsync(Inheritance inheritance, InheritedCounts all, Dictionary<int, InheritedCounts> moves, CancellationToken cancel)
    {
        var divided = await InheritAssignments.DivideAsync(db, inheritance, cancel);
        var bottlenecks = await InheritBottlenecks.DivideAsync(db, inheritance, cancel);
        foreach (var group in inheritance.Heirs.GroupBy(heir => heir.Successor))
        {
            var part = divided.GetValueOrDefault(group.Key) ?? new InheritedCounts();
            (part.BottlenecksRaised, part.BottlenecksAsked) = bottlenecks.GetValueOrDefault(group.Key);
            moves[group.First().Place] = group.Key != inheritance.Remaining ? part : all with
            {
                Led = part.Led,
                Assigned = part.Assigned,
                Cooperating = part.Cooperating,
                Supervised = part.Supervised,
                Requirements = part.Requirements,
                BottlenecksRaised = part.BottlenecksRaised,
                BottlenecksAsked = part.BottlenecksAsked,
            };
        }
    }

    private async Task<Dictionary<string, OrganisationLabel>> LabelsAsync(Reorganisation act, IEnumerable<ReorganisationLine> lines, CancellationToken cancel)
    {
        var codes = lines.SelectMany(line => new[] { line.Code, line.To }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var before = act.Day.AddDays(-1);
        return await db.Organisations.VisibleTo(user, db).Where(row => codes.Contains(row.Code))
            .Join(db.NamesOn(before), row => row.Id, name => name.OrganisationId, (row, name) => new { row.Code, row.Id, name.Name })
            .ToDictionaryAsync(row => row.Code, row => new OrganisationLabel(row.Id, row.Name), StringComparer.Ordinal, cancel);
    }
}
