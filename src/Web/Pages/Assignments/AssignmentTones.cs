using DonDoc.Tracking.Assignments;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>How the two axes of an assignment look everywhere.</summary>
static class AssignmentTones
{
    /// <summary>In the words of the product; one that the configuration named, as it stands there.</summary>
    public static string EvidenceKind(this IStringLocalizer<AssignmentWords> words, string kind) =>
        words["evidence.kind." + kind] is { ResourceNotFound: false } said ? said.Value : kind;

    public static Tone Of(AssignmentState state) => state switch
    {
        AssignmentState.Confirmed => Tone.Closed,
        AssignmentState.ReportedDone or AssignmentState.Assigned or AssignmentState.Suspended => Tone.Waiting,
        AssignmentState.Returned or AssignmentState.Declined => Tone.Late,
        _ => Tone.Neutral,
    };

    public static Tone Of(Timeliness timeliness) => timeliness switch
    {
        Timeliness.InTime or Timeliness.DoneInTime => Tone.Good,
        Timeliness.DueSoon => Tone.Soon,
        Timeliness.Overdue or Timeliness.DoneLate => Tone.Late,
        _ => Tone.Neutral,
    };
}
