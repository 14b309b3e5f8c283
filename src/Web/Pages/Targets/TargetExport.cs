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

/// <summary>One target as a table, with all its lines and periods. Taking it is an entry of the log.</summary>
static class TargetExport
{
    static readonly string[] LineColumns = ["organisation", "answers", "period", "plan", "upper", "actual", "words", "reported.of", "achievement", "standing", "own-judgement", "figure.source"];

    public static void MapTargetExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/targets/{id:guid}/out.csv", SendOneAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

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

    public static object? Plain(TargetKind kind, PeriodCell cell) => kind == TargetKind.Qualitative ? cell.Plan?.Words : cell.Planned;

    public static string? Of(PeriodCell? cell) => cell?.Actual is { IsAggregated: true } actual ? $"{actual.Reported}/{actual.Expected}" : null;
}
