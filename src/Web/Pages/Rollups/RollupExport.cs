using System.Globalization;
using DonDoc.Formats.Csv;
using DonDoc.Tracking.Assignments.Tallies;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Rollups;

/// <summary>The lines of a roll-up as a table for a spreadsheet.</summary>
static class RollupExport
{
    public static void MapRollupExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/rollups/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    /// <summary>What a line is called where it is no organisation and no document that opens.</summary>
    public static string NameOf(ShowRollup.Line line, RollupBy by, IStringLocalizer<RollupWords> words)
    {
        if (line.IsOwn)
            return words["itself", line.Name!];
        if (line.Month is { } month)
            return month.ToString("MM/yyyy", CultureInfo.InvariantCulture);
        return line.Name switch
        {
            null => words["hidden"],
            "" => words["without." + by],
            _ => line.Name,
        };
    }

    static async Task SendAsync(HttpContext http, ShowRollup show, RecordRead record, IStringLocalizer<RollupWords> words, CancellationToken cancel)
    {
        var view = RollupView.Of(http.Request.Query);
        var shown = await show.RunAsync(view.Input(), cancel);
        if (shown.IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await record.RunAsync(new("assignment.exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        var it = shown.Value;
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"tong-hop-{Dates.ForMachine(it.Day)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([words["by." + view.By].Value, .. RollupView.Columns.Select(column => (object?)words[column.Name].Value), words["figure.fallen-due"].Value, words["figure.rate"].Value]);
        foreach (var line in it.Lines)
            await csv.WriteRowAsync([NameOf(line, view.By, words), .. Row(line.Figures)]);
        await csv.WriteRowAsync([words["sum"].Value, .. Row(it.Total)]);
    }

    static IEnumerable<object?> Row(RollupFigures figures) =>
        [.. RollupView.Columns.Select(column => (object?)column.Of(figures)), figures.FallenDue, figures.OverdueRate?.ToString("P1", CultureInfo.CurrentCulture)];
}
