using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DonDoc.Tracking.Programmes.Campaigns;

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignChoice>, IEntityTypeConfiguration<CampaignRule>,
    IEntityTypeConfiguration<CampaignRequest>, IEntityTypeConfiguration<CampaignReminder>, IEntityTypeConfiguration<RequestReminder>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasIndex(row => row.AskerId);
        builder.Property(row => row.Levels).HasConversion(NamesOf<OrganisationLevel>.Words, NamesOf<OrganisationLevel>.SameWords);
        builder.Property(row => row.Types).HasConversion(NamesOf<OrganisationType>.Words, NamesOf<OrganisationType>.SameWords);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.AskerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.UnderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DocumentVersion>().WithMany().HasForeignKey(row => new { row.DocumentId, row.DocumentVersion }).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.NotDraft);
    }

    public void Configure(EntityTypeBuilder<CampaignChoice> builder)
    {
        builder.ToTable("CampaignChoices");
        builder.HasKey(row => new { row.CampaignId, row.OrganisationId });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignRule> builder)
    {
        builder.ToTable("CampaignRules");
        builder.HasKey(row => new { row.CampaignId, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId);
        builder.HasOne<Documents.Provisions.Provision>().WithMany().HasForeignKey(row => row.ProvisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.UnderId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.Scope);
    }

    public void Configure(EntityTypeBuilder<CampaignRequest> builder)
    {
        builder.ToTable("CampaignRequests");
        // One successor may answer for several that were asked.
        builder.HasIndex(row => new { row.CampaignId, row.AskedId }).IsUnique();
        builder.HasIndex(row => new { row.OrganisationId, row.DueOn });
        builder.HasIndex(row => row.ProgrammeId);
        // The first receipt stands, also of two at once.
        builder.Property(row => row.ReceivedAt).IsConcurrencyToken();
        builder.HasOne<Programme>().WithMany().HasForeignKey(row => row.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CampaignReminder> builder)
    {
        builder.ToTable("CampaignReminders");
        builder.HasIndex(row => new { row.CampaignId, row.At });
        builder.HasOne<Campaign>().WithMany().HasForeignKey(row => row.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RequestReminder> builder)
    {
        builder.ToTable("RequestReminders");
        builder.HasKey(row => new { row.RequestId, row.Day });
        builder.HasIndex(row => row.ReminderId);
        builder.HasOne<CampaignRequest>().WithMany().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CampaignReminder>().WithMany().HasForeignKey(row => row.ReminderId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>How a list of kinds is kept: their names with commas.</summary>
    private static class NamesOf<TKind> where TKind : struct, Enum
    {
        public static readonly ValueConverter<IReadOnlyList<TKind>, string> Words = new(list => string.Join(',', list), words => Read(words));

        public static readonly ValueComparer<IReadOnlyList<TKind>> SameWords = new(
            (left, right) => left!.SequenceEqual(right!), list => string.Join(',', list).GetHashCode(StringComparison.Ordinal));

        private static TKind[] Read(string words) => [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<TKind>)];
    }
}
