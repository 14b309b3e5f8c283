using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Reorganisations;

/// <summary>Every "no" of this module.</summary>
public static class ReorganisationRefusals
{
    public static readonly Refusal NotFound = new("reorganisation.not_found");
    public static readonly Refusal ChangedMeanwhile = new("reorganisation.changed_meanwhile");
    public static readonly Refusal AlreadyCarriedOut = new("reorganisation.already_carried_out");
    public static readonly Refusal Discarded = new("reorganisation.discarded");
    public static readonly Refusal TitleMissing = new("reorganisation.title_missing") { Field = "Title" };
    public static readonly Refusal BasisMissing = new("reorganisation.basis_missing") { Field = "Basis" };
    public static readonly Refusal NoLines = new("reorganisation.no_lines");
    public static readonly Refusal LineNotFound = new("reorganisation.line_not_found");

    /// <summary>{0} at most.</summary>
    public static readonly Refusal TooManyLines = new("reorganisation.too_many_lines");

    /// <summary>{0} the first day of the act (ISO).</summary>
    public static readonly Refusal DayAhead = new("reorganisation.day_ahead") { Field = "Day" };

    /// <summary>{0} how many lines are wrong: the preview names each.</summary>
    public static readonly Refusal LinesWrong = new("reorganisation.lines_wrong");

    // Of one line.

    /// <summary>{0} what was written.</summary>
    public static readonly Refusal StepUnknown = new("reorganisation.step_unknown") { Field = "Step" };
    public static readonly Refusal LevelUnknown = new("reorganisation.level_unknown") { Field = "Level" };
    public static readonly Refusal TypeUnknown = new("reorganisation.type_unknown") { Field = "Type" };
    public static readonly Refusal CodeMissing = new("reorganisation.code_missing") { Field = "Code" };
    public static readonly Refusal TargetMissing = new("reorganisation.target_missing") { Field = "To" };

    /// <summary>{0} the code. Not there, or not within the reach of who acts.</summary>
    public static readonly Refusal OrganisationUnknown = new("reorganisation.organisation_unknown") { Field = "Code" };

    /// <summary>{0} the code of the successor or superior.</summary>
    public static readonly Refusal TargetUnknown = new("reorganisation.target_unknown") { Field = "To" };

    /// <summary>{0} the code.</summary>
    public static readonly Refusal TargetDoesNotExistThen = new("reorganisation.target_does_not_exist_then") { Field = "To" };

    /// <summary>{0} the line by which the successor or superior ends on the same day.</summary>
    public static readonly Refusal TargetEndsToo = new("reorganisation.target_ends_too") { Field = "To" };

    /// <summary>{0} the line that closes the circle.</summary>
    public static readonly Refusal CircularSuccession = new("reorganisation.circular_succession") { Field = "To" };
    public static readonly Refusal SucceedsItself = new("reorganisation.succeeds_itself") { Field = "To" };

    /// <summary>{0} the other line by which it ends.</summary>
    public static readonly Refusal EndsTwice = new("reorganisation.ends_twice") { Field = "Code" };

    /// <summary>{0} the line by which it ends.</summary>
    public static readonly Refusal AlsoEnds = new("reorganisation.also_ends") { Field = "Code" };

    /// <summary>{0} the other line that founds it.</summary>
    public static readonly Refusal FoundedTwice = new("reorganisation.founded_twice") { Field = "Code" };

    /// <summary>{0} the first of those below, {1} its code, {2} how many there are.</summary>
    public static readonly Refusal ChildrenUnplaced = new("reorganisation.children_unplaced") { Field = "Code" };

    /// <summary>{0} the field or the code of the assignment, {1} the other line.</summary>
    public static readonly Refusal RuleTwice = new("reorganisation.rule_twice") { Field = "Field" };
    public static readonly Refusal NobodyTakesOver = new("reorganisation.nobody_takes_over") { Field = "To" };

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, ChangedMeanwhile, AlreadyCarriedOut, Discarded, TitleMissing, BasisMissing, NoLines, LineNotFound, TooManyLines, DayAhead, LinesWrong, StepUnknown, LevelUnknown,
        TypeUnknown, CodeMissing, TargetMissing, OrganisationUnknown, TargetUnknown, TargetDoesNotExistThen, TargetEndsToo, CircularSuccession, SucceedsItself, EndsTwice, AlsoEnds,
        FoundedTwice, ChildrenUnplaced, RuleTwice, NobodyTakesOver,
    ];
}
