using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets.Reckoning;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

/// <summary>By what a list of targets can be ordered: the code has an index, and of targets there are some hundreds, so that the name needs none.</summary>
public enum TargetOrder
{
    Code,

    /// <summary>Without regard to diacritics, as it is looked for.</summary>
    Name,
}

/// <summary>Targets by code or by name, each with how its lines stand.</summary>
public sealed class ListTargets(TrackingDb db, CurrentUser user)
{
    /// <summary>More lines on one page are counted, and not added up.</summary>
    private const int MostAddedUp = 5000;

    /// <param name="Source">Taken from this document.</param>
    /// <param name="Organisation">Reached by this organisation or one below it.</param>
    /// <param name="Standing">Some line that the user sees stands so: not sent for the last period that is over, waiting, returned, reached or not reached.</param>
    /// <param name="Contested">Some value waits for the decision on an objection.</param>
    /// <param name="Closed">Closed ones instead of open ones.</param>
    /// <param name="Sort">Null: by code.</param>
    public sealed record Input(
        string? Text = null, DocumentId? Source = null, OrganisationId? Organisation = null, TargetStanding? Standing = null, bool Contested = false, bool Closed = false, PageRequest? Page = null,
        Sort<TargetOrder>? Sort = null);

    /// <param name="Lines">How many that the user sees are to reach it.</param>
    /// <param name="Waiting">How many values wait for acceptance.</param>
    /// <param name="NotReached">How many lines do not reach the plan of the last period for which they have an accepted value.</param>
    /// <param name="Top">The one line above all others that the user sees, in the last period with a value; null where there are several.</param>
    /// <param name="End">The same in the last period that is planned.</param>
    public sealed record Row(
        TargetId Id, string Code, string Name, string? Unit, TargetKind Kind, TargetDirection Direction, TargetState State, OrganisationId OwnerId, string OwnerName, Document? From,
        int Lines, int Waiting, int Returned, int Reached, int NotReached, int Contested, PeriodCell? Top, PeriodCell? End);

    /// <summary>A document that the user may open.</summary>
    public sealed record Document(DocumentId Id, string TypeName, string? Number);

    public async Task<Page<Row>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var page = input.Page ?? new PageRequest();
        var targets = Filtered(input);
        var sort = input.Sort ?? new(TargetOrder.Code);
        // The key begins with the code, which has no blank in it: what follows is the name.
        var ordered = sort.By == TargetOrder.Name
            ? targets.InOrder(page, sort, row => row.SearchKey.Substring(row.Code.Length), row => row.Id, Sorting.TryText)
            : targets.InOrder(page, sort, row => row.Code, row => row.Id, Sorting.TryText);
        var found = await ordered.AsNoTracking().Take(page.Rows + 1).ToListAsync(cancel);
        var cut = page.Cut(found, row => Sorting.Keys(sort, sort.By == TargetOrder.Name ? row.SearchKey[row.Code.Length..] : row.Code, row.Id.ToString()));
        return new Page<Row>(await RowsAsync([.. cut.Items], cancel), cut.Next);
    }

    /// <summary>How many the filter finds; no further than <paramref name="most"/>.</summary>
    public Task<int> CountAsync(Input input, int most, CancellationToken cancel = default) => Filtered(input).OrderBy(row => row.Code).Take(most).CountAsync(cancel);

    private IQueryable<Target> Filtered(Input input)
    {
        var today = user.Today;
        var targets = db.Targets.VisibleTo(user, db).Where(row => row.State == (input.Closed ? TargetState.Closed : TargetState.Open));
        var lines = db.TargetLines.VisibleTo(user, db);
        if (input.Organisation is { } top)
            lines = lines.Where(line => db.AncestryOn(today).Any(up => up.AncestorId == top && (up.DescendantId == line.AnswersId || up.DescendantId == line.OrganisationId)));
        if (input.Organisation is not null)
            targets = targets.Where(row => lines.Any(line => line.TargetId == row.Id));
        if (input.Source is { } source)
            targets = targets.Where(row => row.SourceDocumentId == source);
        if (!string.IsNullOrWhiteSpace(input.Text))
        {
            var key = SearchKey.Of(input.Text.Trim());
            targets = targets.Where(row => row.SearchKey.Contains(key));
        }

        if (input.Contested)
            targets = targets.Where(row => db.TargetContests.Any(contest => contest.TargetId == row.Id && contest.State == ContestState.Open && lines.Any(line => line.Id == contest.LineId)));
        var latest = db.TargetFigures.Where(figure => figure.Kind == FigureKind.Actual && figure.IsLatest && lines.Any(line => line.Id == figure.LineId));
        var reached = LastAccepted(db).Where(figure => lines.Any(line => line.Id == figure.LineId));
        var (year, quarter, month) = (TargetPeriod.LastOver(TargetFrequency.Yearly, today).LastDay, TargetPeriod.LastOver(TargetFrequency.Quarterly, today).LastDay,
            TargetPeriod.LastOver(TargetFrequency.Monthly, today).LastDay);
        return input.Standing switch
        {
            TargetStanding.Waiting => targets.Where(row => latest.Any(figure => figure.TargetId == row.Id && figure.State == FigureState.Submitted)),
            TargetStanding.Returned => targets.Where(row => latest.Any(figure => figure.TargetId == row.Id && figure.State == FigureState.Returned)),
            TargetStanding.Reached => targets.Where(row => reached.Any(figure => figure.TargetId == row.Id && figure.IsReached == true)),
            TargetStanding.NotReached => targets.Where(row => reached.Any(figure => figure.TargetId == row.Id && figure.IsReached == false)),
            TargetStanding.NotSent => targets.Where(row => lines.Any(line => line.TargetId == row.Id && line.Aggregation == TargetAggregation.None
                && !db.TargetFigures.Any(figure => figure.LineId == line.Id && figure.Kind == FigureKind.Actual && figure.State != FigureState.Entered
                    && figure.PeriodEnd == (row.Frequency == TargetFrequency.Yearly ? year : row.Frequency == TargetFrequency.Quarterly ? quarter : month)))),
            _ => targets,
        };
    }

    private static IQueryable<TargetFigure> LastAccepted(TrackingDb db)
    {
        var inForce = db.TargetFigures.Where(figure => figure.Kind == FigureKind.Actual && figure.IsInForce);
        return inForce.Where(figure => !inForce.Any(later => later.LineId == figure.LineId && later.PeriodEnd > figure.PeriodEnd));
    }

    private async Task<List<Row>> RowsAsync(List<Target> targets, CancellationToken cancel)
    {
        var ids = targets.ConvertAll(row => row.Id);
        var names = await db.LastNamesAsync(targets.Select(row => row.OwnerId), cancel);
        var sources = targets.Select(row => row.SourceDocumentId).OfType<DocumentId>().Distinct().ToList();
        var documents = await db.Documents.VisibleTo(user, db).Where(row => sources.Contains(row.Id)).Select(row => new Document(row.Id, row.TypeName, row.Number)).ToDictionaryAsync(row => row.Id, cancel);
        var visible = db.TargetLines.VisibleTo(user, db).Where(row => ids.Contains(row.TargetId));
        var lines = (await visible.AsNoTracking().Select(row => new { row.Id, row.TargetId, row.ParentId }).ToListAsync(cancel)).ToLookup(row => row.TargetId);
        var latest = (await db.TargetFigures.Where(row => ids.Contains(row.TargetId) && row.Kind == FigureKind.Actual && row.IsLatest && visible.Any(line => line.Id == row.LineId))
            .GroupBy(row => new { row.TargetId, row.State }).Select(group => new { group.Key.TargetId, group.Key.State, Count = group.Count() }).ToListAsync(cancel)).ToLookup(row => row.TargetId);
        var reached = (await LastAccepted(db).Where(row => ids.Contains(row.TargetId) && visible.Any(line => line.Id == row.LineId))
            .GroupBy(row => new { row.TargetId, row.IsReached }).Select(group => new { group.Key.TargetId, group.Key.IsReached, Count = group.Count() }).ToListAsync(cancel)).ToLookup(row => row.TargetId);
        var contested = await db.TargetContests.Where(row => ids.Contains(row.TargetId) && row.State == ContestState.Open && visible.Any(line => line.Id == row.LineId))
            .GroupBy(row => row.TargetId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var all = await db.TargetLines.CountAsync(row => ids.Contains(row.TargetId), cancel);
        var sheets = all <= MostAddedUp ? await db.SheetsAsync(targets, user.Today, cancel) : [];
        return targets.ConvertAll(row =>
        {
            var own = lines[row.Id].ToList();
            var seen = own.Select(line => line.Id).ToHashSet();
            var cells = own.Where(line => line.ParentId is not { } parent || !seen.Contains(parent)).ToList() is [var top] && sheets.TryGetValue(row.Id, out var sheet) ? sheet.Rows[top.Id].Cells : [];
            int In(FigureState state) => latest[row.Id].Where(one => one.State == state).Sum(one => one.Count);
            return new Row(row.Id, row.Code, row.Name, row.Unit, row.Kind, row.Direction, row.State, row.OwnerId, names.GetValueOrDefault(row.OwnerId, ""),
                row.SourceDocumentId is { } source ? documents.GetValueOrDefault(source) : null, own.Count, In(FigureState.Submitted), In(FigureState.Returned),
                reached[row.Id].Where(one => one.IsReached == true).Sum(one => one.Count), reached[row.Id].Where(one => one.IsReached == false).Sum(one => one.Count),
                contested.GetValueOrDefault(row.Id), cells.LastOrDefault(cell => cell.Actual is { Reported: > 0 }), cells.LastOrDefault(cell => cell.Plan is not null || cell.PlannedSum is not null));
        });
    }
}
