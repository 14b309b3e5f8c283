using DonDoc.Tracking.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Access;

/// <summary>Accounts with the tables that the framework's user store expects (users without roles; passkeys included).</summary>
internal sealed class AccessMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<RoleGrant>, IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<AccountSession>,
    IEntityTypeConfiguration<PasswordRequest>, IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<Delegation>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.HasIndex(row => row.NormalizedUserName).IsUnique();
        builder.HasIndex(row => row.NormalizedEmail);
        builder.Property(row => row.SearchKey);
        builder.Property(row => row.Standing).HasDefaultValue(AccountStanding.Active).HasSentinel(AccountStanding.Active);
        builder.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.HomeOrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => row.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }

    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("AccountSessions");
        builder.HasIndex(row => row.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }

    public void Configure(EntityTypeBuilder<PasswordRequest> builder)
    {
        builder.ToTable("PasswordRequests");
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }

    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants");
        builder.HasIndex(row => new { row.AccountId, row.ValidTo });
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("Mandates");
        builder.HasIndex(row => new { row.AccountId, row.ValidTo });
        builder.HasIndex(row => row.EngagementId);
        builder.Property(row => row.Contents).HasConversion(Operations.Words, Operations.SameWords);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.HasIndex(row => new { row.DeputyId, row.ValidTo });
        builder.HasIndex(row => row.DelegatorId);
        builder.Property(row => row.Operations).HasConversion(Operations.Words, Operations.SameWords);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.DelegatorId);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.DeputyId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.ToTable("AccountClaims");
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("AccountLogins");
        builder.HasKey(row => new { row.LoginProvider, row.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("AccountTokens");
        builder.HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AccountPasskeys");
        builder.HasKey(row => row.CredentialId);
        builder.OwnsOne(row => row.Data, data => data.ToJson());
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
    }
}
