using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Views;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Views;

public sealed class SavedViewSlicesTests
{
    [Theory, BothDatabases]
    public async Task Filters_are_kept_by_name_for_one_person_and_one_list(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        async Task<Refusal?> KeepAsync(CurrentUser by, string? page, string? name, string? query)
        {
            await using var own = world.Open();
            return await new KeepView(own, by, world.Clock).RunAsync(new(page, name, query));
        }

        Assert.Null(await KeepAsync(world.Officer, "/assignments", " Đến hạn ", "timeliness=DueSoon"));
        Assert.Null(await KeepAsync(world.Officer, "/assignments", "an", "q=a"));
        Assert.Null(await KeepAsync(world.Officer, "/assignments", "đến hạn", "timeliness=Overdue"));
        Assert.Null(await KeepAsync(world.Leader, "/assignments", "Đến hạn", "q=b"));
        await using var db = world.Open();
        var rows = await new ListViews(db, world.Officer).RunAsync("/assignments");
        Assert.Equal([("an", "q=a"), ("Đến hạn", "timeliness=Overdue")], rows.Select(row => (row.Name, row.Query)));
        Assert.Empty(await new ListViews(db, world.Officer).RunAsync("/targets"));
        Assert.Equal(ViewRefusals.NotFound, await new DropView(db, world.Leader).RunAsync(rows[0].Id));
        Assert.Null(await new DropView(db, world.Officer).RunAsync(rows[0].Id));
        Assert.Equal(ViewRefusals.NotFound, await new DropView(db, world.Officer).RunAsync(rows[0].Id));
        Assert.Equal(2, await db.SavedViews.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task What_is_no_list_no_filter_or_too_many_is_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        Task<Refusal?> KeepAsync(string? page, string? name, string? query) => new KeepView(db, world.Officer, world.Clock).RunAsync(new(page, name, query));
        foreach (var page in new[] { null, "", "//evil.example", "https://x", "/a?b", "javascript:alert(1)", "/A" })
            Assert.Equal(ViewRefusals.NothingToKeep, await KeepAsync(page, "x", "q=a"));
        Assert.Equal(ViewRefusals.NothingToKeep, await KeepAsync("/assignments", "x", " "));
        Assert.Equal(ViewRefusals.NameMissing, await KeepAsync("/assignments", " ", "q=a"));
        Assert.Equal(TextRefusals.TooLong.Code, (await KeepAsync("/assignments", "x", new string('q', 1501)))!.Code);
        for (var n = 0; n < SavedView.Most; n++)
            Assert.Null(await KeepAsync("/assignments", $"n{n}", "q=a"));
        Assert.Equal(ViewRefusals.TooMany.Code, (await KeepAsync("/assignments", "one more", "q=a"))!.Code);
        Assert.Null(await KeepAsync("/assignments", "n3", "q=b"));
    }
}
