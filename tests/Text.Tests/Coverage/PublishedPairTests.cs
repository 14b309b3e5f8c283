using DonDoc.Text.Coverage;
using DonDoc.Text.Structure;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Coverage;

/// <summary>Which of the tasks and targets of 03/NQ-CP answer which provision of 57-NQ/TW, where it is clear to a reader.</summary>
public sealed class PublishedPairTests
{
    [Fact]
    public void Tasks_of_the_Government_answer_the_provisions_of_the_resolution()
    {
        var read = Read("03-NQ-CP-phu-luc-2-nhiem-vu.md");

        Assert.Superset(new HashSet<string> { "PL II.V.92", "PL II.V.95" }, Answers(read, "III.5.-1").Take(3).ToHashSet());
        Assert.Equal("PL II.VI.131", Answers(read, "II.2")[0]);
        Assert.Equal("PL II.I.13", Answers(read, "III.1.-2")[0]);
        Assert.Superset(new HashSet<string> { "PL II.I.1", "PL II.I.3", "PL II.I.13" }, Answers(read, "III.1.-2").ToHashSet());
        Assert.Superset(new HashSet<string> { "PL II.I.4", "PL II.I.9", "PL II.I.10" }, Answers(read, "III.1.-1").ToHashSet());
        Assert.Contains("PL II.III.50", Answers(read, "III.3.-1"));
        Assert.Contains("PL II.III.69", Answers(read, "III.3.-6"));
    }

    [Theory]
    [InlineData("IV.2")] // the Party group in the National Assembly
    [InlineData("IV.5")] // the Central Propaganda Commission
    public void What_is_no_business_of_the_Government_is_answered_by_none(string path) =>
        Assert.Empty(Answers(Read("03-NQ-CP-phu-luc-2-nhiem-vu.md"), path));

    [Fact]
    public void Viewpoints_and_lines_that_lead_in_ask_nothing()
    {
        var paths = Read("03-NQ-CP-phu-luc-2-nhiem-vu.md").Provisions.Select(p => p.Provision.Path).ToList();

        Assert.Equal(34, paths.Count);
        Assert.DoesNotContain(paths, path => path.StartsWith("I.", StringComparison.Ordinal) || path == "III.2");
    }

    static CoverageSuggestions Read(string child)
    {
        var (parent, programme) = (Documents.Published("57-NQ-TW.md"), Documents.Published(child));
        return CoverageReader.Of(parent, OutlineReader.Read(parent), programme, OutlineReader.Read(programme));
    }

    static List<string> Answers(CoverageSuggestions read, string path) =>
        [.. read.Provisions.Single(p => p.Provision.Path == path).Suggestions.Select(s => s.Commitment.Path)];
}
