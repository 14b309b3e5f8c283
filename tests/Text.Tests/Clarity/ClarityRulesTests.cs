using DonDoc.Text.Clarity;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>What is asked of a commitment is configuration.</summary>
public sealed class ClarityRulesTests
{
    static readonly Commitment Clear = CommitmentReader.ReadPassage(SourceText.FromPlain("Sở Y tế khám cho 70% người cao tuổi."));

    static readonly Commitment Vague = CommitmentReader.ReadPassage(SourceText.FromPlain("Giao Sở Y tế chủ trì, tăng cường tuyên truyền trong quý II/2026."));

    [Fact]
    public void The_score_is_the_weighted_share_of_what_is_asked()
    {
        var judged = ClarityReader.Judge(Clear, new ClarityRules { OfTasks = [new(PartKind.Who, 3), new(PartKind.When, 1)] });

        Assert.Equal(0.75, judged.Score);
        Assert.Equal([PartKind.When], judged.Missing);
        Assert.Empty(judged.Reasons);
    }

    [Fact]
    public void Where_nothing_is_asked_all_is_said() => Assert.Equal(1, ClarityReader.Judge(Clear, new ClarityRules { OfTasks = [] }).Score);

    [Fact]
    public void A_vague_commitment_stays_under_the_ceiling_and_says_why()
    {
        var judged = ClarityReader.Judge(Vague, new ClarityRules { VagueCeiling = 0.2 });

        Assert.Equal(0.2, judged.Score);
        Assert.Equal([VagueReason.NothingToCheck, VagueReason.VagueVerb], judged.Reasons.Select(r => r.Reason));
        Assert.StartsWith("tăng cường tuyên truyền", judged.Reasons[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_least_clear_is_mended_first()
    {
        var programme = new ProgrammeClarity(0.5, [ClarityReader.Judge(Clear, ClarityRules.Default), ClarityReader.Judge(Vague, ClarityRules.Default)]);

        Assert.Equal([Vague, Clear], programme.MendFirst.Select(c => c.Commitment));
        Assert.Equal((PartKind.Authority, 2), programme.Missing[0]);
    }
}
