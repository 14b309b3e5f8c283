using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Reckoning;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>How periods, values and standings of targets are put into words.</summary>
static class TargetPhrases
{
    public static string Period(this IStringLocalizer<TargetWords> words, string key) =>
        TargetPeriod.TryRead(key, out var period) ? words["period." + period.Frequency, period.Year, period.Part] : key;

    public static string Number(decimal? value) => value is { } number ? TargetNumber.Write(number) : "–";

    /// <summary>“≥ 80”, “> 60”, “8 – 10”; of a qualitative target its words.</summary>
    public static string Planned(this IStringLocalizer<TargetWords> words, PeriodCell cell, TargetKind kind, TargetDirection direction)
    {
        if (cell.Plan is not { } plan)
            return cell.PlannedSum is { } sum ? $"{Bound(direction, false)}{Number(sum)} {words["plan.sum"]}" : "–";
        if (kind == TargetKind.Qualitative)
            return plan.Words ?? "–";
        return plan.Upper is { } upper ? $"{Number(plan.Value)} – {Number(upper)}" : Bound(direction, plan.IsStrict) + Number(plan.Value);
    }

    /// <summary>What was told: a number, words, or that nothing arose.</summary>
    public static string Told(this IStringLocalizer<TargetWords> words, FigureBrief figure) => figure.NothingArose ? words["nothing-arose"]
        : figure.Value is { } value ? figure.Upper is { } upper ? $"{Number(value)} – {Number(upper)}" : Number(value)
        : figure.Words is { } text ? (figure.IsMet is { } met ? $"{text} ({words[met ? "met" : "not-met"].Value.ToLower(CultureInfo.CurrentCulture)})" : text) : "–";

    /// <summary>What counts in a cell, with how many of those below it is made of.</summary>
    public static string Counted(this IStringLocalizer<TargetWords> words, PeriodCell cell, TargetKind kind)
    {
        if (cell.Actual is not { } actual)
            return "–";
        if (!actual.IsAggregated)
            return cell.InForce is { } told ? words.Told(told) : "–";
        var made = kind == TargetKind.Qualitative ? words["counted", actual.Reached, actual.Expected].Value : Number(actual.Value);
        return actual.IsComplete ? made : $"{made} ({words["reported", actual.Reported, actual.Expected]})";
    }

    public static Tone ToneOf(TargetStanding standing) => standing switch
    {
        TargetStanding.Reached => Tone.Good,
        TargetStanding.NotReached => Tone.Late,
        TargetStanding.Waiting => Tone.Waiting,
        TargetStanding.Returned or TargetStanding.Incomplete => Tone.Soon,
        TargetStanding.Recorded => Tone.Closed,
        _ => Tone.Neutral,
    };

    /// <summary>The method of a forecast, what it says, and from how many values.</summary>
    public static string Said(this IStringLocalizer<TargetWords> words, TargetForecast forecast)
    {
        if (forecast.Period is not { } period)
            return words["forecast.no-plan"];
        if (forecast.IsOver)
            return words["forecast.over", words.Period(period)];
        return forecast.Value is { } value
            ? words["forecast.said", words.Period(period), Number(value), words["method." + forecast.Method], forecast.Points]
              + (forecast.IsReached is { } reached ? ", " + words[reached ? "forecast.reached" : "forecast.not-reached"] : "")
            : words["forecast.few", words["method." + forecast.Method], TargetForecast.FewestPoints, forecast.Points];
    }

    static string Bound(TargetDirection direction, bool isStrict) => direction switch
    {
        TargetDirection.MoreIsBetter => isStrict ? "> " : "≥ ",
        TargetDirection.LessIsBetter => isStrict ? "< " : "≤ ",
        _ => "",
    };

    /// <summary>A typed number, or what is wrong with it, said of its field.</summary>
    public static decimal? Read(string? typed, string field, List<FormProblem> problems, IStringLocalizer<RefusalWords> words)
    {
        var read = TargetNumber.Read(typed);
        if (!read.IsRefused)
            return read.Value;
        problems.Add(words.Problem(read.Refusal!) with { Field = field });
        return null;
    }
}
