using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>Sets how a document is handled and how long it is kept.</summary>
public sealed class HandleDocument(TrackingDb db, CurrentUser user)
{
    /// <param name="RetentionYears">0: for ever; null: not decided.</param>
    public sealed record Input(DocumentId Document, DocumentMark Mark, int? RetentionYears);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal == ProvisionRefusals.NotAllowed ? DocumentRefusals.NotAllowed : refusal;
        var document = await db.Documents.VisibleTo(user, db).SingleAsync(row => row.Id == input.Document, cancel);
        if (document.Handle(input.Mark, input.RetentionYears) is { } wrong)
            return wrong;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : DocumentRefusals.ChangedMeanwhile;
    }
}
