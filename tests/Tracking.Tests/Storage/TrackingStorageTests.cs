using DonDoc.Storage;
using DonDoc.Storage.Postgres;
using DonDoc.Storage.Sqlite;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Tracking.Tests.Storage;

public sealed class TrackingStorageTests
{
    [Theory]
    [InlineData("data/tracking.db", typeof(SqliteDb))]
    [InlineData("Host=localhost;Database=x", typeof(PostgresDb))]
    [InlineData(" host=localhost", typeof(PostgresDb))]
    public void The_connection_string_chooses(string connection, Type expected)
    {
        using var services = new ServiceCollection().AddStorage(connection, "files").BuildServiceProvider();
        using var scope = services.CreateScope();
        Assert.IsType(expected, scope.ServiceProvider.GetRequiredService<TrackingDb>());
    }

    [Theory, BothDatabases]
    public async Task Neither_model_has_changes_without_a_migration(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task SQLite_keeps_a_log_waits_its_turn_and_holds_its_keys()
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        await using var db = world.Open();
        async Task<object?> Pragma(string name)
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return await command.ExecuteScalarAsync();
        }

        Assert.Equal("wal", await Pragma("journal_mode"));
        Assert.Equal(1L, await Pragma("foreign_keys"));
        Assert.Equal(30000L, await Pragma("busy_timeout"));
        Assert.Equal(2L, await Pragma("synchronous"));
    }

    /// <summary>The framework's lock is a row, and a killed process cannot delete it.</summary>
    [Fact]
    public async Task A_lock_that_a_killed_process_left_does_not_stop_the_next_start()
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        await using var db = world.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await TrackingStorage.MigrateAsync(db, patience.Token);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_process_that_migrates_is_waited_for()
    {
        await using var world = await World.CreateAsync(Provider.Sqlite);
        await using var db = world.Open();
        var file = db.Database.GetDbConnection().DataSource;
        Task second;
        await using (new FileStream(file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            second = TrackingStorage.MigrateAsync(db);
            await Task.Delay(300);
            Assert.False(second.IsCompleted);
        }

        await second;
    }

    [Theory, BothDatabases]
    public async Task A_database_of_another_version_is_not_touched(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var first = db.Database.GetMigrations().First();
        // What the first stands for may be there beside it.
        await RunAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20260101000000_Before', '10.0.0')");
        Assert.Equal(DatabaseFit.Fits, await TrackingStorage.MigrateAsync(db));
        await RunAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Future', '99.0.0')");
        Assert.Equal(DatabaseFit.Newer, await TrackingStorage.MigrateAsync(db));
        await RunAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" IN ('29990101000000_Future', '{first}')");
        Assert.Equal(DatabaseFit.TooOld, await TrackingStorage.MigrateAsync(db));
        Assert.DoesNotContain(first, await db.Database.GetAppliedMigrationsAsync());

        Task RunAsync(string sql) => db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Dates at the ends of time, instants, enums and missing values look the same however the row came in.</summary>
    [Theory, BothDatabases]
    public async Task Bulk_rows_are_what_saved_rows_are(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var saved = new Organisation("A", "Chi bộ A", OrganisationLevel.Grassroots, OrganisationType.PartyCell, world.Ward, new DateOnly(2026, 1, 1)) { Field = "văn hóa" };
        var bulk = new Organisation("B", "Chi bộ B", OrganisationLevel.Grassroots, OrganisationType.PartyCell, world.Ward, null);
        db.Add(saved);
        await db.SaveChangesAsync();
        await db.BulkInsertAsync([bulk], default);
        await db.BulkInsertAsync([.. bulk.Names], default);
        await db.BulkInsertAsync([.. bulk.Placements], default);
        db.ChangeTracker.Clear();
        var rows = await db.Organisations.Include(row => row.Names).Include(row => row.Placements)
            .Where(row => row.Code == "A" || row.Code == "B").OrderBy(row => row.Code).ToListAsync();
        Assert.Equal([saved.Id, bulk.Id], rows.Select(row => row.Id));
        Assert.Equal([new DateOnly(2026, 1, 1), null], rows.Select(row => row.Founded));
        Assert.Equal(["văn hóa", null], rows.Select(row => row.Field));
        Assert.All(rows, row => Assert.Equal((OrganisationType.PartyCell, DateOnly.MinValue, DateOnly.MaxValue, world.Ward),
            (row.Type, row.Names[0].ValidFrom, row.Names[0].ValidTo, row.Placements[0].ParentId)));
        Assert.Equal(2, await db.Organisations.CountAsync(row => row.Type == OrganisationType.PartyCell));
    }

    [Theory, BothDatabases]
    public async Task Both_databases_sort_alike(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        string[] names = ["Đà Nẵng", "Dầu Tiếng", "Ea Kar", "An Giang", "Ắt", "Ân Thi", "Zuôn", "a b", "A-b", "Cần Thơ", "Ô Môn", "Ơ", "Ủy ban", "Uỷ ban 2", "Đăk", "xã 10", "xã 9"];
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
            db.Add(new Organisation($"S{index}", name, OrganisationLevel.Grassroots, OrganisationType.Other, world.Ward, null));
        await db.SaveChangesAsync();
        var sorted = await db.OrganisationNames.OrderBy(row => row.SortKey).ThenBy(row => row.OrganisationId).Select(row => row.SortKey).ToListAsync();
        Assert.Equal(sorted.Order(StringComparer.Ordinal), sorted);
        var order = await db.OrganisationNames.Where(row => names.Contains(row.Name)).OrderBy(row => row.SortKey).Select(row => row.Name).ToListAsync();
        Assert.True(order.IndexOf("Dầu Tiếng") < order.IndexOf("Đà Nẵng") && order.IndexOf("Đà Nẵng") < order.IndexOf("Ea Kar"));
    }
}
