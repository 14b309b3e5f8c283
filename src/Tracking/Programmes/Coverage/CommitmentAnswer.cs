using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>How far a commitment answers a provision.</summary>
public enum AnswerExtent
{
    Partial,
    Full,
}

/// <summary>What a person said to it.</summary>
public enum AnswerDecision
{
    Confirmed,

    /// <summary>The suggestion is wrong; it is not made again.</summary>
    Rejected,
}

/// <summary>
/// That a commitment of a programme answers a provision of the document above it, or that it does not though it was suggested. A person
/// decides; what the reader suggested, with the score and the words, stays beside it.
/// </summary>
internal sealed class CommitmentAnswer
{
    /// <summary>In characters.</summary>
    public const int LongestWords = 1000;

    private CommitmentAnswer()
    {
        DecidedByName = "";
    }

    /// <param name="score">Of the suggestion, 0–1; null where nobody suggested it.</param>
    /// <param name="words">The words in common; null as well.</param>
    public CommitmentAnswer(
        ProgrammeId programme, ProgrammeCommitmentId commitment, ProvisionId provision, AnswerExtent extent, AnswerDecision decision, double? score, string? words, Actor by)
        : this()
    {
        ProgrammeId = programme;
        CommitmentId = commitment;
        ProvisionId = provision;
        Score = score;
        Words = words is { Length: > LongestWords } ? words[..LongestWords] : words;
        Decide(extent, decision, by);
    }

    public ProgrammeId ProgrammeId { get; private set; }

    public ProgrammeCommitmentId CommitmentId { get; private set; }

    public ProvisionId ProvisionId { get; private set; }

    public AnswerExtent Extent { get; private set; }

    public AnswerDecision Decision { get; private set; }

    public double? Score { get; private set; }

    public string? Words { get; private set; }

    public Guid DecidedBy { get; private set; }

    public string DecidedByName { get; private set; }

    public DateTime DecidedAt { get; private set; }

    public void Decide(AnswerExtent extent, AnswerDecision decision, Actor by)
    {
        (Extent, Decision) = (extent, decision);
        (DecidedBy, DecidedByName, DecidedAt) = (by.AccountId, by.Name, by.At);
    }
}

/// <summary>That a provision does not concern the organisation of a programme, and why (không thuộc trách nhiệm).</summary>
internal sealed class NotApplicableProvision
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 2000;

    private NotApplicableProvision()
    {
        Reason = SaidByName = "";
    }

    public NotApplicableProvision(ProgrammeId programme, ProvisionId provision, string reason, Actor by)
        : this()
    {
        ProgrammeId = programme;
        ProvisionId = provision;
        (Reason, SaidBy, SaidByName, SaidAt) = (reason.Trim(), by.AccountId, by.Name, by.At);
    }

    public ProgrammeId ProgrammeId { get; private set; }

    public ProvisionId ProvisionId { get; private set; }

    public string Reason { get; private set; }

    public Guid SaidBy { get; private set; }

    public string SaidByName { get; private set; }

    public DateTime SaidAt { get; private set; }
}
