using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>Every "no" of a collective decision.</summary>
public static class BallotRefusals
{
    public static readonly Refusal NotFound = new("ballot.not_found");
    public static readonly Refusal AlreadyOpen = new("ballot.already_open");
    public static readonly Refusal MembersMissing = new("ballot.members_missing") { Field = "Members" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyMembers = new("ballot.too_many_members") { Field = "Members" };

    /// <summary>{0} whose name stands twice.</summary>
    public static readonly Refusal MemberTwice = new("ballot.member_twice") { Field = "Members" };

    /// <summary>{0} the line that has no position.</summary>
    public static readonly Refusal PositionMissing = new("ballot.position_missing") { Field = "Members" };

    /// <summary>{0} the account that there is not.</summary>
    public static readonly Refusal AccountUnknown = new("ballot.account_unknown") { Field = "Members" };

    /// <summary>{0} the member, {1} the account that is not theirs, {2} whose it is.</summary>
    public static readonly Refusal AccountOfOther = new("ballot.account_of_other") { Field = "Members" };
    public static readonly Refusal DayMissing = new("ballot.day_missing") { Field = "Day" };
    /// <summary>A written ballot whose last day would be over before it begins.</summary>
    public static readonly Refusal DayInPast = new("ballot.day_in_past") { Field = "Day" };

    /// <summary>{0} members have not voted, and {1} is the last day (ISO): whoever closes it earlier says so.</summary>
    public static readonly Refusal StillTime = new("ballot.still_time");
    public static readonly Refusal NothingToVoteOn = new("ballot.nothing_to_vote_on");
    public static readonly Refusal Closed = new("ballot.closed");

    /// <summary>Only members vote.</summary>
    public static readonly Refusal NotMember = new("ballot.not_member");

    /// <summary>What was sent is no vote.</summary>
    public static readonly Refusal VoteMissing = new("ballot.vote_missing");

    /// <summary>{0} the member who voted by their own account: nobody else changes that.</summary>
    public static readonly Refusal OwnVoteStands = new("ballot.own_vote_stands");

    /// <summary>Votes are counted, and nobody's is named.</summary>
    public static readonly Refusal NotNamed = new("ballot.not_named");

    /// <summary>A written ballot whose last day is over.</summary>
    public static readonly Refusal TooLate = new("ballot.too_late");
    public static readonly Refusal MinutesMissing = new("ballot.minutes_missing") { Field = "Minutes" };
    public static readonly Refusal CountMissing = new("ballot.count_missing") { Field = "For" };

    /// <summary>{0} votes, {1} who may have voted.</summary>
    public static readonly Refusal MoreVotesThanMembers = new("ballot.more_votes_than_members") { Field = "For" };
    public static readonly Refusal ChangedMeanwhile = new("ballot.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, AlreadyOpen, MembersMissing, TooManyMembers, MemberTwice, PositionMissing, AccountUnknown, AccountOfOther, DayMissing, DayInPast, StillTime, NothingToVoteOn, Closed, NotMember, VoteMissing, OwnVoteStands, NotNamed, TooLate,
        MinutesMissing, CountMissing, MoreVotesThanMembers, ChangedMeanwhile,
    ];
}
