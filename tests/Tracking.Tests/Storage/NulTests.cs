using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Storage;

public sealed class NulTests
{
    [Theory, BothDatabases]
    public async Task A_text_with_a_NUL_is_asked_and_saved_without_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var registered = await new RegisterDocument(db, world.Officer, world.Clock, new()).RunAsync(
            new("", "công văn", null, world.Centre, null, null, "Về việc\0 rà soát"));
        Assert.False(registered.IsRefused);
        db.ChangeTracker.Clear();
        Assert.Equal("Về việc rà soát", (await new ShowDocument(db, world.Officer).RunAsync(registered.Value)).Value.Subject);
        Assert.Single((await new ListDocuments(db, world.Officer).RunAsync(new(Text: "rà\0 soát"))).Items);
        // A cursor that no list gave: the list begins at its beginning.
        Assert.Single((await new ListDocuments(db, world.Officer).RunAsync(new(Page: new PageRequest("MjAyNi0wMS0wMQoA")))).Items);
    }
}
