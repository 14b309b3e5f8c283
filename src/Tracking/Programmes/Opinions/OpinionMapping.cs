using System.Text.Json;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DonDoc.Tracking.Programmes.Opinions;

internal sealed class OpinionMapping : IEntityTypeConfiguration<OpinionRound>, IEntityTypeConfiguration<OpinionRequest>, IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<OpinionDisposal>
{
    // Read and written with the round, never looked for in the database.
    private static readonly ValueConverter<IReadOnlyList<SentSection>, string> AsJson = new(
        sections => JsonSerializer.Serialize(sections, JsonSerializerOptions.Default), words => JsonSerializer.Deserialize<List<SentSection>>(words, JsonSerializerOptions.Default)!);

    private static readonly ValueComparer<IReadOnlyList<SentSection>> SameSections = new((left, right) => left!.SequenceEqual(right!), list => list.Count);

    public void Configure(EntityTypeBuilder<OpinionRound> builder)
    {
        builder.ToTable("OpinionRounds");
        // Two who ask at once: the second is told.
        builder.HasIndex(row => new { row.ProgrammeId, row.Number }).IsUnique();
        builder.Property(row => row.Sections).HasConversion(AsJson, SameSections);
        builder.HasMany(row => row.Requests).WithOne().HasForeignKey(row => row.RoundId);
        builder.HasOne<ProgrammeDraft>().WithMany().HasForeignKey(row => new { row.ProgrammeId, row.DraftNumber }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OpinionRequest> builder)
    {
        builder.ToTable("OpinionRequests");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.OrganisationId);
        builder.HasIndex(row => row.AccountId);
        builder.HasIndex(row => row.ProgrammeId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    // A section or a commitment may be taken out of the programme afterwards; what was said of it stays, with the words that it quotes.
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("Opinions");
        builder.HasIndex(row => row.ProgrammeId);
        builder.HasMany(row => row.Disposals).WithOne().HasForeignKey(row => row.OpinionId);
        builder.HasOne<OpinionRequest>().WithMany().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OpinionDisposal> builder)
    {
        builder.ToTable("OpinionDisposals");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.OpinionId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => row.ProgrammeId);
    }
}
