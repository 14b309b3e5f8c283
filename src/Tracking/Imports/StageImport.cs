using DonDoc.Text.Extraction.Sessions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>Keeps a file that was read, with the reader's proposal, until a person reviews it.</summary>
public sealed class StageImport(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Format">As the content told it: txt, html, docx, pdf.</param>
    /// <param name="Organisation">Whose import it is; the user's own organisation where null.</param>
    /// <param name="Origin">Null where the text stands in the file as it is.</param>
    public sealed record Input(
        StoredFile File, string Format, string? PageTitle, string PlainText, SessionReport Proposal, OrganisationId? Organisation = null,
        TextOrigin? Origin = null);

    /// <summary>Why the file would not be staged; null where it would: asked before the file is kept, so that a refused one leaves nothing.</summary>
    public async Task<Refusal?> RefusalAsync(Input input, CancellationToken cancel = default)
    {
        if (!input.File.IsWhole)
            return DocumentRefusals.FileDamaged;
        if (string.IsNullOrWhiteSpace(input.PlainText))
            return ImportRefusals.EmptyText;
        if (!await db.ReachesAsync(user, Permission.ImportFiles, OrganisationOf(input), cancel))
            return ImportRefusals.NotAllowed;

        return await TwinAsync(input, cancel);
    }

    public async Task<Outcome<ImportId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await RefusalAsync(input, cancel) is { } refusal)
            return refusal;
        var import = new ImportedFile(OrganisationOf(input), input.File, input.Format, input.PageTitle, input.Proposal, user.AccountId, clock.Instant());
        db.Add(import);
        db.Add(new ImportedText(import.Id, input.PlainText, input.Origin));
        if (await db.TrySaveAsync(cancel) == SaveResult.Saved)
            return import.Id;
        // Somebody else sent the same file in the same moment. The next file of this sending must not carry this one along.
        db.ChangeTracker.Clear();
        return await TwinAsync(input, cancel) ?? ImportRefusals.AlreadyImported.With(input.File.Name);
    }

    /// <summary>
    /// Each organisation keeps a registry of its own, so a file that another one has, above or below, is no twin. A registered
    /// document with a file was an import too: looking here is enough.
    /// </summary>
    private async Task<Refusal?> TwinAsync(Input input, CancellationToken cancel)
    {
        var organisation = OrganisationOf(input);
        var twin = await db.ImportedFiles.VisibleTo(user, db)
            .Where(row => row.OrganisationId == organisation && row.Sha256 == input.File.Sha256 && row.State != ImportState.Discarded)
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.FileName }).FirstOrDefaultAsync(cancel);
        return twin is null ? null : ImportRefusals.AlreadyImported.With(twin.FileName).LinkedTo(twin.Id.Value);
    }

    private OrganisationId OrganisationOf(Input input) => input.Organisation ?? user.Home;
}
