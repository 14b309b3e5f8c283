using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>, IEntityTypeConfiguration<DocumentText>,
    IEntityTypeConfiguration<DocumentReference>, IEntityTypeConfiguration<ReviewedFact>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Documents");
        builder.HasIndex(row => new { row.OwnerId, row.IssuerKey, row.TypeName, row.NumberKey, row.Period }).IsUnique();
        builder.HasIndex(row => new { row.ListedOn, row.Id });
        builder.HasIndex(row => row.NumberKey);
        builder.HasIndex(row => row.Sha256);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.IssuerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentText> builder)
    {
        builder.ToTable("DocumentTexts");
        builder.HasKey(row => row.DocumentId);
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentText>(row => row.DocumentId);
    }

    public void Configure(EntityTypeBuilder<DocumentReference> builder)
    {
        builder.ToTable("DocumentReferences");
        builder.HasIndex(row => row.NumberKey);
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
