using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Whom a request goes to: an organisation, or a person by the account.</summary>
/// <param name="Name">As it is on that day.</param>
internal readonly record struct AskedSide(OrganisationId? Organisation, Guid? Account, string Name);

/// <summary>A section of the draft that was sent, as it was called there. The programme may call it otherwise by now, or have it no longer.</summary>
internal sealed record SentSection(ProgrammeSectionId Id, string Label, string Heading)
{
    /// <summary>As the log tells it.</summary>
    public override string ToString() => $"{Label} {Heading}";
}

/// <summary>What is sent: a draft with those of its sections that have a title.</summary>
internal sealed record SentDraft(int Number, IReadOnlyList<SentSection> Sections);

/// <summary>One asking for opinions on one draft. Nothing of it is changed afterwards: neither the wording, nor the day, nor whom it went to;
/// for a body that ended its successor answers.</summary>
internal sealed class OpinionRound
{
    /// <summary>In characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>Bodies and persons of one round.</summary>
    public const int MostAsked = 500;

    private readonly List<OpinionRequest> requests = [];

    private OpinionRound()
    {
        AskedByName = "";
        Sections = [];
    }

    private OpinionRound(ProgrammeId programme, int number, SentDraft draft, DateOnly dueOn, string? note, Actor by)
        : this()
    {
        Id = TypedId.New<OpinionRoundId>();
        ProgrammeId = programme;
        Number = number;
        DraftNumber = draft.Number;
        Sections = draft.Sections;
        DueOn = dueOn;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        (AskedBy, AskedByName, AskedAt) = (by.AccountId, by.Name, by.At);
    }

    public OpinionRoundId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>1, 2, 3… within the programme.</summary>
    public int Number { get; private set; }

    /// <summary>The draft that was sent.</summary>
    public int DraftNumber { get; private set; }

    /// <summary>Those that may be named with an opinion, in the order of the draft.</summary>
    public IReadOnlyList<SentSection> Sections { get; private set; }

    /// <summary>Last day on which an opinion is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What is asked in particular.</summary>
    public string? Note { get; private set; }

    public Guid AskedBy { get; private set; }

    public string AskedByName { get; private set; }

    public DateTime AskedAt { get; private set; }

    public IReadOnlyList<OpinionRequest> Requests => requests;

    /// <param name="number">Of the round.</param>
    /// <param name="asked">Who is named twice is asked once.</param>
    public static Outcome<OpinionRound> Ask(ProgrammeId programme, int number, SentDraft draft, DateOnly? dueOn, string? note, IEnumerable<AskedSide> asked, Actor by)
    {
        if (dueOn is not { } due)
            return OpinionRefusals.DueMissing;
        if (due < Clock.DayOf(by.At))
            return OpinionRefusals.DueInPast;
        var sides = asked.DistinctBy(side => (side.Organisation, side.Account)).ToList();
        if (sides.Count == 0)
            return OpinionRefusals.NobodyAsked;
        if (sides.Count > MostAsked)
            return OpinionRefusals.TooManyAsked.With($"{MostAsked}");
        var round = new OpinionRound(programme, number, draft, due, note, by);
        round.requests.AddRange(sides.Select(side => new OpinionRequest(round, side)));
        return round;
    }
}

/// <summary>One body or person who is asked. Silence is a request without an opinion, and stays one.</summary>
internal sealed class OpinionRequest
{
    private OpinionRequest()
    {
        AskedName = "";
    }

    public OpinionRequest(OpinionRound round, AskedSide side)
    {
        Id = TypedId.New<OpinionRequestId>();
        RoundId = round.Id;
        ProgrammeId = round.ProgrammeId;
        OrganisationId = side.Organisation;
        AccountId = side.Account;
        AskedName = side.Name;
    }

    public OpinionRequestId Id { get; private set; }

    public OpinionRoundId RoundId { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>Of a named person.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Under which it was asked.</summary>
    public string AskedName { get; private set; }

    /// <summary>Who was asked ended before it answered: the successor answers in its place. The name stays under which it was asked.</summary>
    public void PassTo(OrganisationId successor) => OrganisationId = successor;
}
