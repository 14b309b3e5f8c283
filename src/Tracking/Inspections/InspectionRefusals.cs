using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Inspections;

/// <summary>Every "no" of this module.</summary>
public static class InspectionRefusals
{
    public static readonly Refusal NotFound = new("engagement.not_found") { Field = "AttachTo" };
    public static readonly Refusal TitleMissing = new("engagement.title_missing") { Field = "Title" };
    public static readonly Refusal InspectingMissing = new("engagement.inspecting_missing") { Field = "Inspecting" };
    public static readonly Refusal InspectedMissing = new("engagement.inspected_missing") { Field = "Inspected" };
    public static readonly Refusal InspectsItself = new("engagement.inspects_itself") { Field = "Inspected" };
    public static readonly Refusal BodyNotFound = new("engagement.body_not_found");
    public static readonly Refusal PeriodReversed = new("engagement.period_reversed") { Field = "PeriodTo" };
    public static readonly Refusal SessionInFuture = new("engagement.session_in_future") { Field = "Date" };
    public static readonly Refusal OwnerOutOfReach = new("engagement.owner_out_of_reach");
    public static readonly Refusal ChangedMeanwhile = new("engagement.changed_meanwhile");

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, TitleMissing, InspectingMissing, InspectedMissing, InspectsItself, BodyNotFound, PeriodReversed, SessionInFuture,
        OwnerOutOfReach, ChangedMeanwhile,
    ];
}
