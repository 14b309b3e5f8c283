using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets.Reporting;

/// <summary>
/// The side that answers for lines tells what was reached, of many targets at once; kept for later, or sent to the side that set them. All or none, so
/// that nobody wonders what of a table went through.
/// </summary>
public sealed class EnterFigures(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>At once.</summary>
    public const int Most = 500;

    /// <param name="Submit">Sent in the same act; otherwise only written down.</param>
    /// <param name="Files">That show every one of these values.</param>
    public sealed record Input(IReadOnlyList<Cell> Cells, bool Submit, IReadOnlyList<StoredFile>? Files = null);

    /// <param name="Seen">Number of the version that the person saw; 0 where they saw none.</param>
    /// <param name="SeenVersion">Of that version the <see cref="Kernel.IVersioned"/> one.</param>
    /// <param name="Note">Of an amendment of an accepted value: why.</param>
    public sealed record Cell(
        TargetLineId Line, string Period, decimal? Value, [Longest(Target.LongestWords)] string? Words = null, bool? IsMet = null, bool NothingArose = false,
        [Longest(Target.LongestWords)] string? Source = null, [Longest(Target.LongestNote)] string? Note = null, int? Seen = null, int? SeenVersion = null);

    /// <summary>The name of a field of a cell in refusals: <c>cells.2.value</c>.</summary>
    public static string Field(int index, string name) => FormattableString.Invariant($"cells.{index}.{name}");

    /// <summary>Why it would be refused; null where it would not: asked before its files are looked into.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        var tried = await TryAsync(input, cancel);
        db.ChangeTracker.Clear();
        return tried;
    }

    /// <param name="keep">Puts the files into the store; asked when nothing is left but to commit.</param>
    public async Task<Refusal?> RunAsync(Input input, Func<Task>? keep = null, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } unfit)
            return unfit;
        if (await TryAsync(input, cancel) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        return await db.SaveWithFilesAsync(() => db.SaveTargetAsync(cancel), keep, cancel);
    }

    private async Task<Refusal?> TryAsync(Input input, CancellationToken cancel)
    {
        if (input.Cells.Count == 0)
            return TargetRefusals.NothingEntered;
        if (input.Cells.Count > Most)
            return TargetRefusals.TooMany.With($"{Most}");
        var files = input.Files ?? [];
        if (files.Any(file => !file.IsWhole))
            return DocumentRefusals.FileDamaged;
        var ids = input.Cells.Select(cell => cell.Line).Distinct().ToList();
        var opened = await db.OpenLinesAsync(user, clock, ids, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (lines, by) = opened.Value;
        var counting = await db.CountingAsync(ids, [.. input.Cells.Select(cell => cell.Period).Distinct(StringComparer.Ordinal)], cancel);
        var wrong = new List<Refusal>();
        foreach (var (index, cell) in input.Cells.Index())
        {
            var (line, target) = lines[cell.Line];
            var entered = EnterOne(target, line, cell, counting, by);
            var refusal = entered.Refusal ?? (input.Submit ? entered.Value.Submit(files.Count > 0, by) : null);
            if (refusal is not null)
            {
                wrong.Add(refusal.At(Field(index, Lower(refusal.Field ?? "Value"))));
                continue;
            }

            if (!counting.Contains(entered.Value))
            {
                db.Add(entered.Value);
                counting.Add(entered.Value);
            }

            if (input.Submit)
                db.AddRange(files.Select(file => new TargetEvidence(entered.Value, file)));
        }

        return wrong is [var first, .. var others] ? first with { Others = others } : null;
    }

    private static Outcome<TargetFigure> EnterOne(Target target, TargetLine line, Cell cell, List<TargetFigure> counting, Actor by)
    {
        if (target.State == TargetState.Closed)
            return TargetRefusals.Closed;
        if (line.Aggregation != TargetAggregation.None)
            return TargetRefusals.Aggregated;
        var value = new TargetValue(cell.Value, null, false, cell.Words, cell.IsMet, cell.NothingArose);
        if (FigureInput.Refuse(target, FigureKind.Actual, cell.Period, value, out var period) is { } wrong)
            return wrong;
        if (period.FirstDay > Clock.DayOf(by.At))
            return TargetRefusals.PeriodAhead;
        if (!line.CountsIn(period))
            return TargetRefusals.LineEnded;
        var latest = counting.Find(figure => figure.LineId == line.Id && figure.Kind == FigureKind.Actual && figure.Period == cell.Period && figure.IsLatest);
        if ((cell.Seen is { } seen && seen != (latest?.Number ?? 0)) || (cell.SeenVersion is { } version && latest is not null && version != latest.Version))
            return TargetRefusals.ChangedMeanwhile;
        if (latest is { State: FigureState.Submitted })
            return TargetRefusals.AlreadySubmitted;
        if (latest is { State: FigureState.Accepted } && string.IsNullOrWhiteSpace(cell.Note))
            return TargetRefusals.AmendmentReasonMissing;
        return TargetFigure.Enter(line, period, value, cell.Source, cell.Note, latest, by);
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
