using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>A decision of a collective on one draft of a programme.</summary>
public readonly record struct BallotId(Guid Value) : ITypedId<BallotId>
{
    public static BallotId From(Guid value) => new(value);

    public int CompareTo(BallotId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>How the collective decides.</summary>
public enum BallotForm
{
    /// <summary>Biểu quyết tại hội nghị.</summary>
    Meeting,

    /// <summary>Xin ý kiến bằng văn bản, phiếu.</summary>
    Written,
}

/// <summary>What is kept of the votes.</summary>
public enum BallotCounting
{
    /// <summary>Who voted how.</summary>
    Named,

    /// <summary>How many voted how, and nobody's name beside it.</summary>
    Counted,
}

public enum Vote
{
    For,
    Against,
    Abstained,
}

public enum BallotOutcome
{
    Adopted,
    NotAdopted,

    /// <summary>Too few took part: nothing is decided, and it may be held again.</summary>
    NoQuorum,
}

/// <summary>A part of a whole as rules give it: 2/3, 1/2.</summary>
public readonly record struct Fraction(int Numerator, int Denominator)
{
    /// <summary>Whether so many are at least this part of all.</summary>
    public bool IsReached(int count, int all) => count * (long)Denominator >= (long)all * Numerator;

    /// <summary>Whether so many are more than this part of all.</summary>
    public bool IsExceeded(int count, int all) => count * (long)Denominator > (long)all * Numerator;

    /// <summary>So much of all.</summary>
    public decimal Of(int all) => (decimal)all * Numerator / Denominator;

    /// <summary>“2/3”; null where it is no part of a whole.</summary>
    public static Fraction? Read(string? text) => text?.Split('/') is [var above, var below] && int.TryParse(above, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var numerator)
        && int.TryParse(below, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var denominator) && denominator > 0 && numerator <= denominator
            ? new Fraction(numerator, denominator) : null;

    public override string ToString() => $"{Numerator}/{Denominator}";
}

/// <summary>How many take part and agree for a decision to stand; kept with each ballot, so that a later rule does not touch it.</summary>
/// <param name="Quorum">At least this part of the members takes part.</param>
/// <param name="Majority">More than this part agrees.</param>
/// <param name="OfAll">Of all members, as the Party's regulations ask; otherwise of those who take part.</param>
public sealed record BallotRule(Fraction Quorum, Fraction Majority, bool OfAll)
{
    /// <summary>As the configuration says; what it does not say so that it can be read is 2/3 and 1/2.</summary>
    internal static BallotRule Of(TrackingOptions options) =>
        new(Fraction.Read(options.BallotQuorum) ?? new Fraction(2, 3), Fraction.Read(options.BallotMajority) ?? new Fraction(1, 2), options.BallotMajorityOfAll);
}

/// <summary>What was counted, and what follows from it.</summary>
/// <param name="Taking">Members who took part.</param>
public sealed record BallotResult(BallotOutcome Outcome, int Members, int Taking, int For, int Against, int Abstained);

/// <summary>
/// A meeting or a written ballot on one draft: who belongs to the collective, who took part, how they voted, by which rule it is counted. Nobody
/// outside of it votes, and nothing changes after it is closed.
/// </summary>
internal sealed class Ballot : IVersioned
{
    /// <summary>In characters.</summary>
    public const int LongestMinutes = 60_000;

    public const int MostMembers = 300;

    private readonly List<BallotMember> members = [];

    private Ballot()
    {
        OpenedByName = "";
    }

    private Ballot(ProgrammeId programme, int draft, BallotForm form, BallotCounting counting, DateOnly day, BallotRule rule, Actor by)
        : this()
    {
        Id = TypedId.New<BallotId>();
        ProgrammeId = programme;
        DraftNumber = draft;
        Form = form;
        Counting = counting;
        Day = day;
        QuorumNumerator = rule.Quorum.Numerator;
        QuorumDenominator = rule.Quorum.Denominator;
        MajorityNumerator = rule.Majority.Numerator;
        MajorityDenominator = rule.Majority.Denominator;
        MajorityOfAll = rule.OfAll;
        (OpenedBy, OpenedByName, OpenedAt) = (by.AccountId, by.Name, by.At);
    }

    public BallotId Id { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>The draft that is voted on.</summary>
    public int DraftNumber { get; private set; }

    public BallotForm Form { get; private set; }

    public BallotCounting Counting { get; private set; }

    /// <summary>Of the meeting; of a written ballot the last day for a vote.</summary>
    public DateOnly Day { get; private set; }

    public int QuorumNumerator { get; private set; }

    public int QuorumDenominator { get; private set; }

    public int MajorityNumerator { get; private set; }

    public int MajorityDenominator { get; private set; }

    public bool MajorityOfAll { get; private set; }

    public Guid OpenedBy { get; private set; }

    public string OpenedByName { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedByName { get; private set; }

    public BallotOutcome? Outcome { get; private set; }

    /// <summary>Of a counted ballot; of a named one the members' votes are counted.</summary>
    public int? CountedFor { get; private set; }

    public int? CountedAgainst { get; private set; }

    public int? CountedAbstained { get; private set; }

    /// <summary>Biên bản.</summary>
    public string? Minutes { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<BallotMember> Members => members;

    public BallotRule Rule => new(new Fraction(QuorumNumerator, QuorumDenominator), new Fraction(MajorityNumerator, MajorityDenominator), MajorityOfAll);

    /// <param name="people">Name and position of each member, with the account where there is one.</param>
    public static Outcome<Ballot> Open(
        ProgrammeId programme, int draft, BallotForm form, BallotCounting counting, DateOnly day, BallotRule rule, IReadOnlyList<(string Name, string Position, Guid? Account)> people, Actor by)
    {
        if (people.Count == 0)
            return BallotRefusals.MembersMissing;
        if (people.Count > MostMembers)
            return BallotRefusals.TooManyMembers.With($"{MostMembers}");
        if (people.GroupBy(person => Text.Vietnamese.SearchKey.Of($"{person.Name}|{person.Position}")).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return BallotRefusals.MemberTwice.With(twice.First().Name);
        // Whoever has two offices has one vote.
        if (people.Where(person => person.Account is not null).GroupBy(person => person.Account).FirstOrDefault(same => same.Count() > 1) is { } seats)
            return BallotRefusals.MemberTwice.With(seats.First().Name);
        var ballot = new Ballot(programme, draft, form, counting, day, rule, by);
        for (var i = 0; i < people.Count; i++)
            ballot.members.Add(new BallotMember(ballot, i + 1, people[i].Name.Trim(), people[i].Position.Trim(), people[i].Account));
        return ballot;
    }

    /// <summary>Says who of the members takes part in a meeting, all of them at once.</summary>
    public Refusal? Attend(IReadOnlyCollection<int> present)
    {
        if (ClosedAt is not null)
            return BallotRefusals.Closed;
        if (present.Except(members.Select(member => member.Ordinal)).Any())
            return BallotRefusals.NotMember;
        foreach (var member in members)
            member.Attend(present.Contains(member.Ordinal));
        Version++;
        return null;
    }

    /// <summary>One member's vote; a second one replaces the first while the ballot is open. Of who voted by their own account only they do that.</summary>
    /// <param name="own">By the member's own account; otherwise from paper, on the roll.</param>
    public Refusal? Cast(int ordinal, Vote vote, bool own, Actor by)
    {
        if (ClosedAt is not null)
            return BallotRefusals.Closed;
        if (Counting == BallotCounting.Counted)
            return BallotRefusals.NotNamed;
        if (members.Find(one => one.Ordinal == ordinal) is not { } member)
            return BallotRefusals.NotMember;
        if (member.VotedOwn && !own)
            return BallotRefusals.OwnVoteStands.With(member.Name);
        member.Cast(vote, own, by);
        Version++;
        return null;
    }

    /// <summary>What was entered on the wrong line is taken back.</summary>
    public Refusal? TakeBack(int ordinal)
    {
        if (ClosedAt is not null)
            return BallotRefusals.Closed;
        if (members.Find(one => one.Ordinal == ordinal) is not { } member)
            return BallotRefusals.NotMember;
        if (member.VotedOwn)
            return BallotRefusals.OwnVoteStands.With(member.Name);
        member.TakeBack();
        Version++;
        return null;
    }

    /// <summary>Counts, and keeps what follows.</summary>
    /// <param name="counted">Of a counted ballot: for, against, abstained.</param>
    public Outcome<BallotResult> Close((int For, int Against, int Abstained)? counted, string? minutes, Actor by)
    {
        if (ClosedAt is not null)
            return BallotRefusals.Closed;
        if (string.IsNullOrWhiteSpace(minutes))
            return BallotRefusals.MinutesMissing;
        if (Counting == BallotCounting.Counted)
        {
            if (counted is not { } three || three.For < 0 || three.Against < 0 || three.Abstained < 0)
                return BallotRefusals.CountMissing;
            var present = Form == BallotForm.Meeting ? members.Count(member => member.IsPresent) : members.Count;
            if (three.For + three.Against + three.Abstained > present)
                return BallotRefusals.MoreVotesThanMembers.With($"{three.For + three.Against + three.Abstained}", $"{present}");
            (CountedFor, CountedAgainst, CountedAbstained) = (three.For, three.Against, three.Abstained);
        }

        var result = Count();
        Outcome = result.Outcome;
        Minutes = minutes.Trim();
        (ClosedAt, ClosedByName) = (by.At, by.Name);
        Version++;
        return result;
    }

    /// <summary>As it stands: final once it is closed.</summary>
    public BallotResult Count()
    {
        var (agree, against, abstained) = Counting == BallotCounting.Counted
            ? (CountedFor ?? 0, CountedAgainst ?? 0, CountedAbstained ?? 0)
            : (Of(Vote.For), Of(Vote.Against), Of(Vote.Abstained));
        // In a meeting who is there takes part, also without a vote; in writing only who answers.
        var taking = Form == BallotForm.Meeting ? members.Count(member => member.IsPresent || member.Vote is not null) : agree + against + abstained;
        var outcome = !Rule.Quorum.IsReached(taking, members.Count) ? BallotOutcome.NoQuorum
            : Rule.Majority.IsExceeded(agree, Rule.OfAll ? members.Count : taking) ? BallotOutcome.Adopted : BallotOutcome.NotAdopted;
        return new BallotResult(outcome, members.Count, taking, agree, against, abstained);

        int Of(Vote vote) => members.Count(member => member.Vote == vote);
    }
}

/// <summary>One of the collective.</summary>
internal sealed class BallotMember
{
    /// <summary>In characters, as all of these.</summary>
    public const int LongestName = 200;
    public const int LongestPosition = 300;

    private BallotMember()
    {
        Name = Position = "";
    }

    public BallotMember(Ballot ballot, int ordinal, string name, string position, Guid? account)
    {
        BallotId = ballot.Id;
        ProgrammeId = ballot.ProgrammeId;
        Ordinal = ordinal;
        Name = name;
        Position = position;
        AccountId = account;
    }

    public BallotId BallotId { get; private set; }

    public ProgrammeId ProgrammeId { get; private set; }

    /// <summary>1, 2, 3… in the order of the list.</summary>
    public int Ordinal { get; private set; }

    public string Name { get; private set; }

    public string Position { get; private set; }

    /// <summary>By which they vote themselves.</summary>
    public Guid? AccountId { get; private set; }

    public bool IsPresent { get; private set; }

    /// <summary>Of a named ballot.</summary>
    public Vote? Vote { get; private set; }

    public DateTime? VotedAt { get; private set; }

    /// <summary>The member's account, by which they voted; null where a clerk entered the paper on the roll.</summary>
    public Guid? EnteredById { get; private set; }

    /// <summary>Who entered it: the member, or the clerk.</summary>
    public string? EnteredByName { get; private set; }

    /// <summary>By their own account, not on paper that a clerk entered.</summary>
    public bool VotedOwn => EnteredById is { } entered && entered == AccountId;

    internal void Attend(bool isPresent) => IsPresent = isPresent;

    internal void TakeBack() => (Vote, VotedAt, EnteredById, EnteredByName) = (null, null, null, null);

    internal void Cast(Vote vote, bool own, Actor by) => (Vote, VotedAt, EnteredById, EnteredByName) = (vote, by.At, own ? by.AccountId : null, by.Name);
}
