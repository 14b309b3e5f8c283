using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>The database a test runs on.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory on both databases; on PostgreSQL only where a throw-away server is given.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow<Provider>(Provider.Sqlite),
        new TheoryDataRow<Provider>(Provider.Postgres) { Skip = PostgresServer.Missing },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
