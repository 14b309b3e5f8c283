using System.Linq.Expressions;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Notifications.Urging;

/// <summary>A notice with the copy of one person.</summary>
internal sealed class Kept
{
    public required NoticeCopy Copy { get; init; }

    public required Notice Notice { get; init; }
}

internal static class NoticeQueries
{
    /// <summary>What is about an assignment is seen by who sees that; what is about a period, by those of the organisation that is told and of the one that keeps silent.</summary>
    public static IQueryable<Notice> VisibleTo(this IQueryable<Notice> rows, CurrentUser user, TrackingDb db)
    {
        var seen = db.Assignments.VisibleTo(user, db, byKey: true);
        var scope = db.Scope(user, Permission.ViewAssignments);
        return rows.Where(row => row.AssignmentId == null
            ? scope.Any(within => within.DescendantId == row.AboutId || within.DescendantId == row.OrganisationId)
            : seen.Any(one => one.Id == row.AssignmentId));
    }

    /// <summary>The person's own copies whose subject they may still see, without those that a later notice took the place of.</summary>
    public static IQueryable<Kept> OwnNotices(this TrackingDb db, CurrentUser user) =>
        db.NoticeCopies.Where(copy => copy.AccountId == user.AccountId && copy.ReplacedAt == null)
            .Join(db.Notices.VisibleTo(user, db), copy => copy.NoticeId, row => row.Id, (copy, row) => new Kept { Copy = copy, Notice = row });

    /// <summary>Whether what a notice speaks of is still so. What has ended meanwhile asks nothing of anybody.</summary>
    public static Expression<Func<Kept, bool>> Stands(this TrackingDb db, DateOnly today) => kept =>
        kept.Notice.Kind == NoticeKind.Silence
            ? kept.Notice.Level != NoticeLevel.Own || (db.ReportingPeriods.Any(period => period.Id == kept.Notice.PeriodId && period.LockOn >= today)
                && db.PeriodReports.Count(report => report.PeriodId == kept.Notice.PeriodId && report.LeadId == kept.Notice.AboutId && report.SentOn >= kept.Notice.Day) < kept.Notice.Count)
        : kept.Notice.Kind == NoticeKind.ReportReturned
            ? db.PeriodReports.Any(report => report.AssignmentId == kept.Notice.AssignmentId && report.PeriodId == kept.Notice.PeriodId && report.State == ReportState.Returned)
        : db.Assignments.Any(row => row.Id == kept.Notice.AssignmentId
            && (kept.Notice.Kind == NoticeKind.NotReceived ? row.State == AssignmentState.Assigned && row.ReceivedOn == null
                : kept.Notice.Kind == NoticeKind.Returned ? row.State == AssignmentState.Returned
                : kept.Notice.Kind == NoticeKind.ToConfirm ? row.State == AssignmentState.ReportedDone
                : kept.Notice.Kind == NoticeKind.ExtensionAsked ? row.AskedDueDate != null
                : AssignmentStates.WithLead.Contains(row.State)
                    && (kept.Notice.Kind == NoticeKind.ByHand || kept.Notice.Kind == NoticeKind.ByLetter || (row.DueDate == kept.Notice.Basis && (kept.Notice.Kind == NoticeKind.Overdue || row.DueDate >= today)))));

    /// <summary>What notices speak of, for those that the person sees: two statements, whatever their number.</summary>
    public static async Task<NoticeSubjects> SubjectsAsync(
        this TrackingDb db, CurrentUser user, IReadOnlyCollection<AssignmentId> assignments, IReadOnlyCollection<ReportingPeriodId> periods, CancellationToken cancel)
    {
        var works = assignments.Count == 0 ? [] : await db.Assignments.VisibleTo(user, db, byKey: true).Where(row => assignments.Contains(row.Id))
            .Select(row => new NoticeWork(row.Id, row.Code, row.Content, row.DueDate, row.State)).ToDictionaryAsync(row => row.Id, cancel);
        var lines = periods.Count == 0 ? [] : await db.ReportingPeriods.Where(row => periods.Contains(row.Id))
            .Select(row => new PeriodLine(row.Id, row.Cadence, row.From, row.To, row.DueOn, row.LockOn, row.IsUsual, row.ClosedAt)).ToDictionaryAsync(row => row.Id, cancel);
        return new NoticeSubjects(works, lines);
    }
}

/// <summary>The assignment that a notice is about.</summary>
public sealed record NoticeWork(AssignmentId Id, string Code, string Content, DateOnly? DueDate, AssignmentState State);

internal sealed record NoticeSubjects(IReadOnlyDictionary<AssignmentId, NoticeWork> Works, IReadOnlyDictionary<ReportingPeriodId, PeriodLine> Periods)
{
    public NoticeWork? Of(AssignmentId? id) => id is { } one ? Works.GetValueOrDefault(one) : null;

    public PeriodLine? Of(ReportingPeriodId? id) => id is { } one ? Periods.GetValueOrDefault(one) : null;
}
