using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Reporting;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Bottlenecks;

internal sealed class BottleneckMapping : IEntityTypeConfiguration<Bottleneck>, IEntityTypeConfiguration<BottleneckEvent>, IEntityTypeConfiguration<BottleneckHold>,
    IEntityTypeConfiguration<BottleneckEvidence>
{
    public void Configure(EntityTypeBuilder<Bottleneck> builder)
    {
        builder.ToTable("Bottlenecks");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => new { row.RaisedOn, row.Id });
        builder.HasIndex(row => new { row.WaitOrder, row.Id });
        builder.HasIndex(row => new { row.ResolverId, row.State });
        builder.HasIndex(row => new { row.RaiserId, row.State });
        builder.HasIndex(row => row.OriginReportId);
        builder.HasMany(row => row.Events).WithOne().HasForeignKey(row => row.BottleneckId);
        builder.HasMany(row => row.Holds).WithOne().HasForeignKey(row => row.BottleneckId);
        builder.HasMany(row => row.Evidence).WithOne().HasForeignKey(row => row.BottleneckId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.RaiserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.ResolverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PeriodReport>().WithMany().HasForeignKey(row => row.OriginReportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BottleneckEvent> builder)
    {
        builder.ToTable("BottleneckEvents");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.BottleneckId, row.Number }).IsUnique();
        builder.HasIndex(row => row.ResolverId);
    }

    public void Configure(EntityTypeBuilder<BottleneckHold> builder)
    {
        builder.ToTable("BottleneckHolds");
        builder.HasKey(row => new { row.BottleneckId, row.AssignmentId });
        builder.HasIndex(row => row.AssignmentId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BottleneckEvidence> builder)
    {
        builder.ToTable("BottleneckEvidence");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Sha256);
        builder.HasOne<BottleneckEvent>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
