using System.Diagnostics;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;

namespace DonDoc.Tracking.Tests.Programmes.Campaigns;

/// <summary>Every committee of the country at once: as many statements as for a handful, and soon done.</summary>
public sealed class CountryCampaignTests
{
    [Theory, BothDatabases]
    public async Task All_committees_of_the_country_are_asked_counted_and_reminded_in_a_constant_number_of_statements(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        var counter = new StatementCounter();
        await using var db = country.Open(counter);
        var user = country.User;
        var document = (await new RegisterDocument(db, user, country.Clock, new()).RunAsync(
            new("NQ", "nghị quyết", "81-NQ/TW", country.Root, null, new DateOnly(2025, 3, 12), "Phát triển cảng biển xanh", DocumentAudience.Subordinates, Owner: country.Root, PlainText: Papers.Resolution))).Value;

        async Task<(int Asked, int Send, int Board, int Remind, DonDoc.Tracking.Programmes.CampaignId Id)> AskAsync(params OrganisationLevel[] levels)
        {
            var id = (await new WriteCampaign(db, user, country.Clock).RunAsync(new(null, 0, document, country.Root, "CTr", "Xây dựng chương trình", user.Today.AddDays(30)))).Value;
            var show = new ShowCampaign(db, user);
            Assert.Null(await new AimCampaign(db, user, country.Clock).RunAsync(new(id, (await show.RunAsync(id)).Value.Version, country.Root, levels, [OrganisationType.PartyCommittee])));
            var version = (await show.RunAsync(id)).Value.Version;
            counter.Count = 0;
            var asked = (await new SendCampaign(db, user, country.Clock).RunAsync(new(id, version))).Value;
            var send = counter.Count;
            counter.Count = 0;
            var board = (await new ShowBoard(db, user, new()).RunAsync(new(id))).Value;
            var counted = counter.Count;
            Assert.Equal(asked, board.Total.All);
            Assert.Equal(asked, board.Parts.Sum(part => part.Counts.Of(RequestStage.NotReceived)));
            version = (await show.RunAsync(id)).Value.Version;
            counter.Count = 0;
            var reminded = (await new RemindRecipients(db, user, country.Clock, new(), new Postbox(db, country.Clock)).RunAsync(new(id, version, RemindedOnes.NotReceived, "Đề nghị mở và nhận"))).Value;
            Assert.Equal((asked, 0), (reminded.Requests, reminded.Letters));
            return (asked, send, counted, counter.Count, id);
        }

        var few = await AskAsync(OrganisationLevel.Province);
        var watch = Stopwatch.StartNew();
        var all = await AskAsync(OrganisationLevel.Province, OrganisationLevel.Commune);
        TestContext.Current.TestOutputHelper?.WriteLine($"{provider}: {all.Asked} asked, counted and reminded in {watch.ElapsedMilliseconds} ms");
        Assert.InRange(few.Asked, 34, 200);
        Assert.InRange(all.Asked, 3321, 3500);
        Assert.Equal((few.Send, few.Board, few.Remind), (all.Send, all.Board, all.Remind));

        var list = new ListRequests(db, user, new());
        watch.Restart();
        var page = await list.RunAsync(new(all.Id, Stage: RequestStage.NotReceived));
        Assert.Equal(25, page.Items.Count);
        var next = await list.RunAsync(new(all.Id, Stage: RequestStage.NotReceived, Page: new PageRequest(page.Next)));
        Assert.Empty(page.Items.Select(row => row.Id).Intersect(next.Items.Select(row => row.Id)));
        // All are due on one day: they follow one another by name, over the end of the page too.
        var keys = page.Items.Concat(next.Items).Select(row => DonDoc.Text.Vietnamese.SortKey.Of(row.OrganisationName)).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        var ward = Assert.Single((await list.RunAsync(new(all.Id, Text: "phuong hong bang"))).Items);
        Assert.Equal(("Đảng ủy phường Hồng Bàng", "11311.DU", OrganisationLevel.Commune, "Thành ủy Hải Phòng"), (ward.OrganisationName, ward.Code, ward.Level, ward.ParentName));
        TestContext.Current.TestOutputHelper?.WriteLine($"two pages in {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        await new ShowBoard(db, user, new()).RunAsync(new(all.Id));
        TestContext.Current.TestOutputHelper?.WriteLine($"board in {watch.ElapsedMilliseconds} ms");
        var exported = 0;
        await foreach (var row in await list.AllAsync(new(all.Id)))
            exported++;
        Assert.Equal(all.Asked, exported);
    }
}
