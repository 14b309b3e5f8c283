using System.Globalization;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>What a sentence does to the documents that it names: <c>tests/Corpus/references/kinds.tsv</c>.</summary>
public sealed class ReferenceKindCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Kinds_and_provisions_are_told()
    {
        var (gold, right) = (new Dictionary<ReferenceKind, int>(), new Dictionary<ReferenceKind, int>());
        var (provisions, rightProvisions) = (0, 0);
        foreach (var row in File.ReadLines(Path.Combine(Documents.Root, "tests", "Corpus", "references", "kinds.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')))
        {
            var kind = Enum.Parse<ReferenceKind>(row[0], ignoreCase: true);
            var mention = ReferenceReader.All(Reading.Of(SourceText.FromPlain(row[3]))).Find(m => string.Equals(m.Number ?? m.Name, row[1], StringComparison.OrdinalIgnoreCase));
            gold[kind] = gold.GetValueOrDefault(kind) + 1;
            right[kind] = right.GetValueOrDefault(kind) + (mention?.Kind == kind ? 1 : 0);
            provisions += row[2].Length > 0 ? 1 : 0;
            rightProvisions += row[2].Length > 0 && mention?.Provision == row[2] ? 1 : 0;
            if (mention?.Kind != kind || (row[2].Length > 0 && mention.Provision != row[2]))
                output.WriteLine($"{mention?.Kind} ({mention?.KindRule}: {mention?.Cue?.Text}) {mention?.Provision}, not {row[0]} {row[2]}: {row[3]}");
        }

        foreach (var (kind, all) in gold)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {right[kind]} of {all}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"provisions: {rightProvisions} of {provisions}"));
        Assert.Equal(6, gold.Count);
        Assert.True((double)right.Values.Sum() / gold.Values.Sum() >= 0.95 && rightProvisions == provisions);
    }
}
