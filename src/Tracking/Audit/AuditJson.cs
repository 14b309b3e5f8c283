using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DonDoc.Tracking.Audit;

/// <summary>The JSON of entries: no spaces, names in a fixed order, Vietnamese letters as they are, long values by hash and length.</summary>
internal static class AuditJson
{
    /// <summary>In characters; what is longer is content, which the record itself holds.</summary>
    public const int LongestValue = 1000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void WriteText(Utf8JsonWriter json, string text)
    {
        if (text.Length <= LongestValue)
            json.WriteStringValue(text);
        else
            WriteHash(json, text.Length, Encoding.UTF8.GetBytes(text));
    }

    public static void WriteHash(Utf8JsonWriter json, int length, ReadOnlySpan<byte> content)
    {
        json.WriteStartObject();
        json.WriteNumber("length", length);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(content)));
        json.WriteEndObject();
    }

    public static void WriteCount(Utf8JsonWriter json, string entity, int count)
    {
        json.WriteStartObject();
        json.WriteString("entity", entity);
        json.WriteString("change", "added");
        json.WriteNumber("count", count);
        json.WriteEndObject();
    }
}
