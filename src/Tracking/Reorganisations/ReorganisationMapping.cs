using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Reorganisations;

internal sealed class ReorganisationMapping : IEntityTypeConfiguration<Reorganisation>
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<Reorganisation> builder)
    {
        builder.ToTable("Reorganisations");
        builder.HasIndex(row => new { row.PreparedAt, row.Id });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        // Always written and read as a whole, and looked for by nobody.
        builder.Property(row => row.Lines).HasConversion(lines => JsonSerializer.Serialize(lines, Json), text => JsonSerializer.Deserialize<ReorganisationLine[]>(text, Json)!,
            new ValueComparer<IReadOnlyList<ReorganisationLine>>((left, right) => left!.SequenceEqual(right!), lines => lines.Count));
        builder.HasMany<OrganisationSuccession>().WithOne().HasForeignKey(row => row.ReorganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
