using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Notifications.Urging;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeCopy>, IEntityTypeConfiguration<NoticePreference>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        // Said once, also when two servers say it at once, or one that was killed begins again.
        builder.HasIndex(row => new { row.Subject, row.Kind, row.Basis, row.OrganisationId, row.AboutId, row.Step }).IsUnique();
        builder.HasIndex(row => row.AssignmentId);
        builder.HasIndex(row => new { row.OrganisationId, row.Id });
        builder.HasIndex(row => row.PeriodId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(row => row.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AboutId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NoticeCopy> builder)
    {
        builder.ToTable("NoticeCopies");
        builder.HasKey(row => new { row.NoticeId, row.AccountId });
        builder.HasIndex(row => new { row.AccountId, row.ReadAt, row.ReplacedAt });
        builder.HasOne<Notice>().WithMany().HasForeignKey(row => row.NoticeId);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        // No foreign key to the mail: the outbox forgets it after a while.
    }

    public void Configure(EntityTypeBuilder<NoticePreference> builder)
    {
        builder.ToTable("NoticePreferences");
        builder.HasKey(row => row.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<NoticePreference>(row => row.AccountId);
    }
}
