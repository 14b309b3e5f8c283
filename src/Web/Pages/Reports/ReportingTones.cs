using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reports;

/// <summary>How periods are called and reports look everywhere.</summary>
static class ReportingTones
{
    public static Tone Of(ReportStanding standing) => standing switch
    {
        ReportStanding.Accepted => Tone.Closed,
        ReportStanding.Submitted => Tone.Waiting,
        ReportStanding.Returned => Tone.Late,
        ReportStanding.Missing => Tone.Soon,
        _ => Tone.Neutral,
    };

    public static Tone Of(ReportSign sign) => sign is ReportSign.Late ? Tone.Late : Tone.Soon;

    public static Tone Of(ProgressJudgement judgement) => judgement switch
    {
        ProgressJudgement.OnTrack => Tone.Good,
        ProgressJudgement.AtRisk => Tone.Soon,
        _ => Tone.Late,
    };

    /// <summary>By the month in which its figures are cut off: “tháng 11/2026”, “quý IV/2026”.</summary>
    public static string Name(this IStringLocalizer<ReportingWords> words, PeriodLine period) => period.Cadence switch
    {
        Cadence.Quarterly => words["period.Quarterly", Quarters[(period.To.Month - 1) / 3], period.To.Year],
        Cadence.HalfYearly => words[period.To.Month <= 6 ? "period.HalfYearly.first" : "period.HalfYearly.second", period.To.Year],
        Cadence.Yearly => words["period.Yearly", period.To.Year],
        _ => words["period.Monthly", period.To.Month, period.To.Year],
    };

    /// <summary>From when to when, until when it is due and until when it is taken.</summary>
    public static string Days(this IStringLocalizer<ReportingWords> words, PeriodLine period) =>
        words["period.days", Dates.Show(period.From), Dates.Show(period.To), Dates.Show(period.DueOn), Dates.Show(period.LockOn)];

    static readonly string[] Quarters = ["I", "II", "III", "IV"];
}
