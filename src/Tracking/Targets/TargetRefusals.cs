using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Targets;

/// <summary>Every "no" of this module.</summary>
public static class TargetRefusals
{
    public static readonly Refusal NotFound = new("target.not_found");
    public static readonly Refusal NotAllowed = new("target.not_allowed");
    public static readonly Refusal OwnerOutOfReach = new("target.owner_out_of_reach") { Field = "Owner" };
    public static readonly Refusal OrganisationOutOfReach = new("target.organisation_out_of_reach") { Field = "Organisation" };
    public static readonly Refusal NameMissing = new("target.name_missing") { Field = "Name" };
    public static readonly Refusal CodeTaken = new("target.code_taken") { Field = "Code" };
    public static readonly Refusal BaselineDayMissing = new("target.baseline_day_missing") { Field = "BaselineOn" };
    public static readonly Refusal NothingChanged = new("target.nothing_changed") { Field = "Name" };

    /// <summary>Its values are there already: what they mean does not change under them.</summary>
    public static readonly Refusal HasFigures = new("target.has_figures");
    public static readonly Refusal Closed = new("target.closed");
    public static readonly Refusal ReasonMissing = new("target.reason_missing") { Field = "Reason" };
    public static readonly Refusal LinesMissing = new("target.lines_missing") { Field = "Lines" };

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyLines = new("target.too_many_lines") { Field = "Lines" };
    public static readonly Refusal LineNotFound = new("target.line_not_found");
    public static readonly Refusal LineExists = new("target.line_exists") { Field = "Organisation" };

    /// <summary>It would stand below itself.</summary>
    public static readonly Refusal LineCircle = new("target.line_circle") { Field = "Parent" };
    public static readonly Refusal LineEnded = new("target.line_ended");
    public static readonly Refusal WeightWrong = new("target.weight_wrong") { Field = "Weight" };

    /// <summary>A value is to be entered where it is made of those below.</summary>
    public static readonly Refusal Aggregated = new("target.aggregated") { Field = "Value" };

    /// <summary>It is to be made of those below, and has entered values.</summary>
    public static readonly Refusal EnteredAlready = new("target.entered_already") { Field = "Aggregation" };

    /// <summary>Words are counted, not added up or averaged.</summary>
    public static readonly Refusal QualitativeIsCounted = new("target.qualitative_is_counted") { Field = "Aggregation" };
    public static readonly Refusal CountIsForQualitative = new("target.count_is_for_qualitative") { Field = "Aggregation" };
    public static readonly Refusal PeriodWrong = new("target.period_wrong") { Field = "Period" };
    public static readonly Refusal PeriodAhead = new("target.period_ahead") { Field = "Period" };

    /// <summary>{0} what was typed.</summary>
    public static readonly Refusal NumberWrong = new("target.number_wrong") { Field = "Value" };

    /// <inheritdoc cref="NumberWrong"/>
    public static readonly Refusal NumberTwoCommas = new("target.number_two_commas") { Field = "Value" };

    /// <inheritdoc cref="NumberWrong"/>
    public static readonly Refusal NumberGroups = new("target.number_groups") { Field = "Value" };

    /// <inheritdoc cref="NumberWrong"/>
    public static readonly Refusal NumberTooLong = new("target.number_too_long") { Field = "Value" };
    public static readonly Refusal ValueMissing = new("target.value_missing") { Field = "Value" };

    /// <summary>Of a target to be held within two values.</summary>
    public static readonly Refusal RangeMissing = new("target.range_missing") { Field = "Upper" };
    public static readonly Refusal RangeWrong = new("target.range_wrong") { Field = "Upper" };
    public static readonly Refusal WordsMissing = new("target.words_missing") { Field = "Words" };

    /// <summary>Nothing can only fail to come about within a period.</summary>
    public static readonly Refusal NothingAroseNotHere = new("target.nothing_arose_not_here") { Field = "NothingArose" };
    public static readonly Refusal NothingAroseWithValue = new("target.nothing_arose_with_value") { Field = "Value" };
    public static readonly Refusal NothingEntered = new("target.nothing_entered");
    public static readonly Refusal AlreadySubmitted = new("target.already_submitted");
    public static readonly Refusal NotSubmitted = new("target.not_submitted");
    public static readonly Refusal SourceMissing = new("target.source_missing") { Field = "Source" };

    /// <summary>What was accepted changes only by a new version, which says why.</summary>
    public static readonly Refusal AmendmentReasonMissing = new("target.amendment_reason_missing") { Field = "Note" };

    /// <summary>Four eyes: who told a value does not accept it.</summary>
    public static readonly Refusal OwnFigure = new("target.own_figure");
    public static readonly Refusal FigureNotFound = new("target.figure_not_found");
    public static readonly Refusal NotInForce = new("target.not_in_force");

    /// <summary>One's own value is amended, not contested.</summary>
    public static readonly Refusal OwnIsAmended = new("target.own_is_amended");
    public static readonly Refusal ContestOpen = new("target.contest_open");
    public static readonly Refusal ContestNotFound = new("target.contest_not_found");
    public static readonly Refusal ContestDecided = new("target.contest_decided");
    public static readonly Refusal SameValue = new("target.same_value") { Field = "Value" };
    public static readonly Refusal NoneChosen = new("target.none_chosen");

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooMany = new("target.too_many");

    /// <summary>Somebody else was first; the page shows what is there now.</summary>
    public static readonly Refusal ChangedMeanwhile = new("target.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, OwnerOutOfReach, OrganisationOutOfReach, NameMissing, CodeTaken, BaselineDayMissing, NothingChanged, HasFigures, Closed, ReasonMissing, LinesMissing,
        TooManyLines, LineNotFound, LineExists, LineCircle, LineEnded, WeightWrong, Aggregated, EnteredAlready, QualitativeIsCounted, CountIsForQualitative, PeriodWrong,
        PeriodAhead, NumberWrong, NumberTwoCommas, NumberGroups, NumberTooLong, ValueMissing, RangeMissing, RangeWrong, WordsMissing, NothingAroseNotHere,
        NothingAroseWithValue, NothingEntered, AlreadySubmitted, NotSubmitted, SourceMissing, AmendmentReasonMissing, OwnFigure, FigureNotFound, NotInForce, OwnIsAmended,
        ContestOpen, ContestNotFound, ContestDecided, SameValue, NoneChosen, TooMany, ChangedMeanwhile,
    ];
}
