using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Assignments.Reporting;

internal sealed class ReportingMapping : IEntityTypeConfiguration<ReportingPeriod>, IEntityTypeConfiguration<PeriodReport>,
    IEntityTypeConfiguration<PeriodReportVersion>, IEntityTypeConfiguration<PeriodTally>
{
    public void Configure(EntityTypeBuilder<ReportingPeriod> builder)
    {
        builder.ToTable("ReportingPeriods");
        builder.HasIndex(row => new { row.Cadence, row.To }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PeriodReport> builder)
    {
        builder.ToTable("PeriodReports");
        // One report for each assignment and period, also when two begin it at once.
        builder.HasIndex(row => new { row.AssignmentId, row.PeriodId }).IsUnique();
        // What waits for a decision is asked for on every first page.
        builder.HasIndex(row => row.AssignmentId, "IX_PeriodReports_Submitted").HasFilter("\"State\" = 'Submitted'");
        builder.HasIndex(row => new { row.PeriodId, row.LeadId });
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(row => row.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Versions).WithOne().HasForeignKey(row => row.ReportId);
    }

    public void Configure(EntityTypeBuilder<PeriodReportVersion> builder)
    {
        builder.ToTable("PeriodReportVersions");
        builder.HasIndex(row => new { row.ReportId, row.Number }).IsUnique();
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PeriodTally> builder)
    {
        builder.ToTable("PeriodTallies");
        builder.HasKey(row => new { row.PeriodId, row.LeadId });
        builder.HasIndex(row => row.LeadId);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(row => row.PeriodId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
    }
}
