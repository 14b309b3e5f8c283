using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Recommendations;

/// <summary>What an organisation asks of a superior. First version: recorded from sessions; it has no states yet.</summary>
internal sealed class Recommendation
{
    private Recommendation()
    {
        Content = FromName = SearchKey = "";
    }

    public Recommendation(
        OrganisationId owner, NamedBody from, string? addressee, string content, EngagementId? engagement, DocumentId? source, DateOnly madeOn, DateTime at)
    {
        Id = TypedId.New<RecommendationId>();
        OwnerId = owner;
        FromId = from.Id;
        FromName = from.Name;
        Addressee = string.IsNullOrWhiteSpace(addressee) ? null : addressee.Trim();
        Content = content;
        EngagementId = engagement;
        SourceDocumentId = source;
        MadeOn = madeOn;
        RecordedAt = at;
        SearchKey = Text.Vietnamese.SearchKey.Of($"{content} {FromName} {Addressee}");
    }

    public RecommendationId Id { get; private set; }

    public OrganisationId OwnerId { get; private set; }

    public OrganisationId? FromId { get; private set; }

    public string FromName { get; private set; }

    /// <summary>Whom it is put to, as the text says.</summary>
    public string? Addressee { get; private set; }

    public string Content { get; private set; }

    public EngagementId? EngagementId { get; private set; }

    public DocumentId? SourceDocumentId { get; private set; }

    /// <summary>Day of the session, or of recording where that is not known.</summary>
    public DateOnly MadeOn { get; private set; }

    public DateTime RecordedAt { get; private set; }

    public string SearchKey { get; private set; }
}
