using System.Linq.Expressions;

namespace DonDoc.Tracking.Assignments;

/// <summary>The one place that says which signs an assignment bears on a day: as conditions for lists, and of a row that is shown.</summary>
internal static class AssignmentSigns
{
    public static Expression<Func<Assignment, bool>> Is(AssignmentSign sign, DateOnly day) => sign switch
    {
        AssignmentSign.NotReceived => row => row.State == AssignmentState.Assigned && row.ReceivedOn == null,
        AssignmentSign.NotReported => row => AssignmentStates.WithLead.Contains(row.State) && row.LastProgressOn == null,
        AssignmentSign.NoEvidence => row => (row.State == AssignmentState.ReportedDone || row.State == AssignmentState.Confirmed) && row.EvidenceCount == 0,
        AssignmentSign.EvidenceOver => row => (row.State == AssignmentState.ReportedDone || row.State == AssignmentState.Confirmed) && row.EvidenceUntil < day,
        _ => row => row.AskedDueDate != null,
    };

    public static IEnumerable<AssignmentSign> Of(AssignmentRow row)
    {
        if (row is { State: AssignmentState.Assigned, ReceivedOn: null })
            yield return AssignmentSign.NotReceived;
        if (AssignmentStates.WithLead.Contains(row.State) && row.LastProgressOn is null)
            yield return AssignmentSign.NotReported;
        if (row is { State: AssignmentState.ReportedDone or AssignmentState.Confirmed, EvidenceCount: 0 })
            yield return AssignmentSign.NoEvidence;
        if (row is { State: AssignmentState.ReportedDone or AssignmentState.Confirmed, IsEvidenceOver: true })
            yield return AssignmentSign.EvidenceOver;
        if (row.AskedDueDate is not null)
            yield return AssignmentSign.ExtensionAsked;
    }
}
