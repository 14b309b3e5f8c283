using System.Globalization;
using System.Runtime.CompilerServices;
using DonDoc.Tracking.Exports;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Exports;

/// <summary>The making of one file, under the rights of whoever asked for it: counted, written, on the disk, and only then named.</summary>
sealed class ExportTurn(ExportFiles files, FinishExport finish, ExportOptions options, IServiceProvider services, IStringLocalizer<ExportWords> words)
{
    /// <returns>Whether it is there now.</returns>
    public async Task<bool> MakeAsync(ClaimExport.Result claim, ListTable table, ExportProgress progress, CancellationToken cancel)
    {
        // As the person would read it who asked for it; ends with this method.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new Preferences(claim.Language, "").Culture;
        var asked = new TableQuery(new QueryCollection(QueryHelpers.ParseQuery(claim.Query)), claim.Site);
        var rows = table.RowsOf(services);
        files.Remove(claim.Id, before: claim.Claim);
        var total = await rows.CountAsync(asked, options.MostRows + 1, cancel) ?? 0;
        progress.Counted(total);
        var isCut = false;
        string key;
        long bytes;
        try
        {
            (var file, key) = files.Create(claim.Id, claim.Claim);
            await using var kept = file;
            await using var buffered = new BufferedStream(file, 1 << 16);
            var most = UpToAsync(rows.RowsAsync(asked, cancel), options.MostRows, () => isCut = true, cancel);
            await TableFile.WriteAsync(buffered, claim.Format, words["list." + table.Name], rows.Heads, most, progress.Wrote, cancel);
            await buffered.FlushAsync(cancel);
            file.FlushToDisk();
            bytes = file.Length;
        }
        catch
        {
            files.Remove(claim.Id, before: claim.Claim + 1);
            throw;
        }

        files.FlushNames();
        // Rows that came or went meanwhile are in or out as they were found.
        if (await finish.RunAsync(new(claim, table.Act, table.Needs, key, isCut ? options.MostRows + 1 : progress.Rows, progress.Rows, bytes), cancel))
            return true;
        files.Remove(claim.Id, before: claim.Claim + 1);
        return false;
    }

    static async IAsyncEnumerable<object?[]> UpToAsync(IAsyncEnumerable<object?[]> rows, int most, Action more, [EnumeratorCancellation] CancellationToken cancel)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (++count > most)
            {
                more();
                yield break;
            }

            yield return row;
        }
    }
}
