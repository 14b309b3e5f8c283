using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Inspections;

internal sealed class InspectionMapping : IEntityTypeConfiguration<Engagement>, IEntityTypeConfiguration<EngagementMember>,
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<Requirement>,
    IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.ToTable("Engagements");
        builder.HasIndex(row => new { row.LatestOn, row.Id });
        builder.HasIndex(row => row.InspectedId);
        builder.HasIndex(row => row.InspectingId);
        builder.HasMany(row => row.Members).WithOne().HasForeignKey(row => row.EngagementId);
        builder.HasMany<Mandate>().WithOne().HasForeignKey(row => row.EngagementId);
        builder.HasMany(row => row.Sessions).WithOne().HasForeignKey(row => row.EngagementId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.InspectingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.InspectedId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EngagementMember> builder)
    {
        builder.ToTable("EngagementMembers");
        builder.HasKey(row => new { row.EngagementId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        // The key is made by the entity; without this a new child of a loaded parent would be taken for an existing row.
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.SourceDocumentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings");
        builder.HasIndex(row => new { row.EngagementId, row.Kind, row.Ordinal });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(row => row.EngagementId);
        builder.HasOne<Session>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Requirement> builder)
    {
        builder.ToTable("Requirements");
        builder.HasIndex(row => new { row.EngagementId, row.Ordinal });
        builder.HasIndex(row => row.AssignmentId).IsUnique();
        builder.HasOne<Engagement>().WithMany().HasForeignKey(row => row.EngagementId);
        builder.HasOne<Session>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("Commitments");
        builder.HasIndex(row => new { row.EngagementId, row.Ordinal });
        builder.HasOne<Engagement>().WithMany().HasForeignKey(row => row.EngagementId);
        builder.HasOne<Session>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
