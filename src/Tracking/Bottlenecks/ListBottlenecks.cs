using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>Bottlenecks from one of three sides: what our side is to resolve, what it raised, all that the user sees.</summary>
public sealed class ListBottlenecks(TrackingDb db, CurrentUser user)
{
    /// <param name="Stage">Where no state is asked for.</param>
    /// <param name="Resolver">Asked of this organisation now.</param>
    /// <param name="Raiser">Raised by this organisation or one below it.</param>
    /// <param name="Late">Its answer was due before today.</param>
    /// <param name="OpenFor">Open for so many days at least.</param>
    /// <param name="Assignment">Holds up this one.</param>
    /// <param name="Sort">Null: the longest open first.</param>
    public sealed record Input(
        BottleneckSide Side = BottleneckSide.All, BottleneckStage Stage = BottleneckStage.Open, BottleneckState? State = null, string? Kind = null, BottleneckSeverity? Severity = null,
        OrganisationId? Resolver = null, OrganisationId? Raiser = null, bool Late = false, int? OpenFor = null, AssignmentId? Assignment = null, string? Text = null,
        PageRequest? Page = null, Sort<BottleneckOrder>? Sort = null);

    public async Task<Page<BottleneckRow>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var rows = await FilteredAsync(input, cancel);
        var sort = input.Sort ?? new(BottleneckOrder.Raised);
        var ordered = sort.By switch
        {
            BottleneckOrder.Code => rows.InOrder(page, sort, row => row.Code, row => row.Id, Sorting.TryText),
            BottleneckOrder.Waiting => rows.InOrder(page, sort, row => row.WaitOrder, row => row.Id, PageRequest.TryDay),
            _ => rows.InOrder(page, sort, row => row.RaisedOn, row => row.Id, PageRequest.TryDay),
        };
        var found = await ordered.AsNoTracking().Take(page.Rows + 1).ToListAsync(cancel);
        var cut = page.Cut(found, last => Sorting.Keys(sort, sort.By switch
        {
            BottleneckOrder.Code => last.Code,
            BottleneckOrder.Waiting => PageRequest.Key(last.WaitOrder),
            _ => PageRequest.Key(last.RaisedOn),
        }, last.Id.ToString()));
        return new(await db.RowsAsync(user, cut.Items, cancel), cut.Next);
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => await (await FilteredAsync(input, cancel)).OrderBy(row => row.RaisedOn).Take(most).CountAsync(cancel);

    private async Task<IQueryable<Bottleneck>> FilteredAsync(Input input, CancellationToken cancel)
    {
        var today = user.Today;
        var rows = db.Bottlenecks.VisibleTo(user, db);
        if (input.Side != BottleneckSide.All)
        {
            var own = await db.OwnSideAsync(user, cancel);
            rows = input.Side == BottleneckSide.Raised ? rows.Where(row => own.Contains(row.RaiserId))
                : input is { State: null, Stage: BottleneckStage.Open } ? rows.ToResolve(own) : rows.Where(row => own.Contains(row.ResolverId));
        }

        rows = (input.State, input.Stage) switch
        {
            ({ } state, _) => rows.Where(row => row.State == state),
            (_, BottleneckStage.Open) => rows.Where(row => row.EndedOn == null),
            (_, BottleneckStage.Ended) => rows.Where(row => row.EndedOn != null),
            _ => rows,
        };
        if (!string.IsNullOrWhiteSpace(input.Kind))
            rows = rows.Where(row => row.Kind == input.Kind.Trim());
        if (input.Severity is { } severity)
            rows = rows.Where(row => row.Severity == severity);
        if (input.Resolver is { } resolver)
            rows = rows.Where(row => row.ResolverId == resolver);
        if (input.Raiser is { } top)
            rows = rows.Where(row => db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.RaiserId));
        if (input.Late)
            rows = rows.Where(AgeingRule.IsLate(today));
        if (input.OpenFor is { } days and > 0)
            rows = rows.Where(AgeingRule.IsOpenFor(days, today));
        if (input.Assignment is { } assignment)
            rows = rows.Where(row => db.BottleneckHolds.Any(hold => hold.BottleneckId == row.Id && hold.AssignmentId == assignment && db.Assignments.VisibleTo(user, db, byKey: true).Any(held => held.Id == hold.AssignmentId)));
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            rows = rows.Where(row => row.SearchKey.Contains(key));
        }

        return rows;
    }
}
