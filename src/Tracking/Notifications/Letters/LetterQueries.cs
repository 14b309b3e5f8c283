using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Notifications.Letters;

/// <summary>What an organisation is late with, for a letter.</summary>
/// <param name="Source">The document from which it was given; null where there is none with a number that the user may open.</param>
/// <param name="Urged">How often the lead was urged to it.</param>
public sealed record LateWork(AssignmentId Id, string Code, string Content, string? Source, DateOnly DueDate, int Urged);

internal static class LetterQueries
{
    /// <summary>A draft is seen by its own side, as the drafts of assignments are; what was issued also by the side to which it was written.</summary>
    public static IQueryable<UrgingLetter> VisibleTo(this IQueryable<UrgingLetter> rows, CurrentUser user, TrackingDb db)
    {
        var drafts = db.Scope(user, Permission.ViewDrafts, Party.Assigner);
        var senders = db.Scope(user, Permission.ViewAssignments, Party.Assigner);
        var leads = db.Scope(user, Permission.ViewAssignments, Party.Lead);
        return rows.Where(row => row.IssuedOn == null
            ? drafts.Any(within => within.DescendantId == row.SideId)
            : senders.Any(within => within.DescendantId == row.SideId) || leads.Any(within => within.DescendantId == row.LeadId));
    }

    /// <summary>Open and overdue, and assigned or supervised by a side for which the user decides.</summary>
    public static IQueryable<Assignment> Late(this TrackingDb db, CurrentUser user)
    {
        var (scope, today) = (db.Scope(user, Permission.ConfirmWork), user.Today);
        return db.Assignments.VisibleTo(user, db).Where(row => AssignmentStates.WithLead.Contains(row.State) && row.DueDate < today && row.LeadId != null
            && scope.Any(within => within.DescendantId == row.AssignerId || within.DescendantId == row.SupervisorId));
    }

    public static IQueryable<LateWork> Lines(this IQueryable<Assignment> rows, TrackingDb db, CurrentUser user)
    {
        var documents = db.Documents.VisibleTo(user, db);
        return rows.OrderBy(row => row.DueDate).ThenBy(row => row.Id).Select(row => new LateWork(row.Id, row.Code, row.Content,
            documents.Where(document => document.Id == row.SourceDocumentId && document.Number != null).Select(document => document.TypeName + " " + document.Number).FirstOrDefault(),
            row.DueDate!.Value, db.Notices.Count(notice => notice.AssignmentId == row.Id && notice.Level == NoticeLevel.Own && notice.Kind != NoticeKind.DueSoon)));
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<UrgingLetter>, IEntityTypeConfiguration<UrgingLetterWork>
{
    public void Configure(EntityTypeBuilder<UrgingLetter> builder)
    {
        builder.ToTable("UrgingLetters");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.SideId);
        builder.HasIndex(row => row.LeadId);
        builder.HasMany(row => row.Works).WithOne().HasForeignKey(row => row.LetterId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.SideId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UrgingLetterWork> builder)
    {
        builder.ToTable("UrgingLetterWorks");
        builder.HasKey(row => new { row.LetterId, row.Number });
        builder.HasIndex(row => row.AssignmentId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId);
    }
}
