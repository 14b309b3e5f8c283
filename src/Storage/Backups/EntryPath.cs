using System.Text.RegularExpressions;

namespace DonDoc.Storage.Backups;

/// <summary>The names that an entry of a backup may have. Nothing else is taken out of an archive, so no name leads anywhere.</summary>
internal static partial class EntryPath
{
    public const string Manifest = "manifest.json";
    public const string Sqlite = "database.sqlite";
    public const string Demonstration = "demonstration.json";

    private const string Files = "files/";
    private const string Keys = "keys/";
    private const string Tables = "tables/";

    public static string OfFile(string sha256) => Files + sha256;

    public static string OfKey(string name) => Keys + name;

    /// <summary>A table of PostgreSQL, in the binary form of COPY.</summary>
    public static string OfTable(string name) => Tables + name;

    /// <summary>The entries without which the records of a backup cannot be put back.</summary>
    public static IEnumerable<string> RecordsOf(BackupManifest manifest) => manifest.Database switch
    {
        "sqlite" => [Sqlite],
        "postgresql" => manifest.Rows.Keys.Select(OfTable),
        _ => [],
    };

    public static bool IsKnown(string path) =>
        path is Manifest or Sqlite or Demonstration || FileOf(path) is not null || KeyOf(path) is not null || TablePath().IsMatch(path);

    /// <summary>The hash that a stored file is named by; null for any other entry.</summary>
    public static string? FileOf(string path) => path.StartsWith(Files, StringComparison.Ordinal) && FileStore.IsHash(path[Files.Length..]) ? path[Files.Length..] : null;

    /// <summary>The name of a file of the key folder; null for any other entry.</summary>
    public static string? KeyOf(string path) => path.StartsWith(Keys, StringComparison.Ordinal) && IsKey(path[Keys.Length..]) ? path[Keys.Length..] : null;

    /// <summary>As the framework names them: key-{id}.xml and revocation-{id}.xml.</summary>
    public static bool IsKey(string name) => KeyName().IsMatch(name);

    [GeneratedRegex(@"\A(?:key|revocation)-[0-9A-Za-z-]{1,64}\.xml\z")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"\Atables/[0-9A-Za-z_]{1,63}\z")]
    private static partial Regex TablePath();
}
