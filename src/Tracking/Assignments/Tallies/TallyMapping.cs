using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Assignments.Tallies;

internal sealed class TallyMapping : IEntityTypeConfiguration<TallyChange>, IEntityTypeConfiguration<Tally>, IEntityTypeConfiguration<TallyBasis>
{
    public void Configure(EntityTypeBuilder<TallyChange> builder)
    {
        builder.ToTable("TallyChanges");
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
    }

    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.ToTable("Tallies");
        builder.HasKey(row => new { row.OrganisationId, row.Subject, row.Span, row.Due, row.State, row.Runs, row.Timeliness });
    }

    public void Configure(EntityTypeBuilder<TallyBasis> builder)
    {
        builder.ToTable("TallyBasis");
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
