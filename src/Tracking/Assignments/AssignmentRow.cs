using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments;

/// <summary>An assignment as every list, badge and home page shows it.</summary>
public sealed record AssignmentRow(
    AssignmentId Id, string Code, string Content, string? Product, OrganisationId? LeadId, string? LeadName, OrganisationId AssignerId,
    string AssignerName, DateOnly? DueDate, DateOnly? OriginalDueDate, DateOnly? ReportedOn, AssignmentState State, Timeliness Timeliness,
    int Version, string? Field = null, Priority Priority = Priority.Normal, int? Percent = null, DateOnly? ReceivedOn = null, DateOnly? LastProgressOn = null,
    int EvidenceCount = 0, DateOnly? AskedDueDate = null, DateOnly? EvidenceUntil = null, bool IsEvidenceOver = false)
{
    /// <summary>Whether it was handed to the lead, so that its due date binds.</summary>
    public bool IsSent => State is not (AssignmentState.Draft or AssignmentState.Withdrawn);

    /// <summary>See <see cref="AssignmentSigns"/>.</summary>
    public IReadOnlyList<AssignmentSign> Signs => [.. AssignmentSigns.Of(this)];
}

/// <summary>What an assignment wants of the person who looks.</summary>
public enum AssignmentDuty
{
    /// <summary>The user's own side carries it out and must report it done.</summary>
    ToReport,

    /// <summary>It was reported, or more time is asked for; the user's side decides.</summary>
    ToDecide,

    /// <summary>It came back to the user's own side with a reason.</summary>
    ReturnedToMe,

    /// <summary>It is written down and not sent, or was declined; the user's side assigns it.</summary>
    ToAssign,
}

internal static class AssignmentRows
{
    /// <param name="own">The person's own side; see <see cref="OrganisationQueries.OwnSideAsync"/>.</param>
    public static IQueryable<Assignment> ToReport(this IQueryable<Assignment> rows, IReadOnlyList<OrganisationId?> own) =>
        rows.Where(row => AssignmentStates.WithLead.Contains(row.State) && own.Contains(row.LeadId));

    /// <param name="sides">In whose name the person confirms; see <see cref="OrganisationQueries.SidesAsync"/>.</param>
    public static IQueryable<Assignment> ToDecide(this IQueryable<Assignment> rows, IReadOnlyList<OrganisationId> sides) =>
        rows.Where(row => (row.State == AssignmentState.ReportedDone || row.AskedDueDate != null) && sides.Contains(row.AssignerId));

    /// <param name="own">The person's own side; see <see cref="OrganisationQueries.OwnSideAsync"/>.</param>
    public static IQueryable<Assignment> ReturnedTo(this IQueryable<Assignment> rows, IReadOnlyList<OrganisationId?> own) =>
        rows.Where(row => row.State == AssignmentState.Returned && own.Contains(row.LeadId));

    /// <summary>Without what the user's side has to report, to decide and to assign: those stand in lists of their own.</summary>
    public static IQueryable<Assignment> NotMyTurn(
        this IQueryable<Assignment> rows, IReadOnlyList<OrganisationId?> own, IReadOnlyList<OrganisationId> deciding, IReadOnlyList<OrganisationId> assigning) =>
        rows.Where(row => !(AssignmentStates.WithLead.Contains(row.State) && own.Contains(row.LeadId))
            && !((row.State == AssignmentState.ReportedDone || row.AskedDueDate != null) && deciding.Contains(row.AssignerId))
            && !((row.State == AssignmentState.Draft || row.State == AssignmentState.Declined) && assigning.Contains(row.AssignerId)));

    /// <param name="sides">In whose name the person assigns.</param>
    public static IQueryable<Assignment> ToAssign(this IQueryable<Assignment> rows, IReadOnlyList<OrganisationId> sides) =>
        rows.Where(row => (row.State == AssignmentState.Draft || row.State == AssignmentState.Declined) && sides.Contains(row.AssignerId));

    /// <summary>The projection; the order of the rows is kept.</summary>
    public static IQueryable<AssignmentRow> Rows(this IQueryable<Assignment> rows, TrackingDb db, TimelinessRule rule, DateOnly day) =>
        rows.Select(rule.Column()).Select(timed => new AssignmentRow(
            timed.Row.Id, timed.Row.Code, timed.Row.Content, timed.Row.Product, timed.Row.LeadId,
            db.NamesOn(day).Where(name => name.OrganisationId == timed.Row.LeadId).Select(name => name.Name).FirstOrDefault(),
            timed.Row.AssignerId,
            db.NamesOn(day).Where(name => name.OrganisationId == timed.Row.AssignerId).Select(name => name.Name).FirstOrDefault() ?? "",
            timed.Row.DueDate, timed.Row.OriginalDueDate, timed.Row.ReportedOn, timed.Row.State, timed.Timeliness, timed.Row.Version,
            timed.Row.Field, timed.Row.Priority, timed.Row.Percent, timed.Row.ReceivedOn, timed.Row.LastProgressOn, timed.Row.EvidenceCount, timed.Row.AskedDueDate,
            timed.Row.EvidenceUntil, timed.Row.EvidenceUntil != null && timed.Row.EvidenceUntil < day));
}
