using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Coverage;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Judgement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Programmes;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeEvent>, IEntityTypeConfiguration<ProgrammeSection>,
    IEntityTypeConfiguration<ProgrammeCommitment>, IEntityTypeConfiguration<ProgrammeDraft>, IEntityTypeConfiguration<CommitmentAnswer>,
    IEntityTypeConfiguration<NotApplicableProvision>, IEntityTypeConfiguration<FlagExplanation>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("Programmes");
        builder.HasIndex(row => new { row.OwnerId, row.ParentDocumentId });
        // One at a time; both databases read this condition.
        builder.HasIndex(row => new { row.OwnerId, row.ParentDocumentId }, "IX_Programmes_UnderWay").IsUnique().HasFilter("\"State\" NOT IN ('Issued', 'Withdrawn')");
        builder.HasIndex(row => new { row.BegunAt, row.Id });
        builder.HasIndex(row => new { row.ParentDocumentId, row.State });
        builder.HasIndex(row => row.DocumentId).IsUnique();
        builder.HasMany(row => row.Events).WithOne().HasForeignKey(row => row.ProgrammeId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DocumentVersion>().WithMany().HasForeignKey(row => new { row.ParentDocumentId, row.ParentVersion }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithOne().HasForeignKey<Programme>(row => row.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.NotOpen);
    }

    public void Configure(EntityTypeBuilder<ProgrammeEvent> builder)
    {
        builder.ToTable("ProgrammeEvents");
        builder.HasIndex(row => new { row.ProgrammeId, row.At });
        // The key is made by the entity; without this a new child of a loaded parent would be taken for an existing row.
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ProgrammeSection> builder)
    {
        builder.ToTable("ProgrammeSections");
        builder.HasIndex(row => new { row.ProgrammeId, row.UnderId, row.Ordinal });
        builder.Property(row => row.Ordinal).IsConcurrencyToken();
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
        builder.HasOne<ProgrammeSection>().WithMany().HasForeignKey(row => row.UnderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProgrammeCommitment> builder)
    {
        builder.ToTable("ProgrammeCommitments");
        builder.HasIndex(row => new { row.ProgrammeId, row.SectionId, row.Ordinal });
        builder.Property(row => row.Ordinal).IsConcurrencyToken();
        builder.HasIndex(row => row.LeadId);
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
        builder.HasOne<ProgrammeSection>().WithMany().HasForeignKey(row => row.SectionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.IssuedProvisionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.Words);
    }

    public void Configure(EntityTypeBuilder<ProgrammeDraft> builder)
    {
        builder.ToTable("ProgrammeDrafts");
        builder.HasKey(row => new { row.ProgrammeId, row.Number });
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<CommitmentAnswer> builder)
    {
        builder.ToTable("CommitmentAnswers");
        builder.HasKey(row => new { row.CommitmentId, row.ProvisionId });
        builder.HasIndex(row => new { row.ProvisionId, row.ProgrammeId });
        builder.HasIndex(row => row.ProgrammeId);
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProgrammeCommitment>().WithMany().HasForeignKey(row => row.CommitmentId);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.ProvisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NotApplicableProvision> builder)
    {
        builder.ToTable("NotApplicableProvisions");
        builder.HasKey(row => new { row.ProgrammeId, row.ProvisionId });
        builder.HasIndex(row => row.ProvisionId);
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.ProvisionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FlagExplanation> builder)
    {
        builder.ToTable("FlagExplanations");
        builder.HasKey(row => new { row.ProgrammeId, row.Kind, row.PassageKey });
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
    }
}
