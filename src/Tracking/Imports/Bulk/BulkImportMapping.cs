using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Imports.Bulk;

internal sealed class BulkImportMapping : IEntityTypeConfiguration<BulkImport>, IEntityTypeConfiguration<BulkLine>
{
    public void Configure(EntityTypeBuilder<BulkImport> builder)
    {
        builder.ToTable("BulkImports");
        builder.Ignore(row => row.IsOver);
        builder.HasIndex(row => new { row.State, row.ClaimedUntil });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BulkLine> builder)
    {
        builder.ToTable("BulkLines");
        builder.HasKey(row => new { row.BulkImportId, row.Ordinal });
        builder.HasOne<BulkImport>().WithMany().HasForeignKey(row => row.BulkImportId);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ImportedFile>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}
