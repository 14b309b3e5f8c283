using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>How an imported file is entered into the registry.</summary>
/// <param name="TypeCode">Empty for what has no code, such as a press report.</param>
public sealed record DocumentCard(
    string TypeCode, string TypeName, string? Number, OrganisationId? Issuer, string? IssuerName, DateOnly? IssuedOn, string Subject,
    DocumentAudience Audience = DocumentAudience.OwnerSubtree, string? Period = null)
{
    internal RegisterDocument.Input Registration(ImportedFile import, string text, IReadOnlyList<MentionedDocument> references) =>
        new(TypeCode, TypeName, Number, Issuer, IssuerName, IssuedOn, Subject, Audience, Period, Owner: import.OrganisationId, File: import.File,
            PlainText: text, References: references);
}
