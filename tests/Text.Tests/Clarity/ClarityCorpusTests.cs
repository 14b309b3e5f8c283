using System.Text.Json;
using DonDoc.Text.Clarity;
using DonDoc.Text.Source;
using DonDoc.Text.Tests.Extraction;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Clarity;

/// <summary>
/// How well vague commitments are told from clear ones, and how well each part is found, over <c>tests/Corpus/clarity</c>. These texts helped to make the rules:
/// what counts for others is in <c>docs/accuracy.md</c>, the first reading of each set.
/// </summary>
public sealed class ClarityCorpusTests(ITestOutputHelper output)
{
    sealed record Item(string Id, string Text, bool Vague, string? Why, bool? What, bool? Who, bool? When, bool? Responsible, bool? Product, bool? Authority)
    {
        public bool? Says(PartKind kind) => kind switch
        {
            PartKind.What => What,
            PartKind.Who => Who,
            PartKind.When => When,
            PartKind.Responsible => Responsible,
            PartKind.Product => Product,
            _ => Authority,
        };
    }

    [Fact]
    public void Vague_commitments_are_told_from_clear_ones()
    {
        var items = Items();
        Assert.True(items.Count(i => i.Vague) >= 215 && items.Count(i => !i.Vague) >= 210);
        var score = new Score("vague");
        foreach (var item in items)
            score.Value(item.Id, item.Vague ? item.Text : null, Judge(item).IsVague ? item.Text : null, string.Equals);
        output.WriteLine(score.ToString());
        Assert.True(score.Precision >= 0.97 && score.Recall >= 0.97, $"{score}\n{string.Join('\n', score.Mistakes)}");
    }

    [Theory]
    [InlineData(PartKind.What, 0.85, 0.90)]
    [InlineData(PartKind.Who, 0.97, 0.97)]
    [InlineData(PartKind.When, 0.97, 0.97)]
    [InlineData(PartKind.Responsible, 0.92, 0.96)]
    [InlineData(PartKind.Product, 0.97, 0.97)]
    [InlineData(PartKind.Authority, 0.94, 0.94)]
    public void A_part_is_found_where_it_is_said(PartKind kind, double precision, double recall)
    {
        var score = new Score(kind.ToString());
        foreach (var item in Items().Where(i => i.Says(kind) is not null))
            score.Value(item.Id, item.Says(kind) == true ? item.Text : null, Judge(item).Missing.Contains(kind) ? null : item.Text, string.Equals);
        output.WriteLine(score.ToString());
        Assert.True(score.Precision >= precision && score.Recall >= recall, $"{score}\n{string.Join('\n', score.Mistakes)}");
    }

    /// <summary>Letters and marks apart, as other systems write them, change no verdict.</summary>
    [Fact]
    public void The_verdict_is_the_same_in_decomposed_letters() =>
        Assert.All(Items(), item => Assert.Equal(Judge(item).IsVague, Judge(item with { Text = item.Text.Normalize(System.Text.NormalizationForm.FormD) }).IsVague));

    static CommitmentClarity Judge(Item item) => ClarityReader.Judge(CommitmentReader.ReadPassage(SourceText.FromPlain(item.Text)), ClarityRules.Default);

    static List<Item> Items() => [.. Directory.EnumerateFiles(Path.Combine(Documents.Root, "tests", "Corpus", "clarity"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize<List<Item>>(File.ReadAllText(file), JsonSerializerOptions.Web)!)];
}
