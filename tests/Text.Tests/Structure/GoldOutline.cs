using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Text.Structure.Provisions;

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

    /// <summary>Null where nobody has labelled them.</summary>
    public IReadOnlyList<string>? Recipients { get; init; }

    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    /// <summary>Ordinal, group, lead, due.</summary>
    public IReadOnlyList<string?[]> Tasks { get; init; } = [];

    public IReadOnlyList<GoldNode> Nodes { get; init; } = [];

    public static IEnumerable<(string Name, string Text, GoldOutline Gold)> All()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
        foreach (var path in Directory.EnumerateFiles(Documents.Corpus, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path.Replace(".gold.json", ".txt", StringComparison.Ordinal));
            yield return (Path.GetFileName(path).Replace(".gold.json", "", StringComparison.Ordinal), text, JsonSerializer.Deserialize<GoldOutline>(File.ReadAllText(path), options)!);
        }
    }
}

sealed record GoldSigner(string Name, string? Position);

/// <param name="Line">Line of the text on which the provision begins, from 1.</param>
/// <param name="Class">What the provision is to those who carry the document out; null where nobody has labelled it.</param>
sealed record GoldNode(string Path, string Kind, string? Parent, int Line, ProvisionClass? Class = null);
