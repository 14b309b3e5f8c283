using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Assignments;

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<AssignmentEvent>,
    IEntityTypeConfiguration<Evidence>, IEntityTypeConfiguration<AssignmentSeries>, IEntityTypeConfiguration<AssignmentCooperation>,
    IEntityTypeConfiguration<AssignmentMilestone>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("Assignments");
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => new { row.DueOrder, row.Id });
        // A wide list in one state, in its order.
        builder.HasIndex(row => new { row.State, row.DueOrder, row.Id });
        builder.HasIndex(row => row.AssignerId, "IX_Assignments_Asked").HasFilter("\"AskedDueDate\" IS NOT NULL");
        builder.HasIndex(row => new { row.LeadId, row.State, row.DueDate });
        builder.HasIndex(row => new { row.AssignerId, row.State, row.DueDate });
        builder.HasIndex(row => row.SupervisorId);
        builder.HasIndex(row => row.ParentId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProgrammeCommitment>().WithMany().HasForeignKey(row => row.SourceCommitmentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(row => row.Milestones).WithOne().HasForeignKey(row => row.AssignmentId);
        builder.HasMany(row => row.Events).WithOne().HasForeignKey(row => row.AssignmentId);
        builder.HasMany(row => row.Evidence).WithOne().HasForeignKey(row => row.AssignmentId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AssignerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.SupervisorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.SourceDocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.SourceProvisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AssignmentEvent> builder)
    {
        builder.ToTable("AssignmentEvents");
        builder.HasIndex(row => new { row.AssignmentId, row.At });
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.LeadId, row.At });
        builder.HasIndex(row => new { row.On, row.At, row.AssignmentId }).HasFilter("\"IsBackdated\"").HasDatabaseName("IX_AssignmentEvents_Backdated");
        // The key is made by the entity; without this a new child of a loaded parent would be taken for an existing row.
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.HasIndex(row => row.Sha256);
        builder.Property(row => row.Kind).HasMaxLength(EvidenceLabel.LongestKind);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<AssignmentEvent>().WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AssignmentCooperation> builder)
    {
        builder.ToTable("AssignmentCooperations");
        builder.HasKey(row => new { row.AssignmentId, row.OrganisationId });
        builder.HasIndex(row => row.OrganisationId);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AssignmentMilestone> builder)
    {
        builder.ToTable("AssignmentMilestones");
        builder.HasIndex(row => new { row.AssignmentId, row.DueDate });
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AssignmentSeries> builder)
    {
        builder.ToTable("AssignmentSeries");
        builder.HasKey(row => new { row.AssignerId, row.Year });
    }
}
