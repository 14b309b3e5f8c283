using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Exports;

/// <summary>The files that were prepared for the person, the latest first; and whether one is new.</summary>
public sealed class ListExports(TrackingDb db, CurrentUser user, ExportOptions options, TimeProvider clock)
{
    /// <param name="Query">The filter, as in the address of the list.</param>
    /// <param name="Total">Rows of the list; null before the making began.</param>
    /// <param name="IsCut">The list is longer than one file may be.</param>
    /// <param name="KeptUntil">When the file goes; null while there is none.</param>
    /// <param name="Failure">Code of the refusal for which it could not be made.</param>
    public sealed record Row(
        PreparedExportId Id, string List, ExportFormat Format, string Query, ExportState State, DateTime CreatedAt, int? Total, int Done, bool IsCut, long? Bytes, DateTime? KeptUntil, string? Failure, bool IsNew);

    public async Task<Page<Row>> RunAsync(PageRequest page, CancellationToken cancel = default)
    {
        var gone = clock.Instant() - options.KeepFor;
        var rows = db.PreparedExports.VisibleTo(user).Where(row => row.EndedAt == null || row.EndedAt > gone);
        if (page.After(2) is [var atText, var idText] && PageRequest.TryInstant(atText, out var at) && Guid.TryParse(idText, out var id))
        {
            var last = new PreparedExportId(id);
            rows = rows.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id.CompareTo(last) < 0));
        }

        var found = await rows.AsNoTracking().OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(page.Rows + 1).ToListAsync(cancel);
        return page.Cut(found.ConvertAll(row => new Row(
                row.Id, row.List, row.Format, row.Query, row.State, row.CreatedAt, row.Total is { } total ? Math.Min(total, options.MostRows) : null, row.Done, row.Total > options.MostRows, row.Bytes,
                row is { State: ExportState.Ready, EndedAt: { } ended } ? ended + options.KeepFor : null, row.Failure, row is { State: ExportState.Ready, SeenAt: null })),
            last => [PageRequest.Key(last.CreatedAt), last.Id.ToString()]);
    }

    /// <summary>Files that are there and that the person has not seen.</summary>
    public Task<int> CountNewAsync(CancellationToken cancel = default)
    {
        var gone = clock.Instant() - options.KeepFor;
        return db.PreparedExports.VisibleTo(user).CountAsync(row => row.State == ExportState.Ready && row.SeenAt == null && row.EndedAt > gone, cancel);
    }

    /// <summary>The person has seen which files are there.</summary>
    public Task SeenAsync(CancellationToken cancel = default)
    {
        var now = clock.Instant();
        return db.PreparedExports.VisibleTo(user).Where(row => row.State == ExportState.Ready && row.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancel);
    }
}
