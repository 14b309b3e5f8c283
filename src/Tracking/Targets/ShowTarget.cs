using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Targets.Reckoning;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets;

/// <summary>One target: its lines that the user sees, each with planned and actual values by period and where they lead, and what may be done.</summary>
public sealed class ShowTarget(TrackingDb db, CurrentUser user)
{
    /// <summary>Lines that are shown at once; of a larger target the rest is opened below a line.</summary>
    public const int MostLines = 200;

    /// <param name="Below">This line and those below it only.</param>
    public sealed record Input(TargetId Target, TargetLineId? Below = null);

    /// <param name="More">How many lines are not shown here.</param>
    /// <param name="MaySet">Plan values, place lines, say it otherwise, close it.</param>
    /// <param name="MayDecide">Accept or return values, decide objections.</param>
    public sealed record Result(
        Facts Facts, IReadOnlyList<string> Periods, IReadOnlyList<Line> Lines, int More, IReadOnlyList<Contest> Contests, bool MaySet, bool MayDecide);

    public sealed record Facts(
        TargetId Id, string Code, string Name, string? Unit, string? Definition, TargetKind Kind, TargetDirection Direction, TargetMeasure Measure, TargetFrequency Frequency,
        ForecastMethod Forecast, decimal? Baseline, DateOnly? BaselineOn, OrganisationLabel Owner, TargetState State, string? ClosedReason, Source? Source, string SetByName, DateTime SetAt, int Version);

    /// <param name="Document">Null where the user may not open it.</param>
    /// <param name="Path">Of the provision.</param>
    public sealed record Source(ListTargets.Document? Document, int? Start, int? End, string? Path, Guid? Commitment, string? CommitmentWhat);

    /// <param name="Answers">Who answers for it, where that is the successor of the organisation.</param>
    /// <param name="MayReport">Tell values, object to those that were set.</param>
    public sealed record Line(
        TargetLineId Id, TargetLineId? Parent, int Depth, OrganisationLabel Organisation, OrganisationLabel? Answers, TargetAggregation Aggregation, decimal Weight, DateOnly? EndsOn, int Below,
        SheetRow Row, bool MayReport);

    public sealed record Contest(
        TargetContestId Id, TargetLineId Line, TargetFigureId Figure, FigureKind Kind, string Period, int Number, decimal? Contested, string? ContestedWords, decimal? Value, decimal? Upper, string? Words, string Reason, string Source,
        string ByName, string? ByOrganisation, DateTime At, ContestState State, string? DecidedByName, DateTime? DecidedAt, string? DecisionReason, int Version);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var target = await db.Targets.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Target, cancel);
        if (target is null)
            return TargetRefusals.NotFound;
        var sheet = (await db.SheetsAsync([target], user.Today, cancel))[target.Id];
        var seen = (await db.TargetLines.VisibleTo(user, db).Where(row => row.TargetId == target.Id).Select(row => row.Id).ToListAsync(cancel)).ToHashSet();
        if (input.Below is { } top && !seen.Contains(top))
            return TargetRefusals.LineNotFound;
        var ordered = Ordered(sheet.Lines, seen, input.Below);
        var shown = ordered.Take(MostLines).ToList();
        var names = await db.LastNamesAsync(shown.SelectMany(one => new[] { one.Line.OrganisationId, one.Line.AnswersId }).Append(target.OwnerId), cancel);
        OrganisationLabel Label(OrganisationId id) => new(id, names.GetValueOrDefault(id, ""));
        var answering = shown.Select(one => one.Line.AnswersId).Distinct().ToList();
        var reports = (await db.Scope(user, Permission.ReportWork).Where(row => answering.Contains(row.DescendantId)).Select(row => row.DescendantId).Distinct().ToListAsync(cancel)).ToHashSet();
        var below = sheet.Lines.Where(line => line.ParentId is not null && seen.Contains(line.Id)).ToLookup(line => line.ParentId!.Value);
        var isOpen = target.State == TargetState.Open;
        var lines = shown.ConvertAll(one => new Line(one.Line.Id, one.Line.ParentId, one.Depth, Label(one.Line.OrganisationId), one.Line.AnswersId == one.Line.OrganisationId ? null : Label(one.Line.AnswersId),
            one.Line.Aggregation, one.Line.Weight, one.Line.EndsOn == Timeline.End ? null : one.Line.EndsOn, below[one.Line.Id].Count(), sheet.Rows[one.Line.Id], isOpen && reports.Contains(one.Line.AnswersId)));
        return new Result(await FactsAsync(target, Label(target.OwnerId), cancel), [.. sheet.Periods.Select(period => period.Key)], lines, ordered.Count - shown.Count,
            await ContestsAsync(target.Id, [.. shown.Select(one => one.Line.Id)], cancel),
            isOpen && await db.ReachesAsync(user, Permission.AssignWork, target.OwnerId, cancel), isOpen && await db.ReachesAsync(user, Permission.ConfirmWork, target.OwnerId, cancel));
    }

    private async Task<Facts> FactsAsync(Target row, OrganisationLabel owner, CancellationToken cancel)
    {
        var document = await db.Documents.VisibleTo(user, db).Where(one => one.Id == row.SourceDocumentId).Select(one => new ListTargets.Document(one.Id, one.TypeName, one.Number)).SingleOrDefaultAsync(cancel);
        var provision = document is null ? null : await db.Provisions.Where(one => one.Id == row.SourceProvisionId).Select(one => new { one.Path, one.Start, one.OwnEnd }).SingleOrDefaultAsync(cancel);
        var commitment = await db.Programmes.VisibleTo(user, db).Join(db.ProgrammeCommitments.Where(one => one.Id == row.SourceCommitmentId), one => one.Id, one => one.ProgrammeId, (programme, one) => new { programme.Id, one.What }).SingleOrDefaultAsync(cancel);
        var source = row.SourceDocumentId is null && commitment is null ? null : new Source(document, provision?.Start, provision?.OwnEnd, provision?.Path, commitment?.Id.Value, commitment?.What);
        return new Facts(row.Id, row.Code, row.Name, row.Unit, row.Definition, row.Kind, row.Direction, row.Measure, row.Frequency, row.Forecast, row.Baseline, row.BaselineOn, owner, row.State,
            row.ClosedReason, source, row.SetByName, row.SetAt, row.Version);
    }

    private async Task<List<Contest>> ContestsAsync(TargetId target, List<TargetLineId> lines, CancellationToken cancel)
    {
        var found = await db.TargetContests.Where(row => row.TargetId == target && lines.Contains(row.LineId))
            .Join(db.TargetFigures, row => row.FigureId, figure => figure.Id, (row, figure) => new { Row = row, figure.Kind, figure.Period, figure.Number, figure.Value, figure.Words })
            .OrderByDescending(one => one.Row.At).ThenByDescending(one => one.Row.Id).AsNoTracking().ToListAsync(cancel);
        var names = await db.LastNamesAsync(found.Select(one => one.Row.ByOrganisationId).OfType<OrganisationId>(), cancel);
        return found.ConvertAll(one => new Contest(one.Row.Id, one.Row.LineId, one.Row.FigureId, one.Kind, one.Period, one.Number, one.Value, one.Words, one.Row.Value, one.Row.Upper, one.Row.Words, one.Row.Reason, one.Row.Source,
            one.Row.ByName, one.Row.ByOrganisationId is { } by ? names.GetValueOrDefault(by) : null, one.Row.At, one.Row.State, one.Row.DecidedByName, one.Row.DecidedAt, one.Row.DecisionReason, one.Row.Version));
    }

    // Parents before their children, those of one parent in the order in which they were placed.
    private static List<(TargetLine Line, int Depth)> Ordered(IReadOnlyList<TargetLine> lines, HashSet<TargetLineId> seen, TargetLineId? below)
    {
        var children = lines.Where(line => seen.Contains(line.Id)).ToLookup(line => line.ParentId is { } parent && seen.Contains(parent) ? parent : (TargetLineId?)null);
        var ordered = new List<(TargetLine, int)>();
        var waiting = new Stack<(TargetLine Line, int Depth)>((below is { } top ? lines.Where(line => line.Id == top) : children[null]).Reverse().Select(line => (line, 0)));
        while (waiting.TryPop(out var one))
        {
            ordered.Add(one);
            foreach (var child in children[one.Line.Id].Reverse())
                waiting.Push((child, one.Depth + 1));
        }

        return ordered;
    }
}
