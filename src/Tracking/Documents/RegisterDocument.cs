using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Structure;
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
    /// <param name="Owner">Registering organisation; the user's own where null.</param>
    public sealed record Input(
        string TypeCode, string TypeName, string? Number, OrganisationId? Issuer, string? IssuerName, DateOnly? IssuedOn, string Subject,
        DocumentAudience Audience = DocumentAudience.OwnerSubtree, string? Period = null, OrganisationId? Owner = null,
        StoredFile? File = null, string? PlainText = null, IReadOnlyList<MentionedDocument>? References = null);

    public async Task<Outcome<DocumentId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var prepared = await PrepareAsync(input, cancel);
        if (prepared.IsRefused)
            return prepared.Refusal!;
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return DocumentRefusals.AlreadyRegistered;
        return prepared.Value;
    }

    /// <summary>Checks and adds without saving, for a slice that registers as part of a larger act.</summary>
    internal async Task<Outcome<DocumentId>> PrepareAsync(Input input, CancellationToken cancel)
    {
        // Who leaves the type open means the one that the number names.
        if (NumberSymbol.TypeOf(input.Number) is { } named)
        {
            input = input with
            {
                TypeName = string.IsNullOrWhiteSpace(input.TypeName) ? named.Name : input.TypeName,
                TypeCode = string.IsNullOrWhiteSpace(input.TypeCode) ? named.Code : input.TypeCode,
            };
        }

        if (string.IsNullOrWhiteSpace(input.TypeName))
            return DocumentRefusals.TypeMissing;
        if (string.IsNullOrWhiteSpace(input.Subject))
            return DocumentRefusals.SubjectMissing;
        if (SecrecyReader.ReadNumber(input.Number) is not null)
            return DocumentRefusals.Classified.At("Number");
        if (SecrecyReader.ReadTitle(input.Subject) is not null)
            return DocumentRefusals.Classified.At("Subject");
        if (SecrecyReader.ReadTitle(input.TypeName) is not null)
            return DocumentRefusals.Classified.At("TypeName");
        if (input.IssuedOn > clock.Today())
            return DocumentRefusals.IssuedInFuture;
        if (input.File is { IsWhole: false })
            return DocumentRefusals.FileDamaged;
        var owner = input.Owner ?? user.Home;
        if (!await db.ReachesAsync(user, Permission.RegisterDocuments, owner, cancel))
            return DocumentRefusals.OwnerOutOfReach;
        var issuerName = input.Issuer is { } issuer
            ? await db.NamesOn(user.Today).Where(name => name.OrganisationId == issuer).Select(name => name.Name).SingleOrDefaultAsync(cancel)
            : input.IssuerName;
        if (string.IsNullOrWhiteSpace(issuerName))
            return DocumentRefusals.IssuerMissing;

        var period = string.IsNullOrWhiteSpace(input.Period)
            ? DocumentNumber.Period(DocumentNumber.Key(input.Number), input.IssuedOn, options.CongressClosings) : input.Period.Trim();
        var document = new Document(
            owner, input.TypeCode.Trim(), input.TypeName.Trim(), input.Number, input.Issuer, issuerName.Trim(), input.IssuedOn, period,
            input.Subject.Trim(), input.Audience, input.File, user.AccountId, clock.Instant());
        if (await db.TwinAsync(user, document, cancel) is { } twin)
            return DocumentRefusals.AlreadyRegistered.LinkedTo(twin);

        var references = (input.References ?? []).Select(mention => new DocumentReference(document.Id, mention)).ToList();
        await db.ResolveAsync(user, references, cancel);
        db.Add(document);
        db.AddRange(references);
        if (!string.IsNullOrEmpty(input.PlainText))
            db.Add(new DocumentText(document.Id, input.PlainText));
        return document.Id;
    }
}
