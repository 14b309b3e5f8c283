using System.Runtime.CompilerServices;
using System.Text.Json;
using DonDoc.Text.Source;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>The labelled reports under <c>tests/Corpus/sessions</c>.</summary>
static class SessionCorpus
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Find();

    public static IReadOnlyList<Label> Labels { get; } =
        JsonSerializer.Deserialize<List<Label>>(File.ReadAllText(Path.Combine(Folder, "labels.json")), _options)!;

    public static SourceText Text(Label label) => SourceText.FromPlain(File.ReadAllText(Path.Combine(Folder, label.File)));

    static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        return Path.GetFullPath(Environment.GetEnvironmentVariable("DONDOC_SESSION_CORPUS") ?? Path.Combine(folder, "..", "..", "Corpus", "sessions"));
    }

    public sealed record Person(string Name, string[] Positions);

    /// <param name="Strengths">What the delegation finds, or the reporter states; what the inspected side tells of itself only where they say nothing good.</param>
    /// <param name="Counts">Null where they were not labelled.</param>
    public sealed record Label(
        string File, bool IsSession, string Kind, DateOnly? Date, string? DelegationNumber, string? InspectingBody, string? InspectedBody, string? Place,
        Person? Lead, string[] Participants, string[] References, string[] Strengths, string[] Shortcomings, string[] Requirements,
        string[] Recommendations, string[] Commitments, string[]? Counts, string? Note);
}
