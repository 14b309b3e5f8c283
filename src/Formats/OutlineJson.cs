using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DonDoc.Text.Source;
using DonDoc.Text.Structure;
using DonDoc.Text.Structure.Provisions;

namespace DonDoc.Formats;

/// <summary>The outline as JSON: what <c>./dondoc outline --json</c> prints and the page of a document hands out.</summary>
public static class OutlineJson
{
    // Provisions nest: an object and an array for each level, and no text has more lists within lists than there are kinds and signs of them.
    const int Depth = 256;

    /// <summary>Vietnamese letters as they are. Not for what is put into a page unescaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = Encoder,
        MaxDepth = Depth,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>An object, to which fields may be added.</summary>
    public static JsonObject Of(SourceText source, Outline outline)
    {
        var value = JsonSerializer.SerializeToNode(outline, Options)!.AsObject();
        value["provisions"] = JsonSerializer.SerializeToNode(ProvisionReader.Read(source, outline), Options);
        return value;
    }

    /// <summary>As a file: indented, UTF-8.</summary>
    public static byte[] Write(JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = Encoder, MaxDepth = Depth }))
            value.WriteTo(writer, Options);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
