using DonDoc.Text.Clarity;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>Every example of <c>Clarity.md</c> is read as it says.</summary>
public sealed class ClaritySpecTests
{
    static readonly string Specified = File.ReadAllText(Path.Combine(Documents.Root, "src", "Text", "Clarity", "Clarity.md"));

    public static TheoryData<string, string, string> Verdicts() => Rows("verdict");

    public static TheoryData<string, string, string> Said() => Rows("part");

    public static TheoryData<int, string, string> Programmes() => Specification.Examples("programme", "..", "Clarity", "Clarity.md");

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void A_sentence_is_vague_or_clear_as_specified(string text, string verdict, string says)
    {
        var commitment = CommitmentReader.ReadPassage(SourceText.FromPlain(text));
        var said = new[] { PartKind.Measure, PartKind.Product }.Where(commitment.Says).Select(Name);
        Assert.Equal($"{verdict} {says}", $"{(ClarityReader.Judge(commitment, ClarityRules.Default).IsVague ? "vague" : "clear")} {string.Join(' ', said.Take(1))}");
    }

    [Theory]
    [MemberData(nameof(Said))]
    public void A_part_is_read_as_specified(string text, string part, string read) =>
        Assert.Equal(read, CommitmentReader.ReadPassage(SourceText.FromPlain(text)).TextOf(Enum.Parse<PartKind>(part, ignoreCase: true)) ?? "none");

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_programme_is_read_as_specified(int line, string text, string expected)
    {
        var source = SourceText.FromPlain(text);
        var read = ClarityReader.Read(source, OutlineReader.Read(source), ClarityRules.Default);
        Assert.Equal($"line {line}\n{expected}", $"line {line}\n{string.Join('\n', read.Commitments.Select(Describe))}");
    }

    [Fact]
    public void The_specification_has_its_examples() => Assert.True(Verdicts().Count >= 20 && Said().Count >= 15 && Programmes().Count >= 2);

    static string Describe(CommitmentClarity judged)
    {
        var elsewhere = judged.Commitment.Parts.Where(part => part.Rule.StartsWith("row", StringComparison.Ordinal) || part.Rule.StartsWith("heading", StringComparison.Ordinal) || part.Rule.StartsWith("closing", StringComparison.Ordinal))
            .Select(part => $"{part.Kind} ({part.Rule.Split(':')[0]})").Distinct(StringComparer.Ordinal);
        var line = $"{judged.Commitment.Path} {(judged.IsVague ? "vague" : "clear")}";
        var missing = string.Join(' ', judged.Missing.Select(Name));
        return line + (missing.Length == 0 ? "" : $": {missing}") + (elsewhere.Any() ? $"; {string.Join(", ", elsewhere)}" : "");
    }

    static string Name(PartKind kind) => kind.ToString().ToLowerInvariant();

    static TheoryData<string, string, string> Rows(string second)
    {
        var rows = new TheoryData<string, string, string>();
        var isIn = false;
        foreach (var line in Specified.Split('\n'))
        {
            var cells = line.StartsWith("| ", StringComparison.Ordinal) ? line.Trim('|').Split('|') : [];
            if (cells.Length == 3 && cells[0].Trim() == "text")
                isIn = cells[1].Trim() == second;
            else if (cells.Length == 3 && isIn)
                rows.Add(cells[0].Trim(), cells[1].Trim(), cells[2].Trim());
            else if (line.Length == 0 || line.StartsWith('#'))
                isIn = false;
        }

        return rows;
    }
}
