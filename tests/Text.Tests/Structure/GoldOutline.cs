using System.Text.Json;

namespace DonDoc.Text.Tests.Structure;

/// <summary>What a person says about a document of the corpus.</summary>
sealed record GoldOutline
{
    public string? Type { get; init; }

    public string? TypeCode { get; init; }

    public string? Number { get; init; }

    public string? Issuer { get; init; }

    public string? Superior { get; init; }

    public DateOnly? IssueDate { get; init; }

    public string? Place { get; init; }

    public string? Subject { get; init; }

    public GoldSigner? Signer { get; init; }

    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    /// <summary>Ordinal, group, lead, due.</summary>
    public IReadOnlyList<string?[]> Tasks { get; init; } = [];

    public IReadOnlyList<GoldNode> Nodes { get; init; } = [];

    public static IEnumerable<(string Name, string Text, GoldOutline Gold)> All()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        foreach (var path in Directory.EnumerateFiles(Documents.Corpus, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path.Replace(".gold.json", ".txt", StringComparison.Ordinal));
            yield return (Path.GetFileName(path).Replace(".gold.json", "", StringComparison.Ordinal), text, JsonSerializer.Deserialize<GoldOutline>(File.ReadAllText(path), options)!);
        }
    }
}

sealed record GoldSigner(string Name, string? Position);

/// <param name="Line">Line of the text on which the provision begins, from 1.</param>
sealed record GoldNode(string Path, string Kind, string? Parent, int Line);
