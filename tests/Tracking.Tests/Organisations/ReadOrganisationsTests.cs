using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Organisations;

public sealed class ReadOrganisationsTests
{
    [Theory, BothDatabases]
    public async Task A_list_holds_the_scope_and_nothing_foreign(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var list = new ListOrganisations(db, world.Officer);
        var all = await list.RunAsync(new());
        Assert.Equal(4, all.Items.Count);
        Assert.DoesNotContain(all.Items, row => row.Id == world.CanTho || row.Id == world.CanThoWard || row.Id == world.Centre);
        Assert.Empty((await list.RunAsync(new(Text: "Cần Thơ"))).Items);
        Assert.Empty((await list.RunAsync(new(Below: world.CanTho))).Items);
        Assert.Equal(OrganisationRefusals.NotFound, (await new ShowOrganisation(db, world.Officer).RunAsync(new(world.CanTho))).Refusal);
        Assert.Equal(OrganisationRefusals.NotFound, (await new ShowOrganisation(db, world.Officer).RunAsync(new(new OrganisationId(Guid.CreateVersion7())))).Refusal);
        Assert.Empty((await new ShowOrganisationTree(db, world.Officer).RunAsync(new(world.CanTho))).Items);
    }

    [Theory, BothDatabases]
    public async Task Somebody_without_a_role_sees_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var nobody = new CurrentUser(Guid.CreateVersion7(), "", world.HaiPhong, world.Today, []);
        Assert.Empty((await new ListOrganisations(db, nobody).RunAsync(new())).Items);
        Assert.Empty((await new ShowOrganisationTree(db, nobody).RunAsync(new())).Items);
    }

    [Theory, BothDatabases]
    public async Task Names_are_found_with_and_without_diacritics_and_by_other_names(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var list = new ListOrganisations(db, world.Officer);
        foreach (var text in new[] { "Hồng Bàng", "hong bang", "HỒNG BÀNG", "Đảng uỷ phường Hồng", "dang uy phuong" })
            Assert.Equal(world.Ward, Assert.Single((await list.RunAsync(new(Text: text))).Items).Id);
        Assert.Equal(world.HaiPhong, Assert.Single((await list.RunAsync(new(Text: "Đảng bộ TP Hải Phòng"))).Items).Id);
        foreach (var harmless in new[] { "%", "_", "\\", "'" })
            Assert.Empty((await list.RunAsync(new(Text: harmless))).Items);
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_one_another_without_gap_or_twin(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var list = new ListOrganisations(db, country.User);
        var seen = new List<ListOrganisations.Row>();
        string? cursor = null;
        do
        {
            var page = await list.RunAsync(new(Level: OrganisationLevel.Province, Page: new(cursor, 200)));
            Assert.True(page.Items.Count <= 200);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(34 * 27, seen.Count);
        Assert.Equal(seen.Count, seen.Select(row => row.Id).Distinct().Count());
        Assert.Equal(200, (await list.RunAsync(new(Page: new(null, 100_000)))).Items.Count);
        Assert.Equal(25, (await list.RunAsync(new(Page: new("not a cursor of ours")))).Items.Count);
    }

    [Theory, BothDatabases]
    public async Task Main_reads_take_a_fixed_number_of_statements(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        var counter = new StatementCounter();
        await using var db = country.Open(counter);
        await new ListOrganisations(db, country.User).RunAsync(new(Page: new(Limit: 200)));
        Assert.Equal(1, counter.Count);
        counter.Count = 0;
        await new ShowOrganisationTree(db, country.User).RunAsync(new(country.Root));
        Assert.Equal(1, counter.Count);
        counter.Count = 0;
        await new ShowOrganisation(db, country.User).RunAsync(new(country.Root));
        Assert.Equal(9, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task A_renamed_organisation_bears_on_each_day_the_name_of_that_day(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var newYear = new DateOnly(2027, 1, 1);
        await using (var db = world.Open())
            Assert.Null(await new RenameOrganisation(db, world.Administrator).RunAsync(new(world.Works, 0, "Sở Xây dựng và Giao thông Hải Phòng", newYear)));
        await using (var db = world.Open())
        {
            var show = new ShowOrganisation(db, world.Officer);
            Assert.Equal("Sở Xây dựng thành phố Hải Phòng", (await show.RunAsync(new(world.Works))).Value.Name);
            var then = (await show.RunAsync(new(world.Works, newYear))).Value;
            Assert.Equal("Sở Xây dựng và Giao thông Hải Phòng", then.Name);
            Assert.Equal([null, newYear], then.Names.Select(name => name.From));
            Assert.Equal(["Ban Chấp hành Trung ương Đảng", "Thành ủy Hải Phòng"], then.Path.Select(label => label.Name));
            var list = await new ListOrganisations(db, world.Officer).RunAsync(new(Text: "giao thong", AsOf: newYear));
            Assert.Equal(world.Works, Assert.Single(list.Items).Id);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_founded_later_is_not_there_before(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var founded = new DateOnly(2027, 1, 1);
        var made = await new FoundOrganisation(db, world.Administrator, world.Clock).RunAsync(
            new("N", "Đảng ủy phường Mới", OrganisationLevel.Commune, OrganisationType.PartyCommittee, world.HaiPhong, founded));
        Assert.False(made.IsRefused);
        var tree = new ShowOrganisationTree(db, world.Inspector);
        Assert.DoesNotContain((await tree.RunAsync(new(world.HaiPhong))).Items, row => row.Id == made.Value);
        Assert.Contains((await tree.RunAsync(new(world.HaiPhong, founded))).Items, row => row.Id == made.Value);
        Assert.Equal(OrganisationRefusals.CodeTaken, (await new FoundOrganisation(db, world.Administrator, world.Clock).RunAsync(
            new("N", "Khác", OrganisationLevel.Commune, OrganisationType.PartyCommittee, world.HaiPhong))).Refusal);
        Assert.Equal(OrganisationRefusals.ParentDoesNotExistThen, (await new FoundOrganisation(db, world.Administrator, world.Clock).RunAsync(
            new("M", "Chi bộ", OrganisationLevel.Grassroots, OrganisationType.PartyCell, made.Value, founded.AddDays(-1)))).Refusal);
    }
}
