using DonDoc.Formats.Csv;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Exports;

namespace DonDoc.Web.Pages.Exports;

/// <summary>A table written to a stream row by row, in constant memory.</summary>
static class TableFile
{
    public static string MediaType(ExportFormat format) => format == ExportFormat.Xlsx ? SheetWriter.MediaType : CsvWriter.MediaType;

    /// <param name="to">Stays open.</param>
    /// <param name="name">Of the sheet.</param>
    /// <param name="wrote">Is told after each row how many there are.</param>
    public static async Task WriteAsync(
        Stream to, ExportFormat format, string name, IReadOnlyList<SheetHead> heads, IAsyncEnumerable<object?[]> rows, Action<int>? wrote, CancellationToken cancel)
    {
        var count = 0;
        if (format == ExportFormat.Xlsx)
        {
            await using var sheet = await SheetWriter.BeginAsync(to, name, heads, cancel);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                await sheet.WriteRowAsync(row, cancel);
                wrote?.Invoke(++count);
            }

            return;
        }

        await using var csv = new CsvWriter(to);
        await csv.WriteRowAsync([.. heads.Select(head => (object?)head.Heading)]);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await csv.WriteRowAsync(row);
            wrote?.Invoke(++count);
        }
    }
}
