using System.Text.Encodings.Web;
using System.Text.Json;

namespace DonDoc.Storage.Backups;

/// <summary>What a backup says of itself: its entry <c>manifest.json</c>, whose own hash stands in the comment of the archive.</summary>
public sealed record BackupManifest
{
    /// <summary>Archives of a higher number are refused; to be raised when an older program would misread a newer archive.</summary>
    public const int Newest = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Version { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>sqlite or postgresql.</summary>
    public required string Database { get; init; }

    /// <summary>The last migration of the database.</summary>
    public required string Schema { get; init; }

    /// <summary>Number of rows by table.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>Everything in the archive but this manifest.</summary>
    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>Hashes of files that records name and that were not there, or not whole, when the backup was taken.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null where the bytes are no manifest.</summary>
    internal static BackupManifest? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One entry of a backup.</summary>
/// <param name="Path">As in the archive, with slashes.</param>
/// <param name="Size">Bytes, unpacked.</param>
/// <param name="Sha256">Of the unpacked bytes, 64 lower-case hexadecimal digits.</param>
public sealed record BackupEntry(string Path, long Size, string Sha256);
