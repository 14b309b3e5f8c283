using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>A person says whether a provision of a newer text continues one of an older text.</summary>
public sealed class DecideLineage(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Document">That of the newer one.</param>
    /// <param name="Version">Of the link as it was read; 0 where there was none, and a person makes it.</param>
    public sealed record Input(DocumentId Document, ProvisionId Older, ProvisionId Newer, bool IsSame, int Version);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal;
        var documents = await db.Provisions.Where(row => row.Id == input.Older || row.Id == input.Newer)
            .Join(db.Documents.VisibleTo(user, db), row => row.DocumentId, document => document.Id, (row, document) => new { row.Id, row.DocumentId, row.VersionNumber }).ToListAsync(cancel);
        if (documents.Find(row => row.Id == input.Older) is not { } older || documents.Find(row => row.Id == input.Newer) is not { } newer || newer.DocumentId != input.Document
            || (older.DocumentId == newer.DocumentId && older.VersionNumber >= newer.VersionNumber))
        {
            return ProvisionRefusals.NotFound;
        }

        var lineage = await db.ProvisionLineages.SingleOrDefaultAsync(row => row.OlderId == input.Older && row.NewerId == input.Newer, cancel);
        if (lineage is not null && lineage.Version != input.Version)
            return ProvisionRefusals.ChangedMeanwhile.With("", "");
        if (lineage is null)
        {
            // Between two documents nothing is proposed when they are registered: the comparison found it.
            lineage = new ProvisionLineage(input.Document, input.Older, input.Newer, 0, LineageReason.SimilarWords);
            db.Add(lineage);
        }

        if (lineage.Decide(input.IsSame, user.AccountId, clock.Instant()) is { } unchanged)
            return unchanged;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : ProvisionRefusals.ChangedMeanwhile.With("", "");
    }
}
