using DonDoc.Formats.Csv;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Campaigns;

/// <summary>How far the recipients of a campaign have come, as a table for a spreadsheet, with the filters of the list.</summary>
static class CampaignExport
{
    public static void MapCampaignExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/campaigns/{id:guid}/rows/out.csv", WriteAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).ExcludeFromDescription();

    static async Task WriteAsync(
        Guid id, Guid? under, bool? alone, string? stage, string? timing, string? text, HttpContext http, ShowCampaign show, ListRequests list, IStringLocalizer<CampaignWords> words,
        IStringLocalizer<OrganisationWords> tree, CancellationToken cancel)
    {
        var campaign = new CampaignId(id);
        if ((await show.RunAsync(campaign, cancel)).IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"xay-dung-chuong-trinh.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync(words["organisation"].Value, tree["code"].Value, tree["level"].Value, tree["belongs"].Value, words["due"].Value, words["due.first"].Value, words["received"].Value, words["received-by"].Value, words["stage"].Value, words["timing"].Value, words["stage.Issued"].Value,
            words["recorded"].Value, words["reminded"].Value);
        var rows = await list.AllAsync(new(campaign, under is { } top ? new OrganisationId(top) : null, alone == true, Named.Read<RequestStage>(stage), Named.Read<RequestTiming>(timing), Text: text), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            // Days alone, all in one form: a spreadsheet sorts by them.
            await csv.WriteRowAsync(row.OrganisationName, row.Code, tree["level." + row.Level].Value, row.ParentName, row.DueOn, row.OriginalDueOn, row.ReceivedAt is { } at ? Clock.DayOf(at) : null, row.ReceivedBy,
                words["stage." + row.Stage].Value, words["timing." + row.Timing].Value, row.IssuedOn, row.RecordedAt is { } recorded ? Clock.DayOf(recorded) : null, row.RemindedOn);
        }
    }
}
