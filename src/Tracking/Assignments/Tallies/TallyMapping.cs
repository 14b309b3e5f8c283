using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Assignments.Tallies;

internal sealed class TallyMapping : IEntityTypeConfiguration<TallyChange>, IEntityTypeConfiguration<Tally>, IEntityTypeConfiguration<TallyBasis>,
    IEntityTypeConfiguration<PastSum>, IEntityTypeConfiguration<KeptDays>
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

    public void Configure(EntityTypeBuilder<PastSum> builder)
    {
        builder.ToTable("PastSums");
        builder.HasKey(row => new { row.OrganisationId, row.Day });
    }

    public void Configure(EntityTypeBuilder<KeptDays> builder)
    {
        builder.ToTable("KeptDays");
        builder.Property(row => row.Id).ValueGeneratedNever();
        // There from the beginning: whoever keeps days and whoever records something of a past day meet on it.
        builder.HasData(new KeptDays(1));
    }
}
