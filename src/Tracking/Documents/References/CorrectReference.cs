using DonDoc.Text.Extraction;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.References;

/// <summary>A person says why a document speaks of another: carries it out, amends it, replaces it…</summary>
public sealed class CorrectReference(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">As it was read: somebody else's change meanwhile is a conflict.</param>
    public sealed record Input(DocumentId Document, DocumentReferenceId Reference, int Version, ReferenceKind Kind);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal == ProvisionRefusals.NotAllowed ? DocumentRefusals.NotAllowed : refusal;
        var reference = await db.DocumentReferences.SingleOrDefaultAsync(row => row.Id == input.Reference && row.FromId == input.Document, cancel);
        if (reference is null)
            return DocumentRefusals.ReferenceNotFound;
        if (reference.Version != input.Version)
            return DocumentRefusals.ChangedMeanwhile;
        if (reference.Correct(input.Kind, user.AccountId, clock.Instant()) is { } unchanged)
            return unchanged;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : DocumentRefusals.ChangedMeanwhile;
    }
}
