using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Databases;

/// <summary>The real tree with all its communes, and somebody who sees all of it.</summary>
internal sealed class Country : IAsyncDisposable
{
    private readonly TestDatabase database;

    private Country(TestDatabase database, OrganisationId root)
    {
        this.database = database;
        Root = root;
    }

    public TestClock Clock { get; } = new();

    public OrganisationId Root { get; }

    public CurrentUser User => CurrentUser.Installation(Root, Clock.Today());

    public static async Task<Country> CreateAsync(Provider provider)
    {
        var own = await TestDatabase.CreateAsync(provider, "country", async db =>
            Assert.False((await new LoadAdministrativeUnits(db, new TestClock()).RunAsync(new())).IsRefused));
        await using var db = own.Open();
        return new Country(own, await db.Organisations.Where(row => row.Code == "TW").Select(row => row.Id).SingleAsync());
    }

    public TrackingDb Open(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? watcher = null) => database.Open(watcher);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
