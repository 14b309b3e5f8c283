using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>Enters a document into the registry by hand or from a file; the file lies in the store already.</summary>
public sealed class RegisterDocument(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="TypeCode">NQ, CTr, KH…; empty for what has none, such as a press report.</param>
    /// <param name="Issuer">Takes precedence over <paramref name="IssuerName"/>.</param>
    /// <param name="Period">Year or congress term of the number; worked out from the date where null.</param>
    /// <param name="References">What a person decided on; where null, what the reader finds in the text.</param>
    /// <param name="Rejected">Mentions that the person did not want; where given, what the reader finds beyond both is kept too.</param>
    /// <param name="Owner">Registering organisation; the user's own where null.</param>
    public sealed record Input(
        [Longest(Document.LongestCode)] string TypeCode, [Longest(Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string TypeName, [Longest(Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string? Number,
        OrganisationId? Issuer, [Longest(Document.LongestIssuer)] string? IssuerName, DateOnly? IssuedOn, [Longest(Document.LongestSubject), MarkNotAsked(MarkNotAskedAttribute.Registry)] string Subject,
        DocumentAudience Audience = DocumentAudience.OwnerSubtree, [Longest(Document.LongestCode)] string? Period = null, OrganisationId? Owner = null,
        StoredFile? File = null, [Longest(Document.LongestText), MarkNotAsked(MarkNotAskedAttribute.File)] string? PlainText = null, IReadOnlyList<MentionedDocument>? References = null,
        VersionStage Stage = VersionStage.Issued, IReadOnlyList<MentionedDocument>? Rejected = null, VersionOrigin? Origin = null);

    public async Task<Outcome<DocumentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var prepared = await PrepareAsync(input, cancel);
        if (prepared.IsRefused)
            return await ToldAsync(prepared.Refusal!, input, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await prepared.Value.SaveAsync(db, cancel) != SaveResult.Saved)
            return DocumentRefusals.AlreadyRegistered;
        await transaction.CommitAsync(cancel);
        return prepared.Value.Id;
    }

    /// <summary>The same refusal; that of a classified document is told to the log. By who called <see cref="PrepareAsync"/>, when its transaction is over.</summary>
    internal async Task<Refusal> ToldAsync(Refusal refusal, Input input, CancellationToken cancel)
    {
        if (refusal.Code == DocumentRefusals.Classified.Code && Typed(input).Secrecy() is { } found)
            await new RefuseClassified(db).RunAsync(found.Mark, WayIn.Registration, cancel);
        return refusal;
    }

    /// <summary>Checks and adds without saving, for a slice that registers as part of a larger act; that slice ends with <see cref="Registration.SaveAsync"/>.</summary>
    /// <param name="outline">What was read from the text already; null where nothing was.</param>
    internal async Task<Outcome<Registration>> PrepareAsync(Input input, CancellationToken cancel, Outline? outline = null)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var described = await DocumentDescription.ReadAsync(db, clock.Today(), options, Typed(input), cancel);
        if (described.IsRefused)
            return described.Refusal!;
        if (input.File is { IsWhole: false })
            return DocumentRefusals.FileDamaged;
        var owner = input.Owner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, owner, cancel))
            return DocumentRefusals.OwnerOutOfReach;
        var document = new Document(owner, described.Value, input.Audience, user.AccountId, clock.Instant());
        if (await db.TwinAsync(user, document, cancel) is { } twin)
            return DocumentRefusals.AlreadyRegistered.LinkedTo(twin);

        db.Add(document);
        var text = new VersionText(new DocumentVersion(document.Id, 1, input.Stage, null, input.File, user.AccountId, clock.Instant(), input.Origin), input.PlainText, outline);
        await text.AddAsync(db, document, input.References, input.Rejected, user.Today, cancel);
        return new Registration(document, text, user.Today);
    }

    private static DocumentDescription Typed(Input input) => new(
        input.TypeCode, input.TypeName, input.Number, input.Issuer, input.IssuerName ?? "", input.IssuedOn, input.Period ?? "", input.Subject);
}

/// <summary>A document that is added and not yet saved.</summary>
internal sealed record Registration(Document Document, VersionText Text, DateOnly Today)
{
    public DocumentId Id => Document.Id;

    /// <summary>
    /// Saves what was added, then what depends on it: its provisions in bulk, and the mentions elsewhere that waited for it. Within a
    /// transaction of the caller, who gives that up where the save was refused.
    /// </summary>
    public async Task<SaveResult> SaveAsync(TrackingDb db, CancellationToken cancel)
    {
        if (await db.TrySaveAsync(cancel) is var saved && saved != SaveResult.Saved)
            return saved;
        await Text.InsertAsync(db, cancel);
        if (Document.NumberKey is { } number)
            await db.ResolveWaitingAsync([number], Today, cancel);
        return saved;
    }
}
