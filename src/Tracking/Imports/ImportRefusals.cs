using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Imports;

/// <summary>Every "no" of this module.</summary>
public static class ImportRefusals
{
    public static readonly Refusal NotFound = new("import.not_found");
    public static readonly Refusal NotAllowed = new("import.not_allowed");
    public static readonly Refusal EmptyText = new("import.empty_text");

    /// <summary>The same content waits or was reviewed; linked to the import. {0} is the name under which it came.</summary>
    public static readonly Refusal AlreadyImported = new("import.already_imported");

    /// <summary>{0} by whom, {1} when (ISO, UTC); linked to the document.</summary>
    public static readonly Refusal AlreadyReviewed = new("import.already_reviewed");

    public static readonly Refusal AlreadyDiscarded = new("import.already_discarded");
    public static readonly Refusal ChangedMeanwhile = new("import.changed_meanwhile");

    /// <summary>{0} the list, {1} the number of the proposed item, from 0.</summary>
    public static readonly Refusal FactUndecided = new("import.fact_undecided");

    public static readonly Refusal FactUnknown = new("import.fact_unknown");
    public static readonly Refusal FactDecidedTwice = new("import.fact_decided_twice");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NotAllowed, EmptyText, AlreadyImported, AlreadyReviewed, AlreadyDiscarded, ChangedMeanwhile, FactUndecided,
        FactUnknown, FactDecidedTwice,
    ];
}
