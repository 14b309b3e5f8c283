using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>The bottlenecks that a filter finds, as a table for a spreadsheet.</summary>
static class BottleneckExport
{
    static readonly string[] Columns =
        ["code", "hinders", "kind", "severity", "raiser", "resolver", "state", "raised-on", "answer-due", "days-open", "days-with", "days-late", "ended-on", "holds-up", "address"];

    public static void MapBottleneckExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/bottlenecks/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static Task SendAsync(HttpContext http, ListBottlenecks list, ListExport export, CurrentUser user, IStringLocalizer<BottleneckWords> words, CancellationToken cancel)
    {
        var filter = BottleneckFilter.Of(http.Request.Query);
        var rows = ListExport.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Select(row => new object?[]
        {
            row.Code, row.Hinders, words.Kind(row.Kind), words["severity." + row.Severity].Value, row.RaiserName, row.ResolverName, words["state." + row.State].Value, row.RaisedOn, row.Age.WaitsUntil,
            row.Age.DaysOpen, row.Age.DaysWithResolver, row.Age.DaysLate, row.EndedOn, string.Join("; ", row.HoldsUp.Select(held => held.Code)),
            $"{http.Request.Scheme}://{http.Request.Host}/bottlenecks/{row.Id}",
        });
        return export.SendCsvAsync(http, "bottleneck.exported", $"diem-nghen-{Dates.ForMachine(user.Today)}.csv", Columns.Select(name => words[name].Value), rows, cancel);
    }
}
