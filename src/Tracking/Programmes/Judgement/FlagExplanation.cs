using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Judgement;

/// <summary>What the reader pointed out in a programme.</summary>
public enum FlagKind
{
    /// <summary>Words taken over from the document above, or from another organisation's programme.</summary>
    Copied,

    /// <summary>A commitment without who, when, product…</summary>
    Missing,

    /// <summary>“Tăng cường”, “đẩy mạnh”, “quan tâm” without object, measure or date.</summary>
    Hollow,

    /// <summary>A sentence too long or too nested to be understood at once.</summary>
    HardToRead,
}

/// <summary>
/// What the organisation says to something that was pointed out (giải trình). It stays beside the flag as long as those words stand in the
/// programme; it neither removes the flag nor is judged.
/// </summary>
internal sealed class FlagExplanation
{
    /// <summary>In characters.</summary>
    public const int LongestPassage = 2000;
    public const int LongestExplanation = 4000;

    private FlagExplanation()
    {
        PassageKey = Passage = Explanation = ExplainedByName = "";
    }

    public FlagExplanation(ProgrammeId programme, FlagKind kind, string passageKey, string passage, string explanation, Actor by)
        : this()
    {
        ProgrammeId = programme;
        Kind = kind;
        PassageKey = passageKey;
        Passage = passage;
        Explain(explanation, by);
    }

    public ProgrammeId ProgrammeId { get; private set; }

    public FlagKind Kind { get; private set; }

    /// <summary>The words in a form that survives another place, another case and another spelling; see <see cref="Flag"/>.</summary>
    public string PassageKey { get; private set; }

    public string Passage { get; private set; }

    public string Explanation { get; private set; }

    public Guid ExplainedBy { get; private set; }

    public string ExplainedByName { get; private set; }

    public DateTime ExplainedAt { get; private set; }

    public void Explain(string explanation, Actor by) =>
        (Explanation, ExplainedBy, ExplainedByName, ExplainedAt) = (explanation.Trim(), by.AccountId, by.Name, by.At);
}
