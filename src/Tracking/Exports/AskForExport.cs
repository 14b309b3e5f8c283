using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Exports;

/// <summary>Asks for a file of a list to be prepared. The same asked for again while it is being made is the same file.</summary>
public sealed class AskForExport(TrackingDb db, CurrentUser user, ExportOptions options, TimeProvider clock)
{
    /// <param name="List">By the name that the pages have for it.</param>
    /// <param name="Query">The filter, as in an address, without the question mark.</param>
    /// <param name="Site">What links in the file begin with.</param>
    public sealed record Input(string List, ExportFormat Format, [property: Longest(PreparedExport.LongestQuery)] string Query, string Site, string Language);

    public async Task<Outcome<PreparedExportId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var open = db.PreparedExports.VisibleTo(user).Where(row => row.State == ExportState.Open);
        var same = await open.Where(row => row.List == input.List && row.Format == input.Format && row.Query == input.Query && row.Language == input.Language)
            .Select(row => (PreparedExportId?)row.Id).FirstOrDefaultAsync(cancel);
        if (same is { } known)
            return known;
        if (await open.CountAsync(cancel) >= options.MostOpen)
            return ExportRefusals.TooManyOpen.With($"{options.MostOpen}");
        var export = new PreparedExport(user.AccountId, input.List, input.Format, input.Query, input.Site, input.Language, clock.Instant());
        db.Add(export);
        await db.SaveChangesAsync(cancel);
        return export.Id;
    }
}
