using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DonDoc.Storage.Sqlite;

/// <summary>
/// What every connection needs. WAL lets readers go on while one writes and survives a kill; NORMAL syncs the log at
/// checkpoints only, so FULL is set: what was acknowledged must outlive a power cut.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    /// <summary>In kibibytes, for each connection.</summary>
    public const string Cache = "PRAGMA cache_size = -16000";

    private const string Pragmas = $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; {Cache};";
    private const string Log = "PRAGMA journal_mode = WAL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A look whether a database is there may not write; one that has no log yet, having come by hand, gets it from the first that may.
    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Pragmas : Log + Pragmas;
}
