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
    public static readonly Refusal MandateNotAllowed = new("engagement.mandate_not_allowed");
    public static readonly Refusal MandateTooWide = new("engagement.mandate_too_wide") { Field = "Organisation" };
    public static readonly Refusal MandateEndsBeforeStart = new("engagement.mandate_ends_before_start") { Field = "To" };

    /// <summary>{0} days.</summary>
    public static readonly Refusal MandateTooLong = new("engagement.mandate_too_long") { Field = "To" };
    public static readonly Refusal MandateContentMissing = new("engagement.mandate_content_missing") { Field = "Contents" };
    public static readonly Refusal MemberNotFound = new("engagement.member_not_found") { Field = "UserName" };
    public static readonly Refusal MemberMissing = new("engagement.member_missing") { Field = "Member" };

    /// <summary>{0} the member's name.</summary>
    public static readonly Refusal MemberIsAnother = new("engagement.member_is_another") { Field = "Member" };
    public static readonly Refusal MandateBeyondOwn = new("engagement.mandate_beyond_own") { Field = "Contents" };
    public static readonly Refusal MandateToSelf = new("engagement.mandate_to_self") { Field = "UserName" };

    public static IReadOnlyList<Refusal> All { get; } =
    [
        NotFound, TitleMissing, InspectingMissing, InspectedMissing, InspectsItself, BodyNotFound, PeriodReversed, SessionInFuture,
        OwnerOutOfReach, ChangedMeanwhile, MandateNotAllowed, MandateTooWide, MandateEndsBeforeStart, MandateTooLong,
        MandateContentMissing, MemberNotFound, MemberMissing, MemberIsAnother, MandateBeyondOwn, MandateToSelf,
    ];
}
