using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<OrganisationName>,
    IEntityTypeConfiguration<OrganisationPlacement>, IEntityTypeConfiguration<OrganisationAlias>,
    IEntityTypeConfiguration<OrganisationAncestry>, IEntityTypeConfiguration<OrganisationTree>, IEntityTypeConfiguration<OrganisationSuccession>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => row.UnitCode);
        builder.HasMany(row => row.Names).WithOne().HasForeignKey(row => row.OrganisationId);
        builder.HasMany(row => row.Placements).WithOne().HasForeignKey(row => row.OrganisationId);
        builder.HasMany(row => row.Aliases).WithOne().HasForeignKey(row => row.OrganisationId);
    }

    public void Configure(EntityTypeBuilder<OrganisationName> builder)
    {
        builder.ToTable("OrganisationNames");
        builder.HasKey(row => new { row.OrganisationId, row.ValidFrom });
        builder.HasIndex(row => row.SortKey);
    }

    public void Configure(EntityTypeBuilder<OrganisationPlacement> builder)
    {
        builder.ToTable("OrganisationPlacements");
        builder.HasKey(row => new { row.OrganisationId, row.ValidFrom });
        builder.HasIndex(row => new { row.ParentId, row.ValidTo });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrganisationAlias> builder)
    {
        builder.ToTable("OrganisationAliases");
        builder.HasKey(row => new { row.OrganisationId, row.Key });
        builder.HasIndex(row => row.Key);
    }

    public void Configure(EntityTypeBuilder<OrganisationAncestry> builder)
    {
        builder.ToTable("OrganisationAncestry");
        // Upwards by the key ("is this row within my scope?"), downwards by the index ("what is below?").
        builder.HasKey(row => new { row.DescendantId, row.AncestorId, row.ValidFrom });
        builder.HasIndex(row => new { row.AncestorId, row.DescendantId, row.ValidFrom, row.ValidTo });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AncestorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.DescendantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OrganisationTree> builder)
    {
        builder.ToTable("OrganisationTree");
        builder.Ignore(row => row.ChangesFrom);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<OrganisationSuccession> builder)
    {
        builder.ToTable("OrganisationSuccessions");
        builder.HasKey(row => new { row.PredecessorId, row.SuccessorId, row.ReorganisationId });
        builder.HasIndex(row => row.SuccessorId);
        builder.HasIndex(row => row.ReorganisationId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
