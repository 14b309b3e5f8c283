using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets.Reckoning;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Targets.Reporting;

/// <summary>What one organisation has to tell of one period: every open target for which it answers and whose value is entered, with what is there already.</summary>
public sealed class ListEntries(TrackingDb db, CurrentUser user)
{
    /// <summary>What one form holds; where there are more, what is still to be told comes first.</summary>
    public const int Most = 120;

    /// <param name="Organisation">The user's own where null.</param>
    /// <param name="Period">Key; the last that is over where null, of the frequency that most of them have.</param>
    public sealed record Input(OrganisationId? Organisation = null, string? Period = null);

    /// <param name="Periods">Those that may be asked for: of each frequency that occurs the last that is over and the one under way, and the one asked for.</param>
    /// <param name="More">How many more there are than fit.</param>
    public sealed record Result(OrganisationLabel Organisation, string Period, IReadOnlyList<string> Periods, IReadOnlyList<Row> Rows, int More);

    /// <param name="LineName">The organisation whose line it was, where another answers for it now.</param>
    /// <param name="Before">The value in force of the period before.</param>
    public sealed record Row(
        TargetId Target, TargetLineId Line, string Code, string Name, string? Unit, TargetKind Kind, TargetMeasure Measure, string? LineName, FigureBrief? Plan, FigureBrief? Latest, FigureBrief? Before);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var organisation = input.Organisation ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.ReportWork, organisation, cancel))
            return TargetRefusals.NotAllowed;
        var answered = await db.TargetLines.VisibleTo(user, db).Where(line => line.AnswersId == organisation && line.Aggregation == TargetAggregation.None)
            .Join(db.Targets.VisibleTo(user, db).Where(target => target.State == TargetState.Open), line => line.TargetId, target => target.Id, (line, target) => new { Line = line, Target = target })
            .OrderBy(one => one.Target.Code).ThenBy(one => one.Line.Id).AsNoTracking().ToListAsync(cancel);
        var common = answered.GroupBy(one => one.Target.Frequency).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).ToList();
        if (!TargetPeriod.TryRead(input.Period, out var period))
            period = TargetPeriod.LastOver(common.FirstOrDefault(), user.Today);
        var rows = answered.Where(one => one.Target.Frequency == period.Frequency && one.Line.CountsIn(period)).ToList();
        var previous = TargetPeriod.Of(period.Frequency, period.FirstDay.AddDays(-1));
        var figures = await db.CountingAsync([.. rows.Select(one => one.Line.Id)], [period.Key, previous.Key], cancel);
        FigureBrief? Find(TargetLineId line, FigureKind kind, TargetPeriod of, bool latest) =>
            FigureBrief.Of(figures.Find(figure => figure.LineId == line && figure.Kind == kind && figure.Period == of.Key && (latest ? figure.IsLatest : figure.IsInForce)));
        var names = await db.LastNamesAsync(rows.Select(one => one.Line.OrganisationId).Append(organisation), cancel);
        var periods = common.SelectMany(frequency => new[] { TargetPeriod.LastOver(frequency, user.Today), TargetPeriod.Of(frequency, user.Today) }).Append(period).Distinct().Order().Select(one => one.Key);
        var all = rows.ConvertAll(one => new Row(
            one.Target.Id, one.Line.Id, one.Target.Code, one.Target.Name, one.Target.Unit, one.Target.Kind, one.Target.Measure,
            one.Line.OrganisationId == organisation ? null : names.GetValueOrDefault(one.Line.OrganisationId),
            Find(one.Line.Id, FigureKind.Plan, period, false), Find(one.Line.Id, FigureKind.Actual, period, true), Find(one.Line.Id, FigureKind.Actual, previous, false)));
        List<Row> shown = all.Count <= Most ? all : [.. all.OrderBy(row => row.Latest?.State is FigureState.Submitted or FigureState.Accepted).Take(Most)];
        return new Result(new OrganisationLabel(organisation, names.GetValueOrDefault(organisation, "")), period.Key, [.. periods], shown, all.Count - shown.Count);
    }
}
