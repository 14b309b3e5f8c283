using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Inspections;

/// <summary>Persons, findings and mentions are found by their words, with and without diacritics, by those who may see them.</summary>
public sealed class SearchTests
{
    [Theory, BothDatabases]
    public async Task Persons_are_found_by_name_and_by_position(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = await RecordAsync(world);
        await using var db = world.Open();
        var own = new ListPersons(db, world.Officer);

        var head = Assert.Single((await own.RunAsync(new("tran cam tu"))).Items);
        Assert.Equal((made.Engagement, PersonRole.Head, "Trần Cẩm Tú"), (head.Engagement, head.Role, head.Words));
        Assert.Equal(head, Assert.Single((await own.RunAsync(new("CHỦ NHIỆM UBKT"))).Items));
        var present = Assert.Single((await own.RunAsync(new("Đỗ Mạnh Hiến"))).Items);
        Assert.Equal(PersonRole.Participant, present.Role);
        Assert.StartsWith("Đỗ Mạnh Hiến", present.Words, StringComparison.Ordinal);
        Assert.Empty((await own.RunAsync(new("không có ai"))).Items);
    }

    [Theory, BothDatabases]
    public async Task Each_page_of_persons_goes_on_where_the_last_ended(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RecordAsync(world);
        await RecordAsync(world, 'b');
        await using var db = world.Open();
        var list = new ListPersons(db, world.Officer);
        var whole = (await list.RunAsync(new("n"))).Items;
        Assert.Equal(4, whole.Count);

        var walked = new List<ListPersons.Row>();
        string? cursor = null;
        do
        {
            var page = await list.RunAsync(new("n", new PageRequest(cursor, 1)));
            walked.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(whole, walked);
    }

    [Theory, BothDatabases]
    public async Task Findings_and_mentions_are_found_and_paged(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = await RecordAsync(world);
        await using var db = world.Open();

        var found = Assert.Single((await FindingsAsync(db, world.Officer, "hinh thuc")).Items);
        Assert.Equal((made.Engagement, "Một số nơi học tập còn hình thức."), (found.Engagement, string.Concat(found.Title.Select(piece => piece.Text))));

        var mention = Assert.Single((await new ListReferences(db, world.Officer).RunAsync(new("45-nq/tw"))).Items);
        Assert.Equal((made.Document, null), (mention.From, mention.To));
        Assert.Equal(mention, Assert.Single((await new ListReferences(db, world.Officer).RunAsync(new("nghi quyet so 45"))).Items));
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_see_them_finds_nothing_and_the_other_side_no_participants(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RecordAsync(world);
        await using (var db = world.Open())
        {
            Assert.Empty((await new ListPersons(db, world.Foreigner).RunAsync(new("n"))).Items);
            Assert.Empty((await FindingsAsync(db, world.Foreigner, "hình thức")).Items);
            Assert.Empty((await new ListReferences(db, world.Foreigner).RunAsync(new("45"))).Items);
        }

        await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, 'c'),
            Proposals.Accepted(world) with { Inspected = new(world.CanTho, "Thành ủy Cần Thơ") });
        await using var read = world.Open();
        // The report is the paper of those who recorded it, and who was present stands only there.
        Assert.Equal([PersonRole.Head], (await new ListPersons(read, world.Foreigner).RunAsync(new("n"))).Items.Select(row => row.Role));
        Assert.Single((await FindingsAsync(read, world.Foreigner, "hình thức")).Items);
        Assert.Empty((await new ListReferences(read, world.Foreigner).RunAsync(new("45"))).Items);
    }

    [Theory, BothDatabases]
    public async Task Rows_from_before_there_were_keys_get_them_at_the_next_start(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await RecordAsync(world);
        await using (var old = world.Open())
        {
            await old.EngagementMembers.ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchKey, ""));
            await old.SearchRecords.ExecuteDeleteAsync();
            await old.DocumentReferences.ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchKey, ""));
            await old.ReviewedFacts.ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchKey, (string?)null));
            Assert.Empty((await new ListPersons(old, world.Officer).RunAsync(new("n"))).Items);
        }

        await using (var start = world.Open())
            await TrackingStorage.MigrateAsync(start);

        await using var db = world.Open();
        Assert.Equal(2, (await new ListPersons(db, world.Officer).RunAsync(new("n"))).Items.Count);
        Assert.Single((await new ListPersons(db, world.Officer).RunAsync(new("chu nhiem ubkt"))).Items);
        Assert.Single((await FindingsAsync(db, world.Officer, "hình thức")).Items);
        Assert.Single((await new ListReferences(db, world.Officer).RunAsync(new("45-nq/tw"))).Items);
        Assert.Equal(1, await db.ReviewedFacts.CountAsync(row => row.SearchKey != null));
    }

    private static Task<Page<SearchTexts.Hit>> FindingsAsync(TrackingDb db, CurrentUser user, string text) => new SearchTexts(db, user).RunAsync(new(text, SearchKind.Finding));

    private static async Task<RecordReviewedSession.Result> RecordAsync(World world, char content = 'a') =>
        (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, content))).Value;
}
