using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>Every "no" about provisions.</summary>
public static class ProvisionRefusals
{
    public static readonly Refusal NotFound = new("provision.not_found");
    public static readonly Refusal NotAllowed = new("provision.not_allowed");
    public static readonly Refusal NothingChanged = new("provision.nothing_changed") { Field = "Role" };

    /// <summary>{0} by whom, {1} when (ISO, UTC).</summary>
    public static readonly Refusal ChangedMeanwhile = new("provision.changed_meanwhile");

    public static readonly Refusal NoneChosen = new("provision.none_chosen") { Field = "Provisions" };

    /// <summary>{0} how many are taken at once.</summary>
    public static readonly Refusal TooMany = new("provision.too_many") { Field = "Provisions" };

    public static IReadOnlyList<Refusal> All { get; } = [NotFound, NotAllowed, NothingChanged, ChangedMeanwhile, NoneChosen, TooMany];
}
