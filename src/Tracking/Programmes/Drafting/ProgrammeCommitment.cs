using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>
/// All that a commitment says, as it is typed. The "6 rõ" (rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền) ask for most of it; none
/// but <paramref name="What"/> must be there while it is written.
/// </summary>
/// <param name="What">The work or the target.</param>
/// <param name="Measure">By what it is measured: “tỷ lệ hồ sơ giải quyết trực tuyến”.</param>
/// <param name="Target">The value to be reached: “≥ 95 %”.</param>
/// <param name="LeadId">Cơ quan chủ trì where it is one of the tree; <paramref name="LeadName"/> is what the text says.</param>
/// <param name="Cooperating">Those that cooperate, one a line.</param>
/// <param name="Responsible">The person by position, never by name: “Phó Chủ tịch UBND phụ trách kinh tế”.</param>
/// <param name="Milestones">One a line: “Quý II/2027: hoàn thành 50 %”.</param>
/// <param name="Means">Money, people, premises.</param>
/// <param name="Authority">Who decides what must be decided for it.</param>
public sealed record CommitmentWords(
    [Longest(CommitmentWords.LongestWhat)] string What,
    [Longest(CommitmentWords.LongestPart)] string? Product = null,
    [Longest(CommitmentWords.LongestPart)] string? Measure = null,
    [Longest(CommitmentWords.LongestPart)] string? Target = null,
    OrganisationId? LeadId = null,
    [Longest(CommitmentWords.LongestPart)] string? LeadName = null,
    [Longest(CommitmentWords.LongestPart)] string? Cooperating = null,
    [Longest(CommitmentWords.LongestPart)] string? Responsible = null,
    DateOnly? StartsOn = null,
    DateOnly? DueOn = null,
    [Longest(CommitmentWords.LongestPart)] string? Milestones = null,
    [Longest(CommitmentWords.LongestPart)] string? Means = null,
    [Longest(CommitmentWords.LongestPart)] string? Authority = null)
{
    public const int LongestWhat = 4000;
    public const int LongestPart = 1000;

    internal CommitmentWords Trimmed() => this with
    {
        What = What.Trim(), Product = Trim(Product), Measure = Trim(Measure), Target = Trim(Target), LeadName = Trim(LeadName), Cooperating = Trim(Cooperating),
        Responsible = Trim(Responsible), Milestones = Trim(Milestones), Means = Trim(Means), Authority = Trim(Authority),
    };

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Something that the organisation undertakes in a section of its programme: a task, a measure, a target.</summary>
internal sealed class ProgrammeCommitment : IVersioned
{
    /// <summary>Of one programme.</summary>
    public const int Most = 1000;

    private ProgrammeCommitment()
    {
        What = EditedByName = "";
    }

    private ProgrammeCommitment(ProgrammeId programme, ProgrammeSectionId section, int ordinal)
        : this()
    {
        Id = TypedId.New<ProgrammeCommitmentId>();
        ProgrammeId = programme;
        SectionId = section;
        Ordinal = ordinal;
    }

    public ProgrammeCommitmentId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    public ProgrammeSectionId SectionId { get; private set; }

    /// <summary>Within its section; gaps are no matter.</summary>
    public int Ordinal { get; private set; }

    public string What { get; private set; }

    public string? Product { get; private set; }

    public string? Measure { get; private set; }

    public string? Target { get; private set; }

    public OrganisationId? LeadId { get; private set; }

    public string? LeadName { get; private set; }

    public string? Cooperating { get; private set; }

    public string? Responsible { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public string? Milestones { get; private set; }

    public string? Means { get; private set; }

    public string? Authority { get; private set; }

    /// <summary>What is said beside its words was read by the program, and nobody has saved it since.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Where it stands in the document that was issued: by it those below answer it.</summary>
    public ProvisionId? IssuedProvisionId { get; private set; }

    public Guid EditedById { get; private set; }

    public string EditedByName { get; private set; }

    public DateTime EditedAt { get; private set; }

    public int Version { get; private set; }

    public CommitmentWords Words => new(What, Product, Measure, Target, LeadId, LeadName, Cooperating, Responsible, StartsOn, DueOn, Milestones, Means, Authority);

    public static Outcome<ProgrammeCommitment> Undertake(ProgrammeId programme, ProgrammeSectionId section, int ordinal, CommitmentWords words, Actor by, bool isRead = false)
    {
        var commitment = new ProgrammeCommitment(programme, section, ordinal);
        if (commitment.Write(words, by) is { } refusal)
            return refusal;
        commitment.IsRead = isRead;
        return commitment;
    }

    public Refusal? Write(CommitmentWords words, Actor by)
    {
        if (string.IsNullOrWhiteSpace(words.What))
            return ProgrammeRefusals.CommitmentEmpty;
        if (words.DueOn < words.StartsOn)
            return ProgrammeRefusals.DueBeforeStart;
        words = words.Trimmed();
        // Saved as it was read: now a person says it.
        if (words == Words && !IsRead)
            return ProgrammeRefusals.NothingChanged;
        IsRead = false;
        (What, Product, Measure, Target) = (words.What, words.Product, words.Measure, words.Target);
        (LeadId, LeadName, Cooperating, Responsible) = (words.LeadId, words.LeadName, words.Cooperating, words.Responsible);
        (StartsOn, DueOn, Milestones, Means, Authority) = (words.StartsOn, words.DueOn, words.Milestones, words.Means, words.Authority);
        Change(by);
        return null;
    }

    /// <summary>What it answers was said anew: whoever has its form open is told, and does not undo it unseen.</summary>
    public void AnswersChanged(Actor by) => Change(by);

    private void Change(Actor by)
    {
        (EditedById, EditedByName, EditedAt) = (by.AccountId, by.Name, by.At);
        Version++;
    }

    public void StandsAt(ProvisionId provision) => IssuedProvisionId = provision;

    public void Place(ProgrammeSectionId section, int ordinal)
    {
        // Its place among the others changes no word of it: of two who put at once, the second is told by the order itself.
        if (SectionId != section)
            Version++;
        (SectionId, Ordinal) = (section, ordinal);
    }
}
