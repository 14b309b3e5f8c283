using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentText>,
    IEntityTypeConfiguration<DocumentVersion>, IEntityTypeConfiguration<DocumentReference>, IEntityTypeConfiguration<ReviewedFact>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.HasIndex(row => new { row.OwnerId, row.IssuerKey, row.TypeName, row.NumberKey, row.Period }).IsUnique();
        builder.HasIndex(row => new { row.ListedOn, row.Id });
        builder.HasIndex(row => row.NumberKey);
        builder.HasIndex(row => row.Slug);
        // Two who describe it anew at the same moment: what each saw is still so when it is saved.
        builder.Property(row => row.SearchKey).IsConcurrencyToken();
        builder.Property(row => row.IssuedOn).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.IssuerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentText> builder)
    {
        builder.ToTable("DocumentTexts");
        builder.HasKey(row => new { row.DocumentId, row.VersionNumber });
        builder.HasOne<DocumentVersion>().WithOne().HasForeignKey<DocumentText>(row => new { row.DocumentId, row.VersionNumber });
    }

    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("DocumentVersions");
        builder.HasKey(row => new { row.DocumentId, row.Number });
        builder.Ignore(row => row.File);
        builder.Ignore(row => row.Origin);
        builder.HasIndex(row => row.Sha256);
        // What is still to be read is few rows among many.
        builder.HasIndex(row => row.DocumentId).HasFilter("NOT \"IsRead\"").HasDatabaseName("IX_DocumentVersions_Unread");
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId);
    }

    public void Configure(EntityTypeBuilder<DocumentReference> builder)
    {
        builder.ToTable("DocumentReferences");
        builder.HasIndex(row => new { row.NumberKey, row.ToId });
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.FromId);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.ToId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewedFact> builder)
    {
        builder.ToTable("ReviewedFacts");
        builder.HasIndex(row => row.RecordId);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId);
    }
}
