using DonDoc.Text.Extraction;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents;

/// <summary>A mention of another document: of a registered one, or only by its number or name.</summary>
internal sealed class DocumentReference : IVersioned
{
    private DocumentReference()
    {
        Wording = SearchKey = "";
    }

    /// <param name="version">Number of the version in whose text it stands.</param>
    public DocumentReference(DocumentId from, int version, MentionedDocument mention)
    {
        Id = TypedId.New<DocumentReferenceId>();
        FromId = from;
        VersionNumber = version;
        Kind = ProposedKind = mention.Kind;
        ToPath = mention.Path;
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

    public int VersionNumber { get; private set; }

    public ReferenceKind Kind { get; private set; }

    /// <summary>What the reader took it for; a person may have said otherwise in <see cref="Kind"/>.</summary>
    public ReferenceKind ProposedKind { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The registered document; who may not see that one is shown the mention alone.</summary>
    public DocumentId? ToId { get; private set; }

    /// <summary>The provision of it that is meant, as an address in its outline: “Điều 5.2”.</summary>
    public string? ToPath { get; private set; }

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

    /// <summary>A person says why the one document speaks of the other.</summary>
    public Refusal? Correct(ReferenceKind kind, Guid by, DateTime at)
    {
        if (Kind == kind && DecidedBy is not null)
            return DocumentRefusals.NothingChanged;
        (Kind, DecidedBy, DecidedAt) = (kind, by, at);
        Version++;
        return null;
    }
}

/// <summary>A mention as a text or a person gives it. Offsets are UTF-16 code units into the plain text, end exclusive.</summary>
public sealed record MentionedDocument(
    [MarkNotAsked(MarkNotAskedAttribute.Citing)] string Wording, [MarkNotAsked(MarkNotAskedAttribute.Citing)] string? TypeName = null,
    [MarkNotAsked(MarkNotAskedAttribute.Citing)] string? Number = null, [MarkNotAsked(MarkNotAskedAttribute.Citing)] string? Name = null, string? IssuerName = null,
    DateOnly? IssuedOn = null, int? Start = null, int? End = null, ReferenceKind Kind = ReferenceKind.Cites, string? Path = null);
