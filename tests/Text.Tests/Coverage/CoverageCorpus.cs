using System.Text.Json;
using DonDoc.Text.Coverage;
using DonDoc.Text.Tests.Structure;

namespace DonDoc.Text.Tests.Coverage;

/// <summary>One case of <c>tests/Corpus/coverage</c>: the provisions, the commitments, and what each of these answers.</summary>
sealed record CoverageCase(string Id, IReadOnlyList<Statement> Provisions, IReadOnlyList<Statement> Commitments, IReadOnlySet<(string Provision, string Commitment)> Answers)
{
    public static IReadOnlyList<CoverageCase> Read(string set)
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Documents.Root, "tests", "Corpus", "coverage", set)));
        return [.. cases.RootElement.EnumerateArray().Select(Of)];
    }

    static CoverageCase Of(JsonElement read)
    {
        var commitments = read.GetProperty("commitments").EnumerateArray().ToList();
        return new CoverageCase(
            read.GetProperty("id").GetString()!,
            [.. read.GetProperty("provisions").EnumerateArray().Select(StatementOf)],
            [.. commitments.Select(StatementOf)],
            commitments.SelectMany(c => c.GetProperty("answers").EnumerateArray().Select(a => (a.GetString()!, c.GetProperty("id").GetString()!))).ToHashSet());
    }

    static Statement StatementOf(JsonElement read) => new(read.GetProperty("id").GetString()!, [], read.GetProperty("text").GetString()!);
}
