using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>Every "no" of this module.</summary>
public static class OrganisationRefusals
{
    public static readonly Refusal NotFound = new("organisation.not_found");
    public static readonly Refusal NameMissing = new("organisation.name_missing") { Field = "Name" };
    public static readonly Refusal NameUnchanged = new("organisation.name_unchanged") { Field = "Name" };
    public static readonly Refusal CodeTaken = new("organisation.code_taken") { Field = "Code" };
    public static readonly Refusal CodeMissing = new("organisation.code_missing") { Field = "Code" };
    public static readonly Refusal DoesNotExistThen = new("organisation.does_not_exist_then") { Field = "Day" };
    public static readonly Refusal LaterChange = new("organisation.later_change_recorded") { Field = "Day" };
    public static readonly Refusal RootStays = new("organisation.root_stays");
    public static readonly Refusal PlaceUnchanged = new("organisation.place_unchanged") { Field = "Parent" };
    public static readonly Refusal ParentNotFound = new("organisation.parent_not_found") { Field = "Parent" };
    public static readonly Refusal ParentDoesNotExistThen = new("organisation.parent_does_not_exist_then") { Field = "Parent" };
    public static readonly Refusal Cycle = new("organisation.cycle") { Field = "Parent" };

    /// <summary>{0} since when (ISO).</summary>
    public static readonly Refusal AlreadyDissolved = new("organisation.already_dissolved") { Field = "Day" };

    /// <summary>{0} its first day (ISO).</summary>
    public static readonly Refusal EndsBeforeFounding = new("organisation.ends_before_founding") { Field = "Day" };
    public static readonly Refusal ChangedMeanwhile = new("organisation.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, NameMissing, NameUnchanged, CodeTaken, CodeMissing, DoesNotExistThen, LaterChange, RootStays, PlaceUnchanged,
        ParentNotFound, ParentDoesNotExistThen, Cycle, AlreadyDissolved, EndsBeforeFounding, ChangedMeanwhile,
    ];
}
