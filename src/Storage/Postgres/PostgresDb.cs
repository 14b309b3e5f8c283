using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace DonDoc.Storage.Postgres;

/// <summary>The records in PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : TrackingDb(options)
{
    internal override Task BulkInsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) => PostgresBulk.InsertAsync(this, rows, cancel);

    protected override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void StoreId<TId>(ModelConfigurationBuilder configuration) => configuration.Properties<TId>().HaveConversion<IdGuid<TId>>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Bytewise, as SQLite: sort keys are made for it.
        configurationBuilder.Properties<string>().UseCollation("C");
        configurationBuilder.Properties<Enum>().UseCollation("C");
    }

    private sealed class IdGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => TypedId.From<TId>(value))
        where TId : struct, ITypedId<TId>;
}
