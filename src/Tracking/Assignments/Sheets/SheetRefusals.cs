using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>Every "no" to a table of assignments.</summary>
public static class SheetRefusals
{
    public static readonly Refusal NotFound = new("sheet.not_found");

    /// <summary>No row names the columns; at least the content and one more.</summary>
    public static readonly Refusal NoHeadings = new("sheet.no_headings") { Field = "File" };

    /// <summary>Two columns bear the same name; {0} which (<see cref="SheetColumn"/>).</summary>
    public static readonly Refusal ColumnTwice = new("sheet.column_twice") { Field = "File" };
    public static readonly Refusal NoRows = new("sheet.no_rows") { Field = "File" };

    /// <summary>{0} rows at most.</summary>
    public static readonly Refusal TooManyRows = new("sheet.too_many_rows") { Field = "File" };

    public static readonly Refusal FormulaFailed = new("sheet.formula_failed");
    public static readonly Refusal NoDay = new("sheet.no_day");
    public static readonly Refusal ValueUnknown = new("sheet.value_unknown");
    public static readonly Refusal VersionUnknown = new("sheet.version_unknown");
    public static readonly Refusal CodeTwice = new("sheet.code_twice");

    /// <summary>No assignment that the person sees bears it.</summary>
    public static readonly Refusal CodeUnknown = new("sheet.code_unknown");

    /// <summary>Another organisation's to change.</summary>
    public static readonly Refusal NotOwn = new("sheet.not_own");

    /// <summary>No organisation that the person can address is called so.</summary>
    public static readonly Refusal OrganisationUnknown = new("sheet.organisation_unknown");

    /// <summary>Several are called so; {0} some of them.</summary>
    public static readonly Refusal OrganisationUnclear = new("sheet.organisation_unclear");

    /// <summary>It was sent: what is wanted, of whom and until when does not change by a table.</summary>
    public static readonly Refusal SentFixed = new("sheet.sent_fixed");

    /// <summary>It is at its end.</summary>
    public static readonly Refusal Ended = new("sheet.ended");

    /// <summary>Somebody changed the assignment since the table was taken.</summary>
    public static readonly Refusal ChangedSince = new("sheet.changed_since");

    /// <summary>What it would do is not what the person looked at.</summary>
    public static readonly Refusal PlanChanged = new("sheet.plan_changed");

    /// <summary>Taken over or discarded already.</summary>
    public static readonly Refusal Settled = new("sheet.settled");
    public static readonly Refusal NothingToDo = new("sheet.nothing_to_do");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NoHeadings, ColumnTwice, NoRows, TooManyRows, FormulaFailed, NoDay, ValueUnknown, VersionUnknown, CodeTwice, CodeUnknown, NotOwn,
        OrganisationUnknown, OrganisationUnclear, SentFixed, Ended, ChangedSince, PlanChanged, Settled, NothingToDo,
    ];
}
