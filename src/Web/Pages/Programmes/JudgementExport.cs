using DonDoc.Formats.Csv;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Judgement;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Programmes;

/// <summary>All that was pointed out in a programme as one table, a row for each, with what the organisation said to it.</summary>
static class JudgementExport
{
    public static void MapJudgementExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/programmes/{id:guid}/judgement/out.csv", OfProgrammeAsync).RequireAuthorization(nameof(Permission.ViewProgrammes)).ExcludeFromDescription();

    static async Task OfProgrammeAsync(Guid id, HttpContext http, JudgeProgramme judge, IStringLocalizer<ProgrammeWords> words, CancellationToken cancel)
    {
        var judged = await judge.RunAsync(new ProgrammeId(id), cancel);
        if (judged.IsRefused)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"danh-gia.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync(words["flag"].Value, words["commitment"].Value, words["flag.words"].Value, words["flag.why"].Value, words["flag.count"].Value, words["flag.source"].Value, words["flag.source.words"].Value, words["explanation"].Value, words["decided-by"].Value);
        foreach (var one in judged.Value.Unclear)
        {
            List<string> why = [.. one.Hollow.Select(reason => $"{words["reason." + reason.Reason].Value}: “{reason.Text}”")];
            if (one.Missing.Count > 0)
                why.Add(words["missing", string.Join(", ", one.Missing.Select(part => words["part." + part].Value))].Value);
            await csv.WriteRowAsync(words["flag." + (one.IsVague ? FlagKind.Hollow : FlagKind.Missing)].Value, one.Address, one.What, string.Join("; ", why), null, null, null, one.Explanation?.Text, one.Explanation?.By);
        }

        foreach (var one in judged.Value.Passages)
        {
            var source = one.Source is null ? $"{judged.Value.ParentNumber} {one.ProvisionPath}".TrimEnd() : one.Source.Name ?? words["copied.hidden"].Value;
            await csv.WriteRowAsync(words["flag." + FlagKind.Copied].Value, null, one.Words, null, one.Count, source, one.SourceWords, one.Explanation?.Text, one.Explanation?.By);
        }

        foreach (var one in judged.Value.Hard)
            await csv.WriteRowAsync(words["flag." + FlagKind.HardToRead].Value, null, one.Words, words["hard.nesting", one.Nesting].Value, one.Count, null, null, one.Explanation?.Text, one.Explanation?.By);
    }
}
