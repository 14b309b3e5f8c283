using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Targets;

internal sealed class TargetMapping : IEntityTypeConfiguration<Target>, IEntityTypeConfiguration<TargetLine>, IEntityTypeConfiguration<TargetFigure>,
    IEntityTypeConfiguration<TargetEvidence>, IEntityTypeConfiguration<TargetContest>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.ToTable("Targets");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Code).IsUnique();
        builder.HasIndex(row => row.OwnerId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.SourceDocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Provision>().WithMany().HasForeignKey(row => row.SourceProvisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProgrammeCommitment>().WithMany().HasForeignKey(row => row.SourceCommitmentId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<TargetLine> builder)
    {
        builder.ToTable("TargetLines");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.TargetId, row.OrganisationId, row.EndsOn }).IsUnique();
        builder.HasIndex(row => row.AnswersId);
        builder.HasIndex(row => row.OrganisationId);
        builder.HasOne<Target>().WithMany().HasForeignKey(row => row.TargetId);
        builder.HasOne<TargetLine>().WithMany().HasForeignKey(row => row.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AnswersId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TargetFigure> builder)
    {
        builder.ToTable("TargetFigures");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.LineId, row.Kind, row.Period, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.TargetId, row.State });
        builder.HasOne<Target>().WithMany().HasForeignKey(row => row.TargetId);
        builder.HasOne<TargetLine>().WithMany().HasForeignKey(row => row.LineId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TargetEvidence> builder)
    {
        builder.ToTable("TargetEvidence");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.Sha256);
        builder.HasOne<Target>().WithMany().HasForeignKey(row => row.TargetId);
        builder.HasOne<TargetFigure>().WithMany().HasForeignKey(row => row.FigureId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TargetContest> builder)
    {
        builder.ToTable("TargetContests");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.TargetId, row.State });
        builder.HasOne<Target>().WithMany().HasForeignKey(row => row.TargetId);
        builder.HasOne<TargetLine>().WithMany().HasForeignKey(row => row.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TargetFigure>().WithMany().HasForeignKey(row => row.FigureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TargetFigure>().WithMany().HasForeignKey(row => row.BecameId).OnDelete(DeleteBehavior.Restrict);
    }
}
