using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reports;

/// <summary>The reports that a filter finds, as a table for a spreadsheet.</summary>
static class ReportsExport
{
    public static void MapReportsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static Task SendAsync(
        HttpContext http, ListReports list, ListExport export, CurrentUser user, IStringLocalizer<ReportingWords> words, IStringLocalizer<AssignmentWords> of, CancellationToken cancel)
    {
        var filter = ReportsFilter.Of(http.Request.Query);
        PeriodLine? period = null;
        var rows = ListExport.AllAsync(async page =>
        {
            var found = await list.RunAsync(filter.Input(page), cancel);
            period = found.Period;
            return found.Page;
        }).Select(row => new object?[]
        {
            row.Code, row.Content, row.LeadName, row.AssignerName, row.DueDate, of["timeliness." + row.Timeliness].Value, words.Name(period!), words["standing." + row.Standing].Value,
            row.SentOn, row.Percent, row.Judgement is { } judgement ? words["judgement." + judgement].Value : null, row.NothingArose ? words["nothing"].Value : row.Result, row.Difficulties,
            string.Join("; ", row.Signs.Select(sign => words["sign." + sign, Math.Round(100 * (row.Copied ?? 0))].Value)),
        });
        string[] heads =
        [
            of["code"], of["content"], of["lead-name"], of["assigner"], of["due"], of["timeliness"], words["period"], words["standing"], words["sent-day"], words["percent"], words["judgement"],
            words["result"], words["difficulties"], of["sign"],
        ];
        return export.SendCsvAsync(http, "assignment.reports_exported", $"bao-cao-{Dates.ForMachine(user.Today)}.csv", heads, rows, cancel);
    }
}
