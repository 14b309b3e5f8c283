using System.Text.Json;
using DonDoc.Text.Source;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Similarity;

/// <summary>A programme of <c>tests/Corpus/originality</c> with its parent, its siblings and the labels of its passages.</summary>
/// <param name="Passages">Of at least twelve words: <c>copied</c>, <c>edited</c>, <c>own</c>, <c>quoted</c>; places in the programme's text.</param>
sealed record GoldOriginality(string Name, SourceText Parent, IReadOnlyList<SourceText> Programmes, IReadOnlyList<(Span Span, string Kind)> Passages)
{
    public static IEnumerable<GoldOriginality> All() =>
        Directory.GetDirectories(Path.Combine(Documents.Root, "tests", "Corpus", "originality")).Where(folder => File.Exists(Path.Combine(folder, "labels.json"))).Order(StringComparer.Ordinal).Select(Read);

    static GoldOriginality Read(string folder)
    {
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "labels.json")));
        var parent = Path.Combine(folder, "..", "parents", labels.RootElement.GetProperty("parent").GetString()!);
        var siblings = Directory.GetFiles(folder, "sibling*.txt").Order(StringComparer.Ordinal);
        IReadOnlyList<SourceText> programmes = [.. siblings.Prepend(Path.Combine(folder, "child.txt")).Select(path => SourceText.FromPlain(File.ReadAllText(path)))];
        var lines = new List<int> { 0 };
        for (var at = programmes[0].Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = programmes[0].Text.IndexOf('\n', at + 1))
            lines.Add(at + 1);
        return new GoldOriginality(Path.GetFileName(folder), SourceText.FromPlain(File.ReadAllText(parent)), programmes,
            [.. labels.RootElement.GetProperty("passages").EnumerateArray().Select(label =>
            {
                var line = lines[label.GetProperty("line").GetInt32() - 1];
                return (new Span(line + label.GetProperty("start").GetInt32(), line + label.GetProperty("end").GetInt32()), label.GetProperty("kind").GetString()!);
            })]);
    }
}
