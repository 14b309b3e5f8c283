using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Search;

internal sealed class SearchMapping : IEntityTypeConfiguration<SearchRecord>, IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<KnownWord>
{
    public void Configure(EntityTypeBuilder<SearchRecord> builder)
    {
        builder.ToTable("SearchRecords");
        builder.HasKey(row => row.Number);
        builder.Ignore(row => row.Kind);
        builder.HasIndex(row => row.DocumentId).IsUnique();
        builder.HasIndex(row => row.FindingId).IsUnique();
        builder.HasIndex(row => row.AssignmentId).IsUnique();
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Finding>().WithMany().HasForeignKey(row => row.FindingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(row => row.AssignmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<KnownWord> builder)
    {
        builder.ToTable("SearchWords");
        builder.HasKey(row => new { row.Plain, row.Written });
    }
}
