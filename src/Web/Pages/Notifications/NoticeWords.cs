using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Pages.Reports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Notifications;

/// <summary>What a notice says in a sentence, where it leads, and how it looks.</summary>
static class NoticeWords
{
    public static Tone Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Overdue or NoticeKind.Returned or NoticeKind.ReportReturned => Tone.Late,
        NoticeKind.DueSoon or NoticeKind.Silence or NoticeKind.NotReceived => Tone.Soon,
        _ => Tone.Waiting,
    };

    public static Tone Of(MailFate mail) => mail switch
    {
        MailFate.Accepted or MailFate.Forgotten => Tone.Good,
        MailFate.GivenUp or MailFate.NoAddress => Tone.Late,
        MailFate.Waiting => Tone.Waiting,
        _ => Tone.Neutral,
    };

    public static string Say(
        this IStringLocalizer<UrgingWords> words, IStringLocalizer<ReportingWords> of, NoticeKind kind, NoticeLevel level, int days, int count, string about, NoticeWork? work, PeriodLine? period,
        string? by, string? said)
    {
        var key = kind is NoticeKind.Overdue || kind is NoticeKind.Silence ? $"say.{kind}.{level}" : $"say.{kind}";
        return words[key, Dates.Show(work?.DueDate) ?? "–", days, about, period is null ? "" : of.Name(period), by ?? "", said ?? "", count, Dates.Show(period?.LockOn) ?? ""].Value;
    }

    /// <summary>Where the next act is.</summary>
    public static string Url(NoticeKind kind, NoticeLevel level, NoticeWork? work, PeriodLine? period, OrganisationId about) => (kind, work, period) switch
    {
        (NoticeKind.ReportReturned, { } one, { } of) => $"/assignments/{one.Id}/reports/{of.Id}",
        (_, { } one, _) => $"/assignments/{one.Id}#act",
        (_, _, { } of) when level == NoticeLevel.Own => $"/reports?period={of.Id}&standing={ReportStanding.Missing}",
        (_, _, { } of) => $"/reports?side={ReportSide.All}&period={of.Id}&organisation={about}&standing={ReportStanding.Missing}",
        _ => "/inbox",
    };
}
