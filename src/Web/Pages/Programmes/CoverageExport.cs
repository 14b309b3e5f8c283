using DonDoc.Formats.Csv;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>Coverage as tables for a spreadsheet: of one programme provision by provision, of a document provision by organisation.</summary>
static class CoverageExport
{
    public static void MapCoverageExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/programmes/{id:guid}/coverage/out.csv", OfProgrammeAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).ExcludeFromDescription();
        routes.MapGet("/documents/{id:guid}/coverage/out.csv", OfDocumentAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).ExcludeFromDescription();
    }

    static async Task OfProgrammeAsync(Guid id, HttpContext http, ShowCoverage show, IStringLocalizer<ProgrammeWords> words, CancellationToken cancel)
    {
        var shown = await show.RunAsync(new ProgrammeId(id), cancel);
        if (shown.IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var csv = Begin(http, "dap-ung");
        await csv.WriteRowAsync(words["provision"].Value, words["provision.words"].Value, words["standing"].Value, words["commitment"].Value, words["commitment.words"].Value, words["extent"].Value,
            words["decided-by"].Value, words["suggested.score"].Value, words["suggested.words"].Value, words["reason"].Value);
        foreach (var row in shown.Value.Rows)
        {
            var standing = words["standing." + row.Standing].Value;
            foreach (var answer in row.Answers)
                await csv.WriteRowAsync(row.Path, row.Words, standing, answer.Commitment.Address, answer.Commitment.What, words["extent." + answer.Extent].Value, answer.By, Rounded(answer.Score), answer.Words, null);
            // As on the page: what does not apply is not suggested for.
            foreach (var suggestion in row.NotApplicable is null ? row.Suggestions : [])
                await csv.WriteRowAsync(row.Path, row.Words, standing, suggestion.Commitment.Address, suggestion.Commitment.What, words["suggested.only"].Value, null, Rounded(suggestion.Score), suggestion.Words, null);
            if (row.NotApplicable is not null || row.Answers.Count + row.Suggestions.Count == 0)
                await csv.WriteRowAsync(row.Path, row.Words, standing, null, null, null, row.NotApplicable?.By, null, null, row.NotApplicable?.Reason);
        }
    }

    static async Task OfDocumentAsync(Guid id, Guid? under, int? v, HttpContext http, ListMatrix list, IStringLocalizer<ProgrammeWords> words, CancellationToken cancel)
    {
        var found = await list.RunAsync(new DocumentId(id), v, under is { } top ? new OrganisationId(top) : null, cancel);
        if (found.IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var csv = Begin(http, "ma-tran-dap-ung");
        var provisions = found.Value.Provisions;
        await csv.WriteRowAsync([words["owner"].Value, words["title-field"].Value, .. provisions.Select(provision => provision.Path)]);
        // As they are read: thousands of organisations are never in memory at once.
        await foreach (var row in found.Value.Rows.WithCancellation(cancel))
            await csv.WriteRowAsync([row.OwnerName, row.Title, .. provisions.Select(provision => (object?)words["standing." + row.Standing(provision.Id)].Value)]);
    }

    // As exact as it is: a score is an estimate.
    static double? Rounded(double? score) => score is { } exact ? Math.Round(exact, 2) : null;

    static CsvWriter Begin(HttpContext http, string name)
    {
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        return new CsvWriter(http.Response.Body);
    }
}
