using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>A letter that urges an organisation to what it is late with.</summary>
public readonly record struct UrgingLetterId(Guid Value) : ITypedId<UrgingLetterId>
{
    public static UrgingLetterId From(Guid value) => new(value);

    public int CompareTo(UrgingLetterId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Công văn đôn đốc: written by the office of who assigned or supervises, put on paper and signed there, and issued with its number and day. Its list stays
/// as it was when it was written, whatever becomes of the work.
/// </summary>
internal sealed class UrgingLetter : IVersioned
{
    /// <summary>In characters: what the office adds in words of its own.</summary>
    public const int LongestWords = 2000;
    public const int LongestNumber = 50;
    public const int LongestSigner = 200;

    /// <summary>On its list.</summary>
    public const int MostWorks = 100;

    private readonly List<UrgingLetterWork> works = [];

    private UrgingLetter() => ByName = "";

    public UrgingLetter(OrganisationId side, OrganisationId lead, LetterWording wording, Actor by)
    {
        Id = TypedId.New<UrgingLetterId>();
        (SideId, LeadId) = (side, lead);
        (Words, AnswerBy, SignerPosition, SignerName) = (Clean(wording.Words), wording.AnswerBy, Clean(wording.SignerPosition), Clean(wording.SignerName));
        (WrittenAt, By, ByName) = (by.At, by.AccountId, by.Name);
    }

    public UrgingLetterId Id { get; private set; }

    /// <summary>Whose letter it is.</summary>
    public OrganisationId SideId { get; private set; }

    /// <summary>To whom it is written.</summary>
    public OrganisationId LeadId { get; private set; }

    public string? Words { get; private set; }

    /// <summary>Day by which an answer is asked for.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public string? SignerPosition { get; private set; }

    public string? SignerName { get; private set; }

    /// <summary>Null while it is a draft.</summary>
    public string? Number { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public DateTime WrittenAt { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<UrgingLetterWork> Works => works;

    public void List(UrgingLetterWork work) => works.Add(work);

    public Refusal? Issue(string? number, DateOnly? day, DateOnly today)
    {
        if (IssuedOn is not null)
            return LetterRefusals.Issued;
        if (Clean(number) is not { } given)
            return LetterRefusals.NumberMissing;
        if (day is not { } on || on > today || on < Clock.DayOf(WrittenAt))
            return LetterRefusals.IssuedOnWrong;
        (Number, IssuedOn) = (given, on);
        Version++;
        return null;
    }

    private static string? Clean(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}

/// <summary>What an office says in a letter beside its list.</summary>
public sealed record LetterWording(
    [Longest(UrgingLetter.LongestWords)] string? Words = null, DateOnly? AnswerBy = null, [Longest(UrgingLetter.LongestSigner)] string? SignerPosition = null,
    [Longest(UrgingLetter.LongestSigner)] string? SignerName = null);

/// <summary>A line of the list, as it was when the letter was written.</summary>
internal sealed class UrgingLetterWork
{
    private UrgingLetterWork() => Code = Content = "";

    public UrgingLetterWork(UrgingLetterId letter, int number, AssignmentId assignment, string code, string content, string? source, DateOnly due, int urged)
    {
        (LetterId, Number, AssignmentId) = (letter, number, assignment);
        (Code, Content, Source, DueDate, Urged) = (code, content, source, due, urged);
    }

    public UrgingLetterId LetterId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public AssignmentId AssignmentId { get; private set; }

    public string Code { get; private set; }

    public string Content { get; private set; }

    /// <summary>The document from which the work was given; null where there is none.</summary>
    public string? Source { get; private set; }

    public DateOnly DueDate { get; private set; }

    /// <summary>How often its lead had been urged to it before.</summary>
    public int Urged { get; private set; }
}

/// <summary>Every "no" of this module.</summary>
public static class LetterRefusals
{
    public static readonly Refusal NotFound = new("letter.not_found");

    /// <summary>Nothing was chosen, or more than a letter lists.</summary>
    public static readonly Refusal WorksMissing = new("letter.works_missing") { Field = "Works" };

    /// <summary>Something that was chosen is not late any more, or not this office's to urge.</summary>
    public static readonly Refusal WorkNotLate = new("letter.work_not_late") { Field = "Works" };
    public static readonly Refusal AnswerByPast = new("letter.answer_by_past") { Field = "AnswerBy" };
    public static readonly Refusal NumberMissing = new("letter.number_missing") { Field = "Number" };
    public static readonly Refusal IssuedOnWrong = new("letter.issued_on_wrong") { Field = "IssuedOn" };
    public static readonly Refusal Issued = new("letter.issued");
    public static readonly Refusal ChangedMeanwhile = new("letter.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } = [NotFound, WorksMissing, WorkNotLate, AnswerByPast, NumberMissing, IssuedOnWrong, Issued, ChangedMeanwhile];
}
