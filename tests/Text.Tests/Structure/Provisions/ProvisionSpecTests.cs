using System.Globalization;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Text.Tests.Structure.Provisions;

/// <summary>Every example of <c>Provisions.md</c> is read as it says.</summary>
public sealed class ProvisionSpecTests
{
    public static TheoryData<int, string, string> Examples() => Specification.Examples("provisions", "Provisions", "Provisions.md");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_read_as_specified(int line, string text, string expected)
    {
        var source = SourceText.FromPlain(text);
        var read = ProvisionReader.Read(source, OutlineReader.Read(source));
        Assert.Equal($"line {line}\n{expected}", $"line {line}\n{string.Join('\n', read.Select(Describe))}");
    }

    [Fact]
    public void The_specification_has_its_examples() => Assert.True(Examples().Count >= 4);

    [Fact]
    public void A_duty_says_what_is_to_be_done_and_which_words_decided()
    {
        var source = SourceText.FromPlain("1. Giao Sở Nội vụ chủ trì tham mưu kế hoạch trước ngày 30/6/2026.");

        var fact = Assert.Single(ProvisionReader.Read(source, OutlineReader.Read(source)));

        Assert.Equal("chủ trì tham mưu kế hoạch trước ngày 30/6/2026.", fact.Duty!.What);
        Assert.Equal("Sở Nội vụ", fact.Cue!.Text);
        Assert.Equal("Sở Nội vụ", source.Text[fact.Cue.Start..fact.Cue.End]);
    }

    static string Describe(ProvisionFact fact) =>
        $"{fact.Path} {fact.Class.ToString().ToLowerInvariant()} ({fact.Rule})"
        + (fact.Targets.Count == 0 ? "" : ": " + string.Join("; ", fact.Targets.Select(Describe)))
        + (fact.Duty is { } duty ? $": {string.Join("; ", duty.Who)} | {string.Join("; ", duty.Cooperating)} | {duty.Due?.ToString("O", CultureInfo.InvariantCulture)}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd() : "");

    static string Describe(TargetValue target) => string.Create(
        CultureInfo.InvariantCulture, $"{target.Quantity}{(target.Upper is { } upper ? $"-{upper}" : "")} {target.Unit} {target.Comparison} {target.Year}").TrimEnd();
}
