using DonDoc.Formats.Csv;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The assignments that a filter finds, as a table for a spreadsheet that can be given back changed. Taking it is an entry of the log, with the filter.</summary>
static class AssignmentExport
{
    /// <summary>Rows of one export; who wants more narrows the filter.</summary>
    public const int Most = 100_000;

    public static void MapAssignmentExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assignments/out.csv", SendCsvAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/assignments/out.xlsx", SendSheetAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/assignments/in/template.xlsx", SendTemplateAsync).RequireAuthorization(nameof(Permission.AssignWork)).ExcludeFromDescription();
    }

    static async Task SendCsvAsync(
        HttpContext http, ListAssignments list, ListSheetDetails details, RecordRead record, CurrentUser user, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        await TellAsync(http, record, cancel);
        Begin(http, CsvWriter.MediaType, $"nhiem-vu-{Dates.ForMachine(user.Today)}.csv");
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. AssignmentColumns.All(words).Select(head => (object?)head.Heading)]);
        await foreach (var cells in RowsAsync(http, list, details, words, cancel))
            await csv.WriteRowAsync(cells);
    }

    static async Task SendSheetAsync(
        HttpContext http, ListAssignments list, ListSheetDetails details, RecordRead record, CurrentUser user, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        await TellAsync(http, record, cancel);
        Begin(http, SheetWriter.MediaType, $"nhiem-vu-{Dates.ForMachine(user.Today)}.xlsx");
        await using var sheet = await SheetWriter.BeginAsync(http.Response.Body, words["title"], AssignmentColumns.All(words), cancel);
        await foreach (var cells in RowsAsync(http, list, details, words, cancel))
            await sheet.WriteRowAsync(cells, cancel);
    }

    static async Task SendTemplateAsync(HttpContext http, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        Begin(http, SheetWriter.MediaType, "mau-nhiem-vu.xlsx");
        await using var sheet = await SheetWriter.BeginAsync(http.Response.Body, words["title"], AssignmentColumns.ToGive(words), cancel);
    }

    // Before the first row leaves.
    static Task TellAsync(HttpContext http, RecordRead record, CancellationToken cancel) =>
        record.RunAsync(new("assignment.exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);

    static void Begin(HttpContext http, string type, string file)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
    }

    static async IAsyncEnumerable<object?[]> RowsAsync(
        HttpContext http, ListAssignments list, ListSheetDetails details, IStringLocalizer<AssignmentWords> words,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = AssignmentFilter.Of(http.Request.Query);
        var page = await list.RunAsync(filter.Input(new PageRequest(Limit: PageRequest.Ceiling)), cancel);
        for (var sent = 0; ;)
        {
            var more = await details.RunAsync([.. page.Items.Select(row => row.Id)], cancel);
            foreach (var row in page.Items)
                yield return AssignmentColumns.Cells(row, more.GetValueOrDefault(row.Id), $"{http.Request.Scheme}://{http.Request.Host}/assignments/{row.Id}", words);
            sent += page.Items.Count;
            if (page.Next is not { } next || sent >= Most)
                yield break;
            page = await list.RunAsync(filter.Input(new PageRequest(next, PageRequest.Ceiling)), cancel);
        }
    }
}
