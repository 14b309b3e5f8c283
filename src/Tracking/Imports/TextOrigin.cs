using System.Text.Json;
using System.Text.Json.Serialization;
using DonDoc.Text.Source;
using DonDoc.Tracking.Documents.Versions;

namespace DonDoc.Tracking.Imports;

/// <summary>What a reviewer has to know of a text that does not stand in its file as it is shown.</summary>
/// <param name="Confidence">How sure the recogniser of pictures is of a word in the mean, 0–1; null where nothing was recognised.</param>
/// <param name="Doubtful">Recognised words of which it is not sure, in the order of the text.</param>
/// <param name="PagesWithoutText">Pages that are pictures and were not recognised.</param>
/// <param name="OldEncodings">Names of the encodings from which parts of the text were turned into Unicode.</param>
public sealed record TextOrigin(double? Confidence, IReadOnlyList<Span> Doubtful, IReadOnlyList<int> PagesWithoutText, IReadOnlyList<string> OldEncodings)
{
    /// <summary>Null where there is nothing to know: all of the text stands in the file as it is.</summary>
    public static TextOrigin? Of(double? confidence, IReadOnlyList<Span>? doubtful, IReadOnlyList<int> pagesWithoutText, IEnumerable<string> oldEncodings)
    {
        var origin = new TextOrigin(confidence, doubtful ?? [], pagesWithoutText, [.. oldEncodings]);
        return origin is { Confidence: null, PagesWithoutText: [], OldEncodings: [] } ? null : origin;
    }

    /// <summary>What is worth knowing when the text is a version of a document; null where nothing is.</summary>
    [JsonIgnore]
    public VersionOrigin? Lasting => Confidence is null && PagesWithoutText.Count == 0 ? null : new(Confidence, PagesWithoutText.Count);

    internal static TextOrigin? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<TextOrigin>(json, JsonSerializerOptions.Web);
}
