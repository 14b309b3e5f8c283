using DonDoc.Formats.Csv;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Reorganisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Reorganisations;

/// <summary>The table in which the lines of an act are written, empty or with the lines of one.</summary>
static class ReorganisationSheets
{
    static readonly string[] Headings = ["step", "code", "to", "organisation", "level", "type", "field", "assignments", "children"];

    public static void MapReorganisationSheets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/organisations/reorganisations/template.csv", WriteTemplateAsync).RequireAuthorization(nameof(Permission.ManageOrganisations)).ExcludeFromDescription();
        routes.MapGet("/organisations/reorganisations/{id:guid}/lines.csv", WriteLinesAsync).RequireAuthorization(nameof(Permission.ManageOrganisations)).ExcludeFromDescription();
    }

    /// <summary>With one line of each step, as examples.</summary>
    static Task WriteTemplateAsync(HttpContext http, IStringLocalizer<ReorganisationWords> words) => WriteAsync(http, words, "sap-xep-to-chuc.csv",
    [
        new(ReorganisationStep.Found, "99999.DU", "31.TU", words["example.name"], OrganisationLevel.Commune, OrganisationType.PartyCommittee),
        new(ReorganisationStep.Rename, "11311.DU", Name: words["example.name"]),
        new(ReorganisationStep.Move, "11311.DU", "31.TU"),
        new(ReorganisationStep.Merge, "11320.DU", "11311.DU", WithChildren: true),
        new(ReorganisationStep.Split, "11329.DU", "11311.DU"),
        new(ReorganisationStep.Split, "11329.DU", "99999.DU", Field: words["example.field"], Assignments: "31.BTV/2026-0001; 31.BTV/2026-0002"),
        new(ReorganisationStep.Dissolve, "11341.DU"),
    ]);

    static async Task WriteLinesAsync(Guid id, HttpContext http, ShowReorganisation show, IStringLocalizer<ReorganisationWords> words, CancellationToken cancel)
    {
        var lines = await show.LinesAsync(new ReorganisationId(id), cancel);
        if (lines.IsRefused)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await WriteAsync(http, words, "sap-xep-to-chuc.csv", lines.Value);
    }

    static async Task WriteAsync(HttpContext http, IStringLocalizer<ReorganisationWords> words, string file, IReadOnlyList<ReorganisationLine> lines)
    {
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([words["sheet.number"].Value, .. Headings.Select(heading => words["sheet." + heading].Value)]);
        foreach (var (index, line) in lines.Index())
        {
            await csv.WriteRowAsync(index + 1, words["step." + line.Step].Value, line.Code, line.To, line.Name, line.Level is { } level ? words["level." + level].Value : null,
                line.Type is { } type ? words["type." + type].Value : null, line.Field, line.Assignments, line.WithChildren ? words["yes"].Value : null);
        }
    }
}
