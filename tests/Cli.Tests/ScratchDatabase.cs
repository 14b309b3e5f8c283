using Npgsql;

namespace DonDoc.Cli.Tests;

/// <summary>A database of its own on the throw-away PostgreSQL server.</summary>
sealed class ScratchDatabase : IAsyncDisposable
{
    readonly string _admin;
    readonly string _name = $"dondoc_backup_{Guid.CreateVersion7():N}";

    ScratchDatabase(string admin) => _admin = admin;

    public string Connection => new NpgsqlConnectionStringBuilder(_admin) { Database = _name, Pooling = false }.ToString();

    public static async Task<ScratchDatabase> CreateAsync(string admin)
    {
        var database = new ScratchDatabase(admin);
        await ReadAsync(admin, $"CREATE DATABASE \"{database._name}\"");
        return database;
    }

    public Task RunAsync(string sql) => ReadAsync(Connection, sql);

    /// <summary>A hash over every row of every table.</summary>
    public async Task<string> FingerprintAsync()
    {
        var hashes = new List<string>();
        foreach (var table in await ReadAsync(Connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'AuditEntries' ORDER BY 1"))
            hashes.AddRange(await ReadAsync(Connection, $"SELECT '{table} ' || count(*) || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM \"{table}\" t"));
        return string.Join('\n', hashes);
    }

    public async ValueTask DisposeAsync() => await ReadAsync(_admin, $"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)");

    static async Task<List<string>> ReadAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await opened.OpenAsync();
#pragma warning disable CA2100 // Statements of the tests.
        await using var command = new NpgsqlCommand(sql, opened);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }
}
