using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DonDoc.Cli;

/// <summary>What goes to stdout: UTF-8 without a mark, line ends as they are.</summary>
static class Output
{
    static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = Encoder, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Prints a plain text, to which offsets refer, unchanged.</summary>
    public static void Text(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
        if (!Console.IsOutputRedirected && !text.EndsWith('\n'))
            output.WriteByte((byte)'\n');
    }

    /// <summary>A value as an object of JSON, to which fields may be added.</summary>
    public static JsonObject ToJson<T>(T value) => JsonSerializer.SerializeToNode(value, Json)!.AsObject();

    /// <summary>Writes one JSON value, piece by piece.</summary>
    public static JsonOutput OpenJson() => new(Console.OpenStandardOutput(), Encoder);
}

/// <summary>One JSON value on stdout. Written as it grows, so that many files do not gather in memory.</summary>
sealed class JsonOutput(Stream output, JavaScriptEncoder encoder) : IDisposable
{
    // Bytes that are worth a journey.
    const int Enough = 1 << 16;

    readonly Utf8JsonWriter _writer = new(output, new JsonWriterOptions { Indented = true, Encoder = encoder });

    public void StartArray(string? name = null)
    {
        if (name is null)
            _writer.WriteStartArray();
        else
            _writer.WriteStartArray(name);
    }

    public void StartObject() => _writer.WriteStartObject();

    public void Write(string name, double number) => _writer.WriteNumber(name, number);

    public void Write(string name, long number) => _writer.WriteNumber(name, number);

    public void Write(JsonObject value)
    {
        value.WriteTo(_writer);
        if (_writer.BytesPending >= Enough)
            _writer.Flush();
    }

    public void EndArray() => _writer.WriteEndArray();

    public void EndObject() => _writer.WriteEndObject();

    public void Dispose()
    {
        _writer.Flush();
        output.WriteByte((byte)'\n');
        _writer.Dispose();
        output.Dispose();
    }
}
