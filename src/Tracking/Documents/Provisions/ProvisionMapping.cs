using DonDoc.Tracking.Documents.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Documents.Provisions;

internal sealed class ProvisionMapping : IEntityTypeConfiguration<Provision>, IEntityTypeConfiguration<ProvisionDuty>,
    IEntityTypeConfiguration<ProvisionTarget>, IEntityTypeConfiguration<ProvisionLineage>
{
    public void Configure(EntityTypeBuilder<Provision> builder)
    {
        builder.ToTable("Provisions");
        builder.HasIndex(row => new { row.DocumentId, row.VersionNumber, row.Ordinal }).IsUnique();
        builder.HasOne<DocumentVersion>().WithMany().HasForeignKey(row => new { row.DocumentId, row.VersionNumber });
    }

    public void Configure(EntityTypeBuilder<ProvisionDuty> builder)
    {
        builder.ToTable("ProvisionDuties");
        builder.HasKey(row => row.ProvisionId);
        builder.HasOne<Provision>().WithOne().HasForeignKey<ProvisionDuty>(row => row.ProvisionId);
    }

    public void Configure(EntityTypeBuilder<ProvisionTarget> builder)
    {
        builder.ToTable("ProvisionTargets");
        builder.HasKey(row => new { row.ProvisionId, row.Ordinal });
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.ProvisionId);
    }

    public void Configure(EntityTypeBuilder<ProvisionLineage> builder)
    {
        builder.ToTable("ProvisionLineages");
        builder.HasKey(row => new { row.NewerId, row.OlderId });
        builder.HasIndex(row => row.OlderId);
        builder.HasIndex(row => row.DocumentId);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.OlderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.NewerId).OnDelete(DeleteBehavior.Restrict);
    }
}
