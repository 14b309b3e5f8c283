using DonDoc.Tracking.Kernel;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>Every "no" about the roles of the database.</summary>
public static class DatabaseRefusals
{
    public static readonly Refusal NotPostgres = new("database.not_postgres");
    public static readonly Refusal NoSuchRole = new("database.no_such_role");
    public static readonly Refusal RoleTooStrong = new("database.role_too_strong");
}

/// <summary>
/// Gives the role by which the server works what it needs and no more: it reads and writes records, but of the audit log it only reads
/// and appends, and it owns nothing. The tables belong to another role, the owner, which migrates, restores and archives.
/// </summary>
public static class ApplicationRole
{
    // Who belongs to an owner can do what the owner can: alter, disable triggers, drop.
    private const string Standing = """
        SELECT role.rolsuper OR pg_has_role(role.oid, log.relowner, 'MEMBER') OR pg_has_role(role.oid, base.datdba, 'MEMBER')
        FROM pg_roles role, pg_class log, pg_database base
        WHERE role.rolname = $1 AND log.oid = '"AuditEntries"'::regclass AND base.datname = current_database()
        """;

    /// <summary>Also takes away what the role had before. To be done anew after each migration that makes a table.</summary>
    /// <param name="owner">A connection of the tables' owner to a migrated database.</param>
    public static async Task<Refusal?> GrantAsync(string owner, string role, CancellationToken cancel = default)
    {
        if (!TrackingStorage.IsPostgres(owner))
            return DatabaseRefusals.NotPostgres;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var asked = new NpgsqlCommand(Standing, connection) { Parameters = { new() { Value = role } } })
        {
            if (await asked.ExecuteScalarAsync(cancel) is not bool isStrong)
                return DatabaseRefusals.NoSuchRole.With(role);
            if (isStrong)
                return DatabaseRefusals.RoleTooStrong.With(role);
        }

        var name = $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        // The name is quoted, and is that of a role that exists.
#pragma warning disable CA2100
        await using var grant = new NpgsqlCommand($"""
            REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name};
            REVOKE ALL ON "AuditEntries" FROM PUBLIC;
            GRANT USAGE ON SCHEMA public TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name};
            REVOKE UPDATE, DELETE ON "AuditEntries" FROM {name};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {name};
            """, connection);
#pragma warning restore CA2100
        await grant.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>The role that a connection names.</summary>
    public static string? Of(string connection) => TrackingStorage.IsPostgres(connection) ? new NpgsqlConnectionStringBuilder(connection).Username : null;
}
