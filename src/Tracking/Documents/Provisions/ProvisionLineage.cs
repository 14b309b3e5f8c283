using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>Why two provisions are taken for one.</summary>
public enum LineageReason
{
    /// <summary>The same words in the same order, whatever their case and what stands between them; one that differs by a mark is another word.</summary>
    SameWords,

    /// <summary>Most of the words, in their order.</summary>
    SimilarWords,
}

/// <summary>What a person said to it.</summary>
public enum LineageState
{
    Proposed,
    Confirmed,
    Rejected,
}

/// <summary>
/// That a provision of a newer text continues one of an older text, whatever number it bears now. Between versions of one document,
/// or between a document and one that amends or replaces it. What is proposed is told by content; a person confirms or rejects it.
/// </summary>
internal sealed class ProvisionLineage : IVersioned
{
    private ProvisionLineage()
    {
    }

    public ProvisionLineage(DocumentId document, ProvisionId older, ProvisionId newer, double score, LineageReason reason)
    {
        DocumentId = document;
        OlderId = older;
        NewerId = newer;
        Score = score;
        Reason = reason;
    }

    /// <summary>The document of the newer one.</summary>
    public DocumentId DocumentId { get; private set; }

    public ProvisionId OlderId { get; private set; }

    public ProvisionId NewerId { get; private set; }

    /// <summary>0–1: share of the pairs of neighbouring words that both have in common.</summary>
    public double Score { get; private set; }

    public LineageReason Reason { get; private set; }

    public LineageState State { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public int Version { get; private set; }

    public Refusal? Decide(bool isSame, Guid by, DateTime at)
    {
        var state = isSame ? LineageState.Confirmed : LineageState.Rejected;
        if (State == state)
            return ProvisionRefusals.NothingChanged;
        (State, DecidedBy, DecidedAt) = (state, by, at);
        Version++;
        return null;
    }
}
