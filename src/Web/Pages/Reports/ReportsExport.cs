using DonDoc.Formats.Csv;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reports;

/// <summary>The reports that a filter finds, as a table for a spreadsheet. Taking it is an entry of the log, with the filter.</summary>
static class ReportsExport
{
    /// <summary>Rows of one export; who wants more narrows the filter.</summary>
    public const int Most = 100_000;

    public static void MapReportsExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static async Task SendAsync(
        HttpContext http, ListReports list, RecordRead record, CurrentUser user, IStringLocalizer<ReportingWords> words, IStringLocalizer<AssignmentWords> of, CancellationToken cancel)
    {
        var filter = ReportsFilter.Of(http.Request.Query);
        // Before the first row leaves.
        await record.RunAsync(new("assignment.reports_exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"bao-cao-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync(
            of["code"].Value, of["content"].Value, of["lead-name"].Value, of["assigner"].Value, of["due"].Value, of["timeliness"].Value, words["period"].Value, words["standing"].Value,
            words["sent-day"].Value, words["percent"].Value, words["judgement"].Value, words["result"].Value, words["difficulties"].Value, of["sign"].Value);
        string? cursor = null;
        for (var sent = 0; sent < Most;)
        {
            var found = await list.RunAsync(filter.Input(new PageRequest(cursor, PageRequest.Ceiling)), cancel);
            foreach (var row in found.Page.Items)
            {
                await csv.WriteRowAsync(
                    row.Code, row.Content, row.LeadName, row.AssignerName, row.DueDate, of["timeliness." + row.Timeliness].Value, words.Name(found.Period!), words["standing." + row.Standing].Value,
                    row.SentOn, row.Percent, row.Judgement is { } judgement ? words["judgement." + judgement].Value : null, row.NothingArose ? words["nothing"].Value : row.Result, row.Difficulties,
                    string.Join("; ", row.Signs.Select(sign => words["sign." + sign, Math.Round(100 * (row.Copied ?? 0))].Value)));
            }

            sent += found.Page.Items.Count;
            if ((cursor = found.Page.Next) is null)
                break;
        }
    }
}
