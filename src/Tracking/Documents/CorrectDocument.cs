using System.Security.Cryptography;
using System.Text.Json;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>
/// Puts right what the registry knows of a document: a mistyped number, an issuer that was read wrongly, number and date of a draft that was issued since.
/// Its text, versions and provisions stay; mentions of it everywhere are resolved anew. What stood there before is kept by the log.
/// </summary>
public sealed class CorrectDocument(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Seen">Of what was shown, see <see cref="Result.Seen"/>: somebody else's correction meanwhile is a conflict.</param>
    /// <param name="Issuer">Takes precedence over <paramref name="IssuerName"/>; null with the name that stands there keeps the issuer.</param>
    /// <param name="Period">Worked out from the number and the date where empty.</param>
    public sealed record Input(
        DocumentId Document, string Seen, [Longest(Documents.Document.LongestCode)] string TypeCode, [Longest(Documents.Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string TypeName,
        [Longest(Documents.Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string? Number, OrganisationId? Issuer, [Longest(Documents.Document.LongestIssuer)] string? IssuerName,
        DateOnly? IssuedOn, [Longest(Documents.Document.LongestSubject), MarkNotAsked(MarkNotAskedAttribute.Registry)] string Subject, DocumentAudience Audience,
        [Longest(Documents.Document.LongestCode)] string? Period);

    /// <param name="Seen">Stands for all of it, to be given back with the correction.</param>
    /// <param name="MayCorrect">Whether the user registers documents for its owner.</param>
    public sealed record Result(
        string TypeCode, string TypeName, string? Number, string IssuerName, DateOnly? IssuedOn, string Subject, DocumentAudience Audience, string Period, string Seen,
        bool MayCorrect);

    /// <summary>What there is to correct.</summary>
    public async Task<Outcome<Result>> ShowAsync(DocumentId document, CancellationToken cancel = default)
    {
        if (await db.Documents.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == document, cancel) is not { } it)
            return DocumentRefusals.NotFound;
        return new Result(it.TypeCode, it.TypeName, it.Number, it.IssuerName, it.IssuedOn, it.Subject, it.Audience, it.Period, SeenOf(it),
            await db.ReachesAsync(user, Permission.RegisterDocuments, it.OwnerId, cancel));
    }

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        if (await db.MayDecideAsync(user, input.Document, cancel) is { } refusal)
            return refusal == ProvisionRefusals.NotAllowed ? DocumentRefusals.NotAllowed : refusal;
        var typed = new DocumentDescription(
            input.TypeCode, input.TypeName, input.Number, input.Issuer, input.IssuerName ?? "", input.IssuedOn, input.Period ?? "", input.Subject);
        var described = await DocumentDescription.ReadAsync(db, clock.Today(), options, typed, cancel);
        if (described.IsRefused)
        {
            if (described.Refusal!.Code == DocumentRefusals.Classified.Code && typed.Secrecy() is { } found)
                await new RefuseClassified(db).RunAsync(found.Mark, WayIn.Registration, cancel);
            return described.Refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var document = await db.Documents.VisibleTo(user, db).SingleAsync(row => row.Id == input.Document, cancel);
        var before = SeenOf(document);
        if (before != input.Seen)
            return DocumentRefusals.ChangedMeanwhile;
        var numbers = new HashSet<string?>(StringComparer.Ordinal) { document.NumberKey };
        // Who leaves the issuer as it is means the same one, under the name that it had then.
        var issuer = described.Value.IssuerName == document.IssuerName ? document.IssuerId : described.Value.Issuer;
        document.Describe(described.Value with { Issuer = issuer }, input.Audience);
        if (SeenOf(document) == before)
            return DocumentRefusals.NothingChanged;
        if (await db.TwinAsync(user, document, cancel) is { } twin)
        {
            db.Entry(document).State = EntityState.Detached;
            return DocumentRefusals.AlreadyRegistered.LinkedTo(twin);
        }

        var saved = await db.TrySaveAsync(cancel);
        if (saved != SaveResult.Saved)
            return saved == SaveResult.Duplicate ? DocumentRefusals.AlreadyRegistered : DocumentRefusals.ChangedMeanwhile;
        numbers.Add(document.NumberKey);
        await db.ResolveAnewAsync(document.Id, [.. numbers.OfType<string>()], user.Today, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static string SeenOf(Document it) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { it.TypeCode, it.TypeName, it.Number, it.IssuerId, it.IssuerName, it.IssuedOn, it.Subject, it.Audience, it.Period })));
}
