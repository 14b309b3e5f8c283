using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>Every "no" of this module.</summary>
public static class BottleneckRefusals
{
    public static readonly Refusal NotFound = new("bottleneck.not_found");
    public static readonly Refusal NotAllowed = new("bottleneck.not_allowed");
    public static readonly Refusal RaiserOutOfReach = new("bottleneck.raiser_out_of_reach") { Field = "Raiser" };

    /// <summary>Whoever is asked is a side of the work, a superior, a body beside one's own or right below a superior, or one that work may be given to.</summary>
    public static readonly Refusal ResolverOutOfReach = new("bottleneck.resolver_out_of_reach") { Field = "Resolver" };
    public static readonly Refusal ResolverIsRaiser = new("bottleneck.resolver_is_raiser") { Field = "Resolver" };
    public static readonly Refusal ResolverSame = new("bottleneck.resolver_same") { Field = "Resolver" };
    public static readonly Refusal KindUnknown = new("bottleneck.kind_unknown") { Field = "Kind" };
    public static readonly Refusal HindersMissing = new("bottleneck.hinders_missing") { Field = "Hinders" };
    public static readonly Refusal AsksMissing = new("bottleneck.asks_missing") { Field = "Asks" };
    public static readonly Refusal AssignmentMissing = new("bottleneck.assignment_missing") { Field = "Assignments" };

    /// <summary>One that does not exist, is not seen, or is not open.</summary>
    public static readonly Refusal AssignmentNotOpen = new("bottleneck.assignment_not_open") { Field = "Assignments" };

    /// <summary>{0} the code of one that the raiser and those below it neither lead nor cooperate in.</summary>
    public static readonly Refusal AssignmentForeign = new("bottleneck.assignment_foreign") { Field = "Assignments" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyAssignments = new("bottleneck.too_many_assignments") { Field = "Assignments" };

    /// <summary>That version of a report was not sent, tells of no difficulty, or is of another assignment.</summary>
    public static readonly Refusal OriginWrong = new("bottleneck.origin_wrong");
    public static readonly Refusal ReasonMissing = new("bottleneck.reason_missing") { Field = "Reason" };
    public static readonly Refusal AnswerMissing = new("bottleneck.answer_missing") { Field = "Note" };
    public static readonly Refusal EvidenceMissing = new("bottleneck.evidence_missing") { Field = "Note" };
    public static readonly Refusal AlreadyTakenUp = new("bottleneck.already_taken_up");
    public static readonly Refusal AlreadyResolved = new("bottleneck.already_resolved");
    public static readonly Refusal AlreadyConfirmed = new("bottleneck.already_confirmed");
    public static readonly Refusal AlreadyWithdrawn = new("bottleneck.already_withdrawn");
    public static readonly Refusal NotAnswered = new("bottleneck.not_answered");
    public static readonly Refusal NotEnded = new("bottleneck.not_ended");

    /// <summary>Four eyes: who answered or resolved it does not confirm it.</summary>
    public static readonly Refusal OwnAnswer = new("bottleneck.own_answer");
    public static readonly Refusal NothingToHandOver = new("bottleneck.nothing_to_hand_over");

    /// <summary>{0} what was done meanwhile (<see cref="BottleneckAct"/>), {1} by whom, {2} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("bottleneck.changed_meanwhile");

    /// <summary>Somebody took the same number at the same moment, again and again; nothing was saved.</summary>
    public static readonly Refusal CodeTaken = new("bottleneck.code_taken");

    /// <summary>How it will be is not known.</summary>
    public static readonly Refusal DayAhead = new("bottleneck.day_ahead") { Field = "On" };

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, RaiserOutOfReach, ResolverOutOfReach, ResolverIsRaiser, ResolverSame, KindUnknown, HindersMissing, AsksMissing, AssignmentMissing, AssignmentNotOpen,
        AssignmentForeign, TooManyAssignments, OriginWrong, ReasonMissing, AnswerMissing, EvidenceMissing, AlreadyTakenUp, AlreadyResolved, AlreadyConfirmed, AlreadyWithdrawn,
        NotAnswered, NotEnded, OwnAnswer, NothingToHandOver, ChangedMeanwhile, CodeTaken, DayAhead,
    ];
}
