using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Reporting;

/// <summary>Every "no" to periodic reports.</summary>
public static class ReportingRefusals
{
    public static readonly Refusal PeriodNotFound = new("period.not_found");

    /// <summary>The assignment is not asked in this period, and no report of it was begun.</summary>
    public static readonly Refusal NotAsked = new("reporting.not_asked");

    /// <summary>{0} the last day (ISO).</summary>
    public static readonly Refusal PeriodLocked = new("reporting.period_locked");
    public static readonly Refusal AmendmentReasonMissing = new("reporting.amendment_reason_missing") { Field = "Reason" };
    public static readonly Refusal ResultMissing = new("reporting.result_missing") { Field = "Result" };
    public static readonly Refusal WordsWithNothing = new("reporting.words_with_nothing") { Field = "Result" };
    public static readonly Refusal PercentOutOfRange = new("reporting.percent_out_of_range") { Field = "Percent" };

    /// <summary>{0} how much of it, in whole per cent. Sent all the same when it is said again.</summary>
    public static readonly Refusal CopiedFromBefore = new("reporting.copied_from_before") { Field = "Result" };
    public static readonly Refusal NotSubmitted = new("reporting.not_submitted");
    public static readonly Refusal AlreadyAccepted = new("reporting.already_accepted");

    /// <summary>Four eyes: who sent the report does not accept it.</summary>
    public static readonly Refusal OwnReport = new("reporting.own_report");
    public static readonly Refusal ReturnReasonMissing = new("reporting.return_reason_missing") { Field = "Reason" };
    public static readonly Refusal NothingChosen = new("reporting.nothing_chosen");

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyChosen = new("reporting.too_many_chosen");

    /// <summary>{0} by whom, {1} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("reporting.changed_meanwhile");

    /// <summary>Of several at once, one was changed meanwhile; none was decided.</summary>
    public static readonly Refusal OneChangedMeanwhile = new("reporting.one_changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        PeriodNotFound, NotAsked, PeriodLocked, AmendmentReasonMissing, ResultMissing, WordsWithNothing, PercentOutOfRange, CopiedFromBefore, NotSubmitted,
        AlreadyAccepted, OwnReport, ReturnReasonMissing, NothingChosen, TooManyChosen, ChangedMeanwhile, OneChangedMeanwhile,
    ];
}
