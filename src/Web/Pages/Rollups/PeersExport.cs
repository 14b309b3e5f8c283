using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments.Peers;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Rollups;

/// <summary>Organisations side by side as a table for a spreadsheet: each number, and the share that it is.</summary>
static class PeersExport
{
    const string Act = "assignment.exported";

    public static void MapPeersExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rollups/peers/out.csv", (HttpContext http, ComparePeers compare, ListExport export, CurrentUser user, IStringLocalizer<RollupWords> words, CancellationToken cancel) =>
                SendAsync(http, compare, words, (heads, rows) => export.SendCsvAsync(http, Act, $"so-sanh-{Dates.ForMachine(user.Today)}.csv", heads, rows, cancel), cancel))
            .RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
        routes.MapGet("/rollups/peers/out.xlsx", (HttpContext http, ComparePeers compare, ListExport export, CurrentUser user, IStringLocalizer<RollupWords> words, CancellationToken cancel) =>
                SendAsync(http, compare, words, (heads, rows) => export.SendSheetAsync(http, Act, $"so-sanh-{Dates.ForMachine(user.Today)}.xlsx", words["peers"], [.. heads.Select((head, at) => new SheetHead(head, at == 0 ? 44 : 16))], rows, cancel), cancel))
            .RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();
    }

    static async Task SendAsync(
        HttpContext http, ComparePeers compare, IStringLocalizer<RollupWords> words, Func<IReadOnlyList<string>, IAsyncEnumerable<object?[]>, Task> send, CancellationToken cancel)
    {
        var compared = await compare.RunAsync(PeersView.Of(http.Request.Query).Input(), cancel);
        if (compared.IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        string[] heads = [words["by.Unit"], .. PeersView.Columns.SelectMany(column => PeersView.IsShare(column) ? new[] { words["peer." + column].Value, words["peer.share", words["peer." + column]].Value } : [words["peer." + column].Value])];
        await send(heads, compared.Value.Rows.Select(row => (object?[])[row.Name, .. PeersView.Columns.SelectMany(column => Cells(row.Figures, column))]).ToAsyncEnumerable());
    }

    static IEnumerable<object?> Cells(PeerFigures figures, PeerOrder column)
    {
        yield return PeersView.Count(figures, column) is { } count ? count : Rounded(figures.Of(column), 1);
        if (PeersView.IsShare(column))
            yield return Rounded(figures.Of(column), 4);
    }

    static decimal? Rounded(double? value, int digits) => value is { } number ? Math.Round((decimal)number, digits) : null;
}
