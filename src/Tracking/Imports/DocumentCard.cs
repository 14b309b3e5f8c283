using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>How an imported file is entered into the registry.</summary>
/// <param name="TypeCode">Empty for what has no code, such as a press report.</param>
public sealed record DocumentCard(
    [Longest(Document.LongestCode)] string TypeCode, [Longest(Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string TypeName, [Longest(Document.LongestNumber), MarkNotAsked(MarkNotAskedAttribute.Registry)] string? Number,
    OrganisationId? Issuer, [Longest(Document.LongestIssuer)] string? IssuerName, DateOnly? IssuedOn, [Longest(Document.LongestSubject), MarkNotAsked(MarkNotAskedAttribute.Registry)] string Subject,
    DocumentAudience Audience = DocumentAudience.OwnerSubtree, [Longest(Document.LongestCode)] string? Period = null,
    VersionStage Stage = VersionStage.Issued)
{
    internal RegisterDocument.Input Registration(ImportedFile import, ImportedText text, IReadOnlyList<MentionedDocument> references) =>
        new(TypeCode, TypeName, Number, Issuer, IssuerName, IssuedOn, Subject, Audience, Period, Owner: import.OrganisationId, File: import.File,
            PlainText: text.PlainText, References: references, Stage: Stage, Origin: TextOrigin.Read(text.Origin)?.Lasting);
}
