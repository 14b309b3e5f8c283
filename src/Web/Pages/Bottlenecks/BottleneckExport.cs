using DonDoc.Formats.Csv;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>The bottlenecks that a filter finds, as a table for a spreadsheet. Taking it is an entry of the log, with the filter.</summary>
static class BottleneckExport
{
    /// <summary>Rows of one export; who wants more narrows the filter.</summary>
    public const int Most = 100_000;

    static readonly string[] Columns =
        ["code", "hinders", "kind", "severity", "raiser", "resolver", "state", "raised-on", "answer-due", "days-open", "days-with", "days-late", "ended-on", "holds-up", "address"];

    public static void MapBottleneckExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bottlenecks/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static async Task SendAsync(HttpContext http, ListBottlenecks list, RecordRead record, CurrentUser user, IStringLocalizer<BottleneckWords> words, CancellationToken cancel)
    {
        var filter = BottleneckFilter.Of(http.Request.Query);
        // Before the first row leaves.
        await record.RunAsync(new("bottleneck.exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"diem-nghen-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. Columns.Select(name => (object?)words[name].Value)]);
        string? cursor = null;
        for (var sent = 0; sent < Most;)
        {
            var page = await list.RunAsync(filter.Input(new PageRequest(cursor, PageRequest.Ceiling)), cancel);
            foreach (var row in page.Items)
            {
                await csv.WriteRowAsync(
                    row.Code, row.Hinders, words.Kind(row.Kind), words["severity." + row.Severity].Value, row.RaiserName, row.ResolverName, words["state." + row.State].Value, row.RaisedOn, row.Age.WaitsUntil,
                    row.Age.DaysOpen, row.Age.DaysWithResolver, row.Age.DaysLate, row.EndedOn, string.Join("; ", row.HoldsUp.Select(held => held.Code)),
                    $"{http.Request.Scheme}://{http.Request.Host}/bottlenecks/{row.Id}");
            }

            sent += page.Items.Count;
            if ((cursor = page.Next) is null)
                break;
        }
    }
}
