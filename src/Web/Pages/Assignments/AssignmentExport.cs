using DonDoc.Formats.Csv;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The assignments that a filter finds, as a table for a spreadsheet. Taking it is an entry of the log, with the filter.</summary>
static class AssignmentExport
{
    /// <summary>Rows of one export; who wants more narrows the filter.</summary>
    public const int Most = 100_000;

    static readonly string[] Columns =
        ["code", "content", "product", "lead-name", "assigner", "field", "priority", "due", "due.first", "state", "timeliness", "percent", "progress.last", "reported", "sign", "address"];

    public static void MapAssignmentExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assignments/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static async Task SendAsync(
        HttpContext http, ListAssignments list, RecordRead record, CurrentUser user, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        var filter = AssignmentFilter.Of(http.Request.Query);
        // Before the first row leaves.
        await record.RunAsync(new("assignment.exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"nhiem-vu-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. Columns.Select(name => (object?)words[name].Value)]);
        var page = await list.RunAsync(filter.Input(new PageRequest(Limit: PageRequest.Ceiling)), cancel);
        for (var sent = 0; ;)
        {
            foreach (var row in page.Items)
            {
                await csv.WriteRowAsync(row.Code, row.Content, row.Product, row.LeadName, row.AssignerName, row.Field, words["priority." + row.Priority].Value,
                    row.DueDate, row.OriginalDueDate, words["state." + row.State].Value, row.IsSent ? words["timeliness." + row.Timeliness].Value : null, row.Percent,
                    row.LastProgressOn, row.ReportedOn, string.Join("; ", row.Signs.Select(sign => words["sign." + sign].Value)),
                    $"{http.Request.Scheme}://{http.Request.Host}/assignments/{row.Id}");
            }

            sent += page.Items.Count;
            if (page.Next is not { } next || sent >= Most)
                break;
            page = await list.RunAsync(filter.Input(new PageRequest(next, PageRequest.Ceiling)), cancel);
        }
    }
}
