using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports.Bulk;

/// <summary>Begins a bulk import of files that arrived and lie enciphered beside the store.</summary>
public sealed class BeginBulkImport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Of one person: each keeps up to a gigabyte on the disk.</summary>
    public const int MostOpen = 3;

    /// <summary>Files of one import.</summary>
    public const int MostFiles = 20_000;

    /// <param name="Title">The name of the archive; empty where files were sent one by one.</param>
    /// <param name="SealedKey">What deciphers them, sealed by the host.</param>
    public sealed record Input(
        BulkImportId Id, OrganisationId Organisation, [Longest(BulkImport.LongestTitle)] string Title, int Files, long Bytes, [MarkNotAsked(MarkNotAskedAttribute.Secret)] string SealedKey);

    /// <summary>The organisation, where the user may register for it.</summary>
    public async Task<OrganisationLabel?> ForAsync(OrganisationId organisation, CancellationToken cancel = default) =>
        !await db.ReachesAsync(user, Permission.RegisterDocuments, organisation, cancel) ? null
            : await db.NamesOn(user.Today).Where(name => name.OrganisationId == organisation)
                .Select(name => new OrganisationLabel(name.OrganisationId, name.Name)).FirstOrDefaultAsync(cancel);

    /// <summary>Why files for that registry would not be taken; asked before they are read from the line.</summary>
    public async Task<Refusal?> RefusalAsync(OrganisationId organisation, CancellationToken cancel = default)
    {
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, organisation, cancel))
            return DocumentRefusals.OwnerOutOfReach;
        var open = await db.BulkImports.VisibleTo(user, db)
            .CountAsync(row => row.AccountId == user.AccountId && (row.State == BulkState.Open || row.State == BulkState.Paused), cancel);
        return open >= MostOpen ? BulkRefusals.TooManyOpen.With($"{MostOpen}") : null;
    }

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (input.Files <= 0)
            return BulkRefusals.NoFiles;
        if (input.Files > MostFiles)
            return BulkRefusals.TooManyFiles.With($"{MostFiles}");
        if (await RefusalAsync(input.Organisation, cancel) is { } refusal)
            return refusal;
        db.Add(new BulkImport(input.Id, input.Organisation, input.Title, input.Files, input.Bytes, input.SealedKey, user, clock.Instant()));
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
