using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Access.Tokens;

internal sealed class ApiTokenMapping : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("ApiTokens");
        builder.HasIndex(row => row.SecretHash).IsUnique();
        builder.HasIndex(row => new { row.AccountId, row.IssuedAt });
        builder.PrimitiveCollection(row => row.Permissions).ElementType().HasConversion<string>();
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    }
}
