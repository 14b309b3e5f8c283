using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DonDoc.Storage;
using DonDoc.Tracking.Organisations;
using Microsoft.Data.Sqlite;

namespace DonDoc.Cli.Tests;

/// <summary>A small installation on SQLite: central and provincial bodies, a file, a key.</summary>
static class BackedUpPlace
{
    public const string Key = "key-11111111-2222-3333-4444-555555555555.xml";

    /// <param name="mark">A word that its records carry.</param>
    public static async Task<Place> MakeAsync(string folder, string mark = "một", string? connection = null)
    {
        var place = Place.Of(folder, connection);
        await using (var db = TrackingStorage.Open(place.Connection))
        {
            await TrackingStorage.MigrateAsync(db, TestContext.Current.CancellationToken);
            await new LoadAdministrativeUnits(db, TimeProvider.System).RunAsync(new(Communes: false), TestContext.Current.CancellationToken);
        }

        if (connection is null)
            Run(place, $"UPDATE \"OrganisationNames\" SET \"Name\" = \"Name\" || ' {mark}'");
        await FileAsync(place, $"Báo cáo {mark}");
        Directory.CreateDirectory(place.Keys);
        await File.WriteAllTextAsync(Path.Combine(place.Keys, Key), $"<key>{mark}</key>", TestContext.Current.CancellationToken);
        return place;
    }

    /// <returns>The hash.</returns>
    public static async Task<string> FileAsync(Place place, string content) =>
        (await new FileStore(place.Files).SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), TestContext.Current.CancellationToken)).Sha256;

    public static IReadOnlyList<string> FilesOf(Place place) => [.. new FileStore(place.Files).All().Select(file => file.Sha256).Order(StringComparer.Ordinal)];

    /// <summary>A hash over every row of every table but the audit log, in which backups themselves are told.</summary>
    public static string Fingerprint(Place place)
    {
        using var connection = Open(place);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in List(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'AuditEntries' ORDER BY name"))
        {
            using var command = Command(connection, $"SELECT * FROM \"{table}\" ORDER BY {(List(connection, $"SELECT name FROM pragma_table_info('{table}')").Count > 1 ? "1, 2" : "1")}");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(Encoding.UTF8.GetBytes((reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)) + "|"));
            }
        }

        Assert.Equal(["ok"], List(connection, "PRAGMA integrity_check"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public static void Run(Place place, string sql)
    {
        using var connection = Open(place);
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    public static List<string> List(Place place, string sql)
    {
        using var connection = Open(place);
        return List(connection, sql);
    }

    static SqliteConnection Open(Place place)
    {
        var connection = new SqliteConnection($"Data Source={place.Connection};Pooling=False");
        connection.Open();
        return connection;
    }

    static List<string> List(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
