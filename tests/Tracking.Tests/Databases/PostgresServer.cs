using Npgsql;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>The throw-away server of the environment: databases are cloned from a template and dropped.</summary>
internal static class PostgresServer
{
    public const string Variable = "DONDOC_TEST_POSTGRES";

    public static readonly string? Admin = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Why PostgreSQL tests are skipped; null where they run.</summary>
    public static readonly string? Missing =
        string.IsNullOrWhiteSpace(Admin) ? $"No PostgreSQL server: {Variable} holds no connection string to a throw-away server." : null;

    public static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Admin) { Database = database }.ToString();

    public static async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Admin) { Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
