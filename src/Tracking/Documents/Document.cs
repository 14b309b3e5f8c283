using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Documents;

/// <summary>Who, besides those above, reads a document.</summary>
public enum DocumentAudience
{
    /// <summary>The owner and its superiors: whoever may read documents in an organisation that has the owner in its subtree.</summary>
    OwnerSubtree,

    /// <summary>Also every organisation below the owner: what is issued to be carried out.</summary>
    Subordinates,
}

/// <summary>
/// A document in the registry. The owner is the organisation that registered it; within one owner a number is
/// registered once per issuer, type and term or year.
/// </summary>
internal sealed class Document
{
    private Document()
    {
        TypeCode = TypeName = IssuerName = IssuerKey = Period = Subject = SearchKey = "";
    }

    public Document(
        OrganisationId owner, string typeCode, string typeName, string? number, OrganisationId? issuer, string issuerName,
        DateOnly? issuedOn, string period, string subject, DocumentAudience audience, StoredFile? file, Guid by, DateTime at)
    {
        Id = TypedId.New<DocumentId>();
        OwnerId = owner;
        TypeCode = typeCode;
        TypeName = typeName.Normalize().ToLowerInvariant();
        Number = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        NumberKey = DocumentNumber.Key(number);
        IssuerId = issuer;
        IssuerName = issuerName;
        IssuerKey = NameKey.Of(issuerName);
        IssuedOn = issuedOn;
        Period = period;
        Subject = subject;
        Audience = audience;
        Sha256 = file?.Sha256;
        FileName = file?.Name;
        FileSize = file?.Size;
        MediaType = file?.MediaType;
        RegisteredBy = by;
        RegisteredAt = at;
        ListedOn = issuedOn ?? Clock.DayOf(at);
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Number} {TypeName} {subject} {issuerName}");
    }

    public DocumentId Id { get; private set; }

    public OrganisationId OwnerId { get; private set; }

    public string TypeCode { get; private set; }

    /// <summary>“nghị quyết”: the code QĐ alone does not tell quyết định from quy định.</summary>
    public string TypeName { get; private set; }

    public string? Number { get; private set; }

    public string? NumberKey { get; private set; }

    public OrganisationId? IssuerId { get; private set; }

    public string IssuerName { get; private set; }

    public string IssuerKey { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Year or congress term of the number; see <see cref="DocumentNumber.Period"/>.</summary>
    public string Period { get; private set; }

    public string Subject { get; private set; }

    public DocumentAudience Audience { get; private set; }

    public string? Sha256 { get; private set; }

    public string? FileName { get; private set; }

    public long? FileSize { get; private set; }

    public string? MediaType { get; private set; }

    public Guid RegisteredBy { get; private set; }

    public DateTime RegisteredAt { get; private set; }

    /// <summary>Its place in the registry: the day of issue, or of registration where that is not known.</summary>
    public DateOnly ListedOn { get; private set; }

    public string SearchKey { get; private set; }
}

/// <summary>The plain text, apart so that lists never load it.</summary>
internal sealed class DocumentText
{
    private DocumentText()
    {
        PlainText = "";
    }

    public DocumentText(DocumentId document, string plainText)
    {
        DocumentId = document;
        PlainText = plainText;
    }

    public DocumentId DocumentId { get; private set; }

    public string PlainText { get; private set; }
}

/// <summary>A mention of another document: of a registered one, or only by its number or name.</summary>
internal sealed class DocumentReference
{
    private DocumentReference()
    {
        Wording = SearchKey = "";
    }

    public DocumentReference(DocumentId from, MentionedDocument mention)
    {
        Id = TypedId.New<DocumentReferenceId>();
        FromId = from;
        Wording = mention.Wording;
        TypeName = mention.TypeName;
        Number = mention.Number;
        NumberKey = DocumentNumber.Key(mention.Number);
        Name = mention.Name;
        IssuerName = mention.IssuerName;
        IssuedOn = mention.IssuedOn;
        Start = mention.Start;
        End = mention.End;
        SearchKey = KeyOf(Wording, TypeName, Number, Name);
    }

    public DocumentReferenceId Id { get; private set; }

    public DocumentId FromId { get; private set; }

    public DocumentId? ToId { get; private set; }

    public string Wording { get; private set; }

    public string? TypeName { get; private set; }

    public string? Number { get; private set; }

    public string? NumberKey { get; private set; }

    public string? Name { get; private set; }

    public string? IssuerName { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public int? Start { get; private set; }

    public int? End { get; private set; }

    public string SearchKey { get; private set; }

    public static string KeyOf(string wording, string? typeName, string? number, string? name) =>
        Text.Vietnamese.SearchKey.Of($"{wording} {typeName} {number} {name}");

    public void Resolve(DocumentId to) => ToId = to;
}

/// <summary>A mention as a text or a person gives it. Offsets are UTF-16 code units into the plain text, end exclusive.</summary>
public sealed record MentionedDocument(
    string Wording, string? TypeName = null, string? Number = null, string? Name = null, string? IssuerName = null,
    DateOnly? IssuedOn = null, int? Start = null, int? End = null);
