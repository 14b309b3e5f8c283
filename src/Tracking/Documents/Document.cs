using System.Diagnostics.CodeAnalysis;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Documents;

/// <summary>Who, besides those above, reads a document.</summary>
public enum DocumentAudience
{
    /// <summary>The owner and its superiors: whoever may read documents in an organisation that has the owner in its subtree.</summary>
    OwnerSubtree,

    /// <summary>Also every organisation below the owner; where that is an office or a standing committee, below its committee: what is issued to be carried out.</summary>
    Subordinates,
}

/// <summary>How a document that is no secret is handled; what bears a mark of secrecy is refused before it comes here.</summary>
public enum DocumentMark
{
    None,

    /// <summary>Lưu hành nội bộ.</summary>
    Internal,

    /// <summary>Không sao chụp: the page has no print and no copy links, the file bears the mark in its name.</summary>
    NotForCopying,
}

/// <summary>
/// A document in the registry. The owner is the organisation that registered it; within one owner a number is
/// registered once per issuer, type and term or year.
/// </summary>
internal sealed class Document
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestNumber = 100;
    public const int LongestCode = 20;
    public const int LongestIssuer = 400;
    public const int LongestSubject = 1000;

    /// <summary>Of the whole document: about a thousand pages.</summary>
    public const int LongestText = 2_000_000;

    /// <summary>Years; longer than that is for ever.</summary>
    public const int LongestRetention = 100;

    private Document()
    {
        TypeCode = TypeName = IssuerName = IssuerKey = Period = Subject = SearchKey = "";
        CurrentVersion = 1;
    }

    public Document(OrganisationId owner, DocumentDescription description, DocumentAudience audience, Guid by, DateTime at)
        : this(owner, description.TypeCode, description.TypeName, description.Number, description.Issuer, description.IssuerName, description.IssuedOn,
            description.Period, description.Subject, audience, by, at)
    {
    }

    public Document(
        OrganisationId owner, string typeCode, string typeName, string? number, OrganisationId? issuer, string issuerName,
        DateOnly? issuedOn, string period, string subject, DocumentAudience audience, Guid by, DateTime at)
    {
        Id = TypedId.New<DocumentId>();
        OwnerId = owner;
        RegisteredBy = by;
        RegisteredAt = at;
        CurrentVersion = 1;
        Describe(new DocumentDescription(typeCode, typeName, number, issuer, issuerName, issuedOn, period, subject), audience);
    }

    public DocumentId Id { get; private set; }

    public OrganisationId OwnerId { get; private set; }

    public string TypeCode { get; private set; }

    /// <summary>“nghị quyết”: the code QĐ alone does not tell quyết định from quy định.</summary>
    public string TypeName { get; private set; }

    public string? Number { get; private set; }

    public string? NumberKey { get; private set; }

    /// <summary>The number as it stands in a readable address: <c>45-nq-tw</c>; null without a number.</summary>
    public string? Slug { get; private set; }

    public OrganisationId? IssuerId { get; private set; }

    public string IssuerName { get; private set; }

    public string IssuerKey { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Year or congress term of the number; see <see cref="DocumentNumber.Period"/>.</summary>
    public string Period { get; private set; }

    public string Subject { get; private set; }

    public DocumentAudience Audience { get; private set; }

    /// <summary>The version that is read where none is named: the last that was issued, or the last draft while there is none.</summary>
    public int CurrentVersion { get; private set; }

    public DocumentMark Mark { get; private set; }

    /// <summary>Years for which it is kept from its issue; 0: for ever; null: not decided yet.</summary>
    public int? RetentionYears { get; private set; }

    public Guid RegisteredBy { get; private set; }

    public DateTime RegisteredAt { get; private set; }

    /// <summary>Its place in the registry: the day of issue, or of registration where that is not known.</summary>
    public DateOnly ListedOn { get; private set; }

    public string SearchKey { get; private set; }

    /// <summary>What is known of it: at first, and where it was mistyped or became known only later, as the number of a draft does when it is issued.</summary>
    [MemberNotNull(nameof(TypeCode), nameof(TypeName), nameof(IssuerName), nameof(IssuerKey), nameof(Period), nameof(Subject), nameof(SearchKey))]
    public void Describe(DocumentDescription description, DocumentAudience audience)
    {
        TypeCode = description.TypeCode;
        TypeName = description.TypeName.Normalize().ToLowerInvariant();
        Number = string.IsNullOrWhiteSpace(description.Number) ? null : description.Number.Trim();
        NumberKey = DocumentNumber.Key(description.Number);
        Slug = DocumentNumber.Slug(description.Number);
        IssuerId = description.Issuer;
        IssuerName = description.IssuerName;
        IssuerKey = NameKey.Of(description.IssuerName);
        IssuedOn = description.IssuedOn;
        Period = description.Period;
        Subject = description.Subject;
        Audience = audience;
        ListedOn = description.IssuedOn ?? Clock.DayOf(RegisteredAt);
        SearchKey = Text.Vietnamese.SearchKey.Of($"{Number} {TypeName} {Subject} {IssuerName}");
    }

    /// <summary>The version with this number is read from now on.</summary>
    public void ReadFrom(int version) => CurrentVersion = version;

    /// <summary>How it is handled, and how long it is kept.</summary>
    public Refusal? Handle(DocumentMark mark, int? retentionYears)
    {
        if (retentionYears is < 0 or > LongestRetention)
            return DocumentRefusals.RetentionWrong;
        (Mark, RetentionYears) = (mark, retentionYears);
        return null;
    }
}
