using DonDoc.Text.Extraction.Secrecy;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents;

/// <summary>What the registry knows of a document: what it is, who issued it, when, under which number.</summary>
/// <param name="TypeCode">NQ, CTr, KH…; empty for what has none.</param>
/// <param name="Issuer">The organisation that <paramref name="IssuerName"/> names; null where it is none of those that are known.</param>
/// <param name="Period">Year or congress term of the number; see <see cref="DocumentNumber.Period"/>.</param>
internal sealed record DocumentDescription(
    string TypeCode, string TypeName, string? Number, OrganisationId? Issuer, string IssuerName, DateOnly? IssuedOn, string Period, string Subject)
{
    /// <summary>As a person typed it: completed from the number and the date where parts were left open, or refused.</summary>
    /// <param name="typed">Its issuer takes precedence over the name; its period is empty where it is to be worked out.</param>
    public static async Task<Outcome<DocumentDescription>> ReadAsync(
        TrackingDb db, DateOnly today, TrackingOptions options, DocumentDescription typed, CancellationToken cancel)
    {
        // Who leaves the type open means the one that the number names.
        if (NumberSymbol.TypeOf(typed.Number) is { } named)
        {
            typed = typed with
            {
                TypeName = string.IsNullOrWhiteSpace(typed.TypeName) ? named.Name : typed.TypeName,
                TypeCode = string.IsNullOrWhiteSpace(typed.TypeCode) ? named.Code : typed.TypeCode,
            };
        }

        if (string.IsNullOrWhiteSpace(typed.TypeName))
            return DocumentRefusals.TypeMissing;
        if (string.IsNullOrWhiteSpace(typed.Subject))
            return DocumentRefusals.SubjectMissing;
        if (typed.Secrecy() is { } found)
            return DocumentRefusals.Classified.At(found.Field);
        if (typed.IssuedOn > today)
            return DocumentRefusals.IssuedInFuture;
        var issuerName = typed.Issuer is { } issuer
            ? await db.NamesOn(today).Where(name => name.OrganisationId == issuer).Select(name => name.Name).SingleOrDefaultAsync(cancel)
            : typed.IssuerName;
        if (string.IsNullOrWhiteSpace(issuerName))
            return DocumentRefusals.IssuerMissing;

        var period = string.IsNullOrWhiteSpace(typed.Period)
            ? DocumentNumber.Period(DocumentNumber.Key(typed.Number), typed.IssuedOn, options.CongressClosings,
                Numbering.RuleOf(options.Numbering, NameKey.Of(issuerName), typed.TypeName.Trim()).Restart)
            : typed.Period.Trim();
        return typed with
        {
            TypeCode = typed.TypeCode.Trim(), TypeName = typed.TypeName.Trim(), IssuerName = issuerName.Trim(), Period = period, Subject = typed.Subject.Trim(),
        };
    }

    /// <summary>The mark of a state secret that was typed, and the field in which it stands.</summary>
    public (string Field, SecrecyMark Mark)? Secrecy() =>
        SecrecyReader.ReadNumber(Number) is { } number ? (nameof(Number), number)
        : SecrecyReader.ReadTitle(Subject) is { } subject ? (nameof(Subject), subject)
        : SecrecyReader.ReadTitle(TypeName) is { } type ? (nameof(TypeName), type)
        : null;
}
