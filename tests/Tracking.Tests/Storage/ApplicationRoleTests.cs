using DonDoc.Storage;
using DonDoc.Storage.Postgres;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DonDoc.Tracking.Tests.Storage;

/// <summary>The role of the server on a real PostgreSQL: it does the product's work and cannot touch what is in the log.</summary>
public sealed class ApplicationRoleTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_application_appends_to_the_log_and_the_server_refuses_it_everything_else()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        await using var place = await TwoRoles.CreateAsync();
        await TrackingStorage.PrepareAsync(place.Application, place.Owner, Cancel);
        // A second start finds nothing to migrate, and does it again.
        await TrackingStorage.PrepareAsync(place.Application, place.Owner, Cancel);
        // Without the owner's connection too, once the database is of this version.
        await TrackingStorage.PrepareAsync(place.Application, null, Cancel);

        await using var db = TrackingStorage.Open(place.Application);
        await new LoadAdministrativeUnits(db, new TestClock()).RunAsync(new(), Cancel);
        var root = await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync(Cancel);
        var founded = await new FoundOrganisation(db, CurrentUser.Installation(root, new TestClock().Today()), new TestClock())
            .RunAsync(new("THU.X", "Vụ thử", OrganisationLevel.Central, OrganisationType.Department, root), Cancel);
        Assert.False(founded.IsRefused);
        var found = await new VerifyAuditLog(db).RunAsync([], null, Cancel);
        Assert.Null(found.Broken);
        Assert.True(found.Entries >= 2);

        foreach (var statement in new[]
                 {
                     "UPDATE \"AuditEntries\" SET \"Act\" = 'x'", "DELETE FROM \"AuditEntries\"", "TRUNCATE \"AuditEntries\"", "DROP TABLE \"AuditEntries\"",
                     "ALTER TABLE \"AuditEntries\" DISABLE TRIGGER ALL", "ALTER TABLE \"AuditEntries\" ALTER COLUMN \"Act\" DROP NOT NULL",
                     "DROP TRIGGER \"AuditEntries_Rows\" ON \"AuditEntries\"", "CREATE OR REPLACE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                     "CREATE RULE away AS ON INSERT TO \"AuditEntries\" DO INSTEAD NOTHING", "SET session_replication_role = replica",
                     "INSERT INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\" ON CONFLICT (\"Sequence\") DO UPDATE SET \"Act\" = 'x'",
                     "UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = 'x'", "CREATE TABLE mine (id int)",
                 })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancel));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            // By the server's own rights, not by the trigger, which has other words.
            Assert.DoesNotContain("only appended to", refused.Message, StringComparison.Ordinal);
        }

        Assert.Null((await new VerifyAuditLog(db).RunAsync([], null, Cancel)).Broken);
    }

    [Fact]
    public async Task A_role_that_could_do_as_the_owner_is_refused()
    {
        Assert.SkipUnless(PostgresServer.Missing is null, PostgresServer.Missing ?? "");
        await using var place = await TwoRoles.CreateAsync();
        await TrackingStorage.PrepareAsync(place.Application, place.Owner, Cancel);
        Assert.Equal("database.no_such_role", (await ApplicationRole.GrantAsync(place.Owner, "nobody-here", Cancel))!.Code);
        Assert.Equal("database.role_too_strong", (await ApplicationRole.GrantAsync(place.Owner, ApplicationRole.Of(place.Owner)!, Cancel))!.Code);
        await PostgresServer.RunAsync($"GRANT \"{ApplicationRole.Of(place.Owner)}\" TO \"{ApplicationRole.Of(place.Application)}\"");
        Assert.Equal("database.role_too_strong", (await ApplicationRole.GrantAsync(place.Owner, ApplicationRole.Of(place.Application)!, Cancel))!.Code);
        Assert.Equal("database.not_postgres", (await ApplicationRole.GrantAsync("dondoc.db", "x", Cancel))!.Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => TrackingStorage.PrepareAsync(place.Application, place.Owner, Cancel));
    }

    /// <summary>A database of its own with an owner and a role for the application, all gone afterwards.</summary>
    private sealed class TwoRoles(string name) : IAsyncDisposable
    {
        // A throw-away server of tests; a real one has passwords of its own.
        private const string Password = "of-the-tests";

        public string Owner { get; } = ConnectionOf($"{name}_owner", name);

        public string Application { get; } = ConnectionOf($"{name}_app", name);

        public static async Task<TwoRoles> CreateAsync()
        {
            var name = $"dondoc_roles_{Guid.CreateVersion7():N}";
            foreach (var role in new[] { "owner", "app" })
                await PostgresServer.RunAsync($"CREATE ROLE \"{name}_{role}\" LOGIN PASSWORD '{Password}'");
            await PostgresServer.RunAsync($"CREATE DATABASE \"{name}\" OWNER \"{name}_owner\"");
            return new TwoRoles(name);
        }

        public async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await PostgresServer.RunAsync($"DROP DATABASE \"{name}\" WITH (FORCE)");
            foreach (var role in new[] { "app", "owner" })
                await PostgresServer.RunAsync($"DROP ROLE \"{name}_{role}\"");
        }

        private static string ConnectionOf(string role, string database) =>
            new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionTo(database)) { Username = role, Password = Password }.ToString();
    }
}
