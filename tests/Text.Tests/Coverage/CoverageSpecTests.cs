using System.Runtime.CompilerServices;
using DonDoc.Text.Coverage;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Coverage;

/// <summary><c>Coverage.md</c> says which words belong together.</summary>
public sealed class CoverageSpecTests
{
    // With nothing else to compare with, words that both have would be common words.
    static readonly Statement[] _others = [.. Enumerable.Range(0, 20).Select(i => new Statement($"o{i}", [], $"Điều khác {i}."))];

    [Fact]
    public void Words_belong_together_as_the_spec_says()
    {
        var rows = Rows();
        Assert.True(rows.Count >= 6);
        Assert.Equal(rows.Select(row => $"{row[0]} | {row[1]} | {row[2]}"), rows.Select(row => $"{row[0]} | {row[1]} | {Links(row[0], row[1])}"));
    }

    /// <summary>A phrase without the name of its concept, or with one twice, is a slip of the pen.</summary>
    [Fact]
    public void Every_concept_has_a_name_and_several_phrases()
    {
        var lists = File.ReadAllText(Path.Combine(Documents.Root, "src", "Text", "Coverage", "Coverage.concepts"));
        var concepts = lists[lists.IndexOf("[common concept]", StringComparison.Ordinal)..].Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or '[')).ToList();

        Assert.True(concepts.Count > 200);
        Assert.All(concepts, line => Assert.True(line.Split(" = ") is [var phrases, { Length: > 0 }] && phrases.Split(" | ") is { Length: > 1 } all && all.Distinct(StringComparer.Ordinal).Count() == all.Length, line));
        Assert.Equal(concepts.Count, concepts.Select(line => line.Split(" = ")[1]).Distinct(StringComparer.Ordinal).Count());
    }

    static string Links(string provision, string commitment)
    {
        var read = CoverageReader.Suggest([new("p", [], provision), .. _others], [new("c", [], commitment)], new CoverageRules { LeastScore = 0.01 });
        return string.Join("; ", (read.Provisions[0].Suggestions is [var only] ? only.Links : []).OrderBy(l => l.Kind == LinkKind.Concept).ThenByDescending(l => l.Kind).ThenBy(l => l.InProvision.Start)
            .Select(l => l.Concept is { } concept
                ? $"{provision[l.InProvision.Start..l.InProvision.End]} ~ {commitment[l.InCommitment.Start..l.InCommitment.End]} ({concept})"
                : provision[l.InProvision.Start..l.InProvision.End]));
    }

    static List<string[]> Rows([CallerFilePath] string here = "") =>
        [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Text", "Coverage", "Coverage.md"))
            .Where(line => line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
}
