using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Imports;

internal sealed class ImportMapping : IEntityTypeConfiguration<ImportedFile>, IEntityTypeConfiguration<ImportedText>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFiles");
        // The same content once per organisation, until it is discarded; both databases read this condition.
        builder.HasIndex(row => new { row.OrganisationId, row.Sha256 }).IsUnique().HasFilter("\"State\" <> 'Discarded'");
        builder.HasIndex(row => row.Sha256);
        builder.HasIndex(row => new { row.UploadedAt, row.Id });
        builder.Ignore(row => row.File);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportedText> builder)
    {
        builder.ToTable("ImportedTexts");
        builder.HasKey(row => row.ImportId);
        builder.HasOne<ImportedFile>().WithOne().HasForeignKey<ImportedText>(row => row.ImportId);
    }
}
