using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Imports;

/// <summary>An import that is not a session becomes a document of the registry, nothing more.</summary>
public sealed class RegisterImportedDocument(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="References">What the person accepted or added; offsets where the reader gave them.</param>
    public sealed record Input(ImportId Import, int Version, DocumentCard Document, IReadOnlyList<MentionedDocument> References);

    public async Task<Outcome<DocumentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if ((TextLimits.Refuse(input.Document, "document") ?? TextLimits.Refuse(input)) is { } refused)
            return refused;
        var open = await db.OpenAsync(user, input.Import, input.Version, cancel);
        if (open.IsRefused)
            return open.Refusal!;
        var import = open.Value;
        var text = await db.ImportedTexts.AsNoTracking().SingleAsync(row => row.ImportId == import.Id, cancel);
        // The reader of sessions passes over what a document mentions in its title: the reader of documents does not.
        var rejected = import.Report().References.Where(proposed => !input.References.Any(kept => kept.Start == proposed.Start))
            .Select(proposed => new MentionedDocument(proposed.Text, proposed.Type, proposed.Number, Start: proposed.Start, End: proposed.End)).ToList();
        var (register, card) = (new RegisterDocument(db, user, clock, options), input.Document.Registration(import, text, input.References) with { Rejected = rejected });
        var registered = await register.PrepareAsync(card, cancel);
        if (registered.IsRefused)
            return await db.ClosedOrAsync(import.Id, await register.ToldAsync(registered.Refusal!, card, cancel), cancel);
        if (import.Review(registered.Value.Id, user, clock.Instant()) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        switch (await registered.Value.SaveAsync(db, cancel))
        {
            case SaveResult.Duplicate:
                await transaction.RollbackAsync(cancel);
                return await db.ClosedOrAsync(import.Id, DocumentRefusals.AlreadyRegistered, cancel);
            case SaveResult.Changed:
                await transaction.RollbackAsync(cancel);
                return await db.ClosedOrAsync(import.Id, ImportRefusals.ChangedMeanwhile, cancel);
        }

        await transaction.CommitAsync(cancel);
        return registered.Value.Id;
    }
}
