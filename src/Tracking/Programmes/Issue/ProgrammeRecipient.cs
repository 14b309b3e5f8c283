using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Programmes.Issue;

/// <summary>An organisation to which an issued programme was sent (nơi nhận), and whether it has it.</summary>
internal sealed class ProgrammeRecipient
{
    private ProgrammeRecipient()
    {
    }

    /// <param name="insteadOf">The organisation that was meant and exists no longer.</param>
    public ProgrammeRecipient(ProgrammeId programme, OrganisationId organisation, OrganisationId? insteadOf, DateTime at)
    {
        ProgrammeId = programme;
        OrganisationId = organisation;
        InsteadOfId = insteadOf;
        SentAt = at;
    }

    public ProgrammeId ProgrammeId { get; private set; }

    public OrganisationId OrganisationId { get; private set; }

    public OrganisationId? InsteadOfId { get; private set; }

    public DateTime SentAt { get; private set; }

    public DateTime? ReceivedAt { get; private set; }

    public string? ReceivedByName { get; private set; }

    /// <summary>The first receipt stands.</summary>
    public void Receive(Actor by)
    {
        if (ReceivedAt is null)
            (ReceivedAt, ReceivedByName) = (by.At, by.Name);
    }
}

internal sealed class ProgrammeRecipientMapping : IEntityTypeConfiguration<ProgrammeRecipient>
{
    public void Configure(EntityTypeBuilder<ProgrammeRecipient> builder)
    {
        builder.ToTable("ProgrammeRecipients");
        builder.HasKey(row => new { row.ProgrammeId, row.OrganisationId });
        builder.HasIndex(row => row.OrganisationId);
        // Of two who confirm at once the first receipt stands.
        builder.Property(row => row.ReceivedAt).IsConcurrencyToken();
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.InsteadOfId).OnDelete(DeleteBehavior.Restrict);
    }
}
