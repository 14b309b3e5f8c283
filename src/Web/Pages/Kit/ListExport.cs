using DonDoc.Formats.Csv;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Audit;

namespace DonDoc.Web.Pages.Kit;

/// <summary>What is no long list as a table for a spreadsheet, sent row by row. Taking it is an entry of the log, with the filter, before the first row leaves.</summary>
sealed class ListExport(RecordRead record)
{
    /// <param name="act">As the log names it.</param>
    public async Task SendCsvAsync(
        HttpContext http, string act, string file, IEnumerable<string> heads, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await BeginAsync(http, act, CsvWriter.MediaType, file, cancel);
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. heads]);
        await foreach (var row in rows.WithCancellation(cancel))
            await csv.WriteRowAsync(row);
    }

    public async Task SendSheetAsync(
        HttpContext http, string act, string file, string name, IReadOnlyList<SheetHead> heads, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await BeginAsync(http, act, SheetWriter.MediaType, file, cancel);
        await using var sheet = await SheetWriter.BeginAsync(http.Response.Body, name, heads, cancel);
        await foreach (var row in rows.WithCancellation(cancel))
            await sheet.WriteRowAsync(row, cancel);
    }

    /// <summary>What a file is and how it is called, for one that is sent.</summary>
    public static void Name(HttpContext http, string type, string file)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
    }

    async Task BeginAsync(HttpContext http, string act, string type, string file, CancellationToken cancel)
    {
        await record.RunAsync(new(act, Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        Name(http, type, file);
    }
}
