using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Programmes.Ballots;

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<BallotMember>
{
    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("Ballots");
        builder.HasIndex(row => new { row.ProgrammeId, row.OpenedAt });
        builder.HasMany(row => row.Members).WithOne().HasForeignKey(row => row.BallotId);
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
        builder.Ignore(row => row.Rule);
    }

    public void Configure(EntityTypeBuilder<BallotMember> builder)
    {
        builder.ToTable("BallotMembers");
        builder.HasKey(row => new { row.BallotId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
        builder.HasIndex(row => row.AccountId);
        builder.Ignore(row => row.VotedOwn);
    }
}
