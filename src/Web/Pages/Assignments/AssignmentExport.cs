using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The assignments that a filter finds, as a table for a spreadsheet that can be given back changed; and an empty one.</summary>
static class AssignmentExport
{
    const string Act = "assignment.exported";

    public static void MapAssignmentExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assignments/out.csv", (HttpContext http, ListAssignments list, ListSheetDetails details, ListExport export, CurrentUser user, IStringLocalizer<AssignmentWords> words, CancellationToken cancel) =>
                export.SendCsvAsync(http, Act, $"nhiem-vu-{Dates.ForMachine(user.Today)}.csv", AssignmentColumns.All(words).Select(head => head.Heading), RowsAsync(http, list, details, words, cancel), cancel))
            .RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/assignments/out.xlsx", (HttpContext http, ListAssignments list, ListSheetDetails details, ListExport export, CurrentUser user, IStringLocalizer<AssignmentWords> words, CancellationToken cancel) =>
                export.SendSheetAsync(http, Act, $"nhiem-vu-{Dates.ForMachine(user.Today)}.xlsx", words["title"], AssignmentColumns.All(words), RowsAsync(http, list, details, words, cancel), cancel))
            .RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/assignments/in/template.xlsx", SendTemplateAsync).RequireAuthorization(nameof(Permission.AssignWork)).ExcludeFromDescription();
    }

    static async Task SendTemplateAsync(HttpContext http, IStringLocalizer<AssignmentWords> words, CancellationToken cancel)
    {
        ListExport.Name(http, SheetWriter.MediaType, "mau-nhiem-vu.xlsx");
        await using var sheet = await SheetWriter.BeginAsync(http.Response.Body, words["title"], AssignmentColumns.ToGive(words), cancel);
    }

    static async IAsyncEnumerable<object?[]> RowsAsync(
        HttpContext http, ListAssignments list, ListSheetDetails details, IStringLocalizer<AssignmentWords> words,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = AssignmentFilter.Of(http.Request.Query);
        // What lists do not show is asked once for each page of them.
        await foreach (var rows in ListExport.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Chunk(PageRequest.Ceiling).WithCancellation(cancel))
        {
            var more = await details.RunAsync([.. rows.Select(row => row.Id)], cancel);
            foreach (var row in rows)
                yield return AssignmentColumns.Cells(row, more.GetValueOrDefault(row.Id), $"{http.Request.Scheme}://{http.Request.Host}/assignments/{row.Id}", words);
        }
    }
}
