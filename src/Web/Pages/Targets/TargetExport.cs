using DonDoc.Formats.Csv;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Tracking.Targets.Reckoning;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>Targets as tables for a spreadsheet: those that a filter finds, or one with all its lines and periods. Taking one is an entry of the log.</summary>
static class TargetExport
{
    static readonly string[] Columns =
        ["code", "name", "unit", "kind", "owner", "source", "lines", "plan.period", "plan", "actual.period", "actual", "reported.of", "achievement", "standing", "waiting", "returned", "reached", "not-reached", "contested", "address"];

    static readonly string[] LineColumns = ["organisation", "answers", "period", "plan", "upper", "actual", "words", "reported.of", "achievement", "standing", "own-judgement", "figure.source"];

    public static void MapTargetExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/targets/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/targets/{id:guid}/out.csv", SendOneAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
    }

    static Task SendAsync(HttpContext http, ListTargets list, ListExport export, CurrentUser user, IStringLocalizer<TargetWords> words, CancellationToken cancel)
    {
        var filter = TargetFilter.Of(http.Request.Query);
        var rows = ListExport.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Select(row => new object?[]
        {
            row.Code, row.Name, row.Unit, words["kind." + row.Kind].Value, row.OwnerName, row.From is { } from ? $"{from.TypeName} {from.Number}".Trim() : null, row.Lines,
            row.End is { } end ? words.Period(end.Period) : null, row.End is { } planned ? Plain(row.Kind, planned) : null, row.Top is { } top ? words.Period(top.Period) : null,
            row.Top is { } told ? row.Kind == TargetKind.Qualitative ? words.Counted(told, row.Kind) : told.Actual?.Value : null, Of(row.Top), row.Top?.Achievement,
            row.Top is { } stands ? words["standing." + stands.Standing].Value : null, row.Waiting, row.Returned, row.Reached, row.NotReached, row.Contested,
            $"{http.Request.Scheme}://{http.Request.Host}/targets/{row.Id}",
        });
        return export.SendCsvAsync(http, "target.exported", $"chi-tieu-{Dates.ForMachine(user.Today)}.csv", Columns.Select(name => words[name].Value), rows, cancel);
    }

    static async Task<IResult> SendOneAsync(Guid id, HttpContext http, ShowTarget show, RecordRead record, IStringLocalizer<TargetWords> words, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new(new TargetId(id)), cancel);
        if (shown.IsRefused)
            return Results.NotFound();
        await record.RunAsync(new("target.exported", "target", id), cancel);
        ListExport.Name(http, CsvWriter.MediaType, $"chi-tieu-{shown.Value.Facts.Code.Replace('/', '-')}.csv");
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. LineColumns.Select(name => (object?)words[name].Value)]);
        foreach (var (line, cell) in shown.Value.Lines.SelectMany(line => line.Row.Cells.Select(cell => (line, cell))))
        {
            await csv.WriteRowAsync(line.Organisation.Name, line.Answers?.Name, words.Period(cell.Period), Plain(shown.Value.Facts.Kind, cell), cell.Plan?.Upper, cell.Actual?.Value,
                cell.InForce?.Words, Of(cell), cell.Achievement, words["standing." + cell.Standing].Value, cell.InForce?.Judged is { } judged ? words[judged ? "met" : "not-met"].Value : null, cell.InForce?.Source);
        }

        return Results.Empty;
    }

    static object? Plain(TargetKind kind, PeriodCell cell) => kind == TargetKind.Qualitative ? cell.Plan?.Words : cell.Planned;

    static string? Of(PeriodCell? cell) => cell?.Actual is { IsAggregated: true } actual ? $"{actual.Reported}/{actual.Expected}" : null;
}
