using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Organisations;

public sealed class FindOrganisationByNameTests
{
    [Theory, BothDatabases]
    public async Task Names_as_texts_write_them(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        foreach (var (asked, stateSide, expected) in new[]
                 {
                     ("Bộ Chính trị", false, "Bộ Chính trị"),
                     ("Ban Thường vụ Thành ủy Hải Phòng", false, "Ban Thường vụ Thành ủy Hải Phòng"),
                     ("Ban Thường vụ Thành uỷ Hải Phòng", false, "Ban Thường vụ Thành ủy Hải Phòng"),
                     ("BTV Thành ủy Hải Phòng", false, "Ban Thường vụ Thành ủy Hải Phòng"),
                     ("Đảng bộ thành phố Hải Phòng", false, "Thành ủy Hải Phòng"),
                     ("Thành ủy Hà Nội", false, "Thành ủy Hà Nội"),
                     ("tỉnh Cao Bằng", false, "Tỉnh ủy Cao Bằng"),
                     ("tỉnh Cao Bằng", true, "Ủy ban nhân dân tỉnh Cao Bằng"),
                     ("UBND tỉnh Cao Bằng", true, "Ủy ban nhân dân tỉnh Cao Bằng"),
                     ("UBND TP Hải Phòng", true, "Ủy ban nhân dân thành phố Hải Phòng"),
                     ("Thành ủy TP.HCM", false, "Thành ủy Thành phố Hồ Chí Minh"),
                     ("Thành ủy TP. Hồ Chí Minh", false, "Thành ủy Thành phố Hồ Chí Minh"),
                     ("Ủy ban Kiểm tra T.Ư", false, "Ủy ban Kiểm tra Trung ương"),
                     ("Đoàn ĐBQH thành phố Hải Phòng", false, "Đoàn đại biểu Quốc hội thành phố Hải Phòng"),
                     ("lãnh đạo Thành ủy Hải Phòng", false, "Thành ủy Hải Phòng"),
                     ("Tỉnh uỷ Thanh Hóa", false, "Tỉnh ủy Thanh Hoá"),
                     ("thanh uy hai phong", false, "Thành ủy Hải Phòng"),
                 })
        {
            await using var db = country.Open();
            var result = await new FindOrganisationByName(db, country.User).RunAsync(new(asked, StateSide: stateSide));
            Assert.Equal((asked, expected), (asked, result.Found?.Name));
        }
    }

    [Theory, BothDatabases]
    public async Task A_name_that_several_communes_share_gives_candidates_and_is_settled_by_the_place(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var shared = await db.OrganisationNames.Where(row => row.Name.StartsWith("Đảng ủy xã")).GroupBy(row => row.Name)
            .Where(group => group.Count() > 1).Select(group => group.Key).OrderBy(name => name).FirstAsync();
        var find = new FindOrganisationByName(db, country.User);
        var unsettled = await find.RunAsync(new(shared));
        Assert.Null(unsettled.Found);
        Assert.True(unsettled.Candidates.Count > 1);
        Assert.All(unsettled.Candidates, candidate => Assert.NotNull(candidate.ParentName));

        var one = unsettled.Candidates[^1];
        var province = await db.OrganisationPlacements.Where(row => row.OrganisationId == one.Id).Select(row => row.ParentId).SingleAsync();
        Assert.Equal(one.Id, (await find.RunAsync(new(shared, Within: province))).Found?.Id);
    }

    /// <summary>Who works in a province means its department, not that of the first of 34.</summary>
    [Theory, BothDatabases]
    public async Task Of_several_of_a_name_the_one_within_reach_is_meant(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var shared = await db.OrganisationNames.Where(row => row.Name.StartsWith("Đảng ủy xã")).GroupBy(row => row.Name)
            .Where(group => group.Count() > 1).Select(group => group.Key).OrderBy(name => name).FirstAsync();
        var candidates = (await new FindOrganisationByName(db, country.User).RunAsync(new(shared))).Candidates;
        foreach (var candidate in candidates)
        {
            var province = await db.OrganisationPlacements.Where(row => row.OrganisationId == candidate.Id).Select(row => row.ParentId).SingleAsync();
            var local = new FindOrganisationByName(db, new CurrentUser(country.User.AccountId, "", province, country.User.Today, [(Permission.AddressWork, province)]));
            Assert.Equal(candidate.Id, (await local.RunAsync(new(shared, For: Permission.AddressWork))).Found?.Id);
            Assert.Null((await local.RunAsync(new(shared, For: Permission.ManageAccounts))).Found);
        }
    }

    /// <summary>More than three thousand names begin so: what scores best must not be behind the ceiling.</summary>
    [Theory, BothDatabases]
    public async Task Of_very_many_near_names_those_of_the_place_come_first(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var place = await db.Organisations.Where(row => row.Code == "92.TU").Select(row => row.Id).SingleAsync();
        var below = await db.Ancestry.Where(row => row.AncestorId == place).Select(row => row.DescendantId).ToListAsync();
        var near = await new FindOrganisationByName(db, country.User).RunAsync(new("đảng ủy x", Within: place));
        Assert.Equal(10, near.Candidates.Count);
        Assert.All(near.Candidates, candidate => Assert.Contains(candidate.Id, below));
    }

    /// <summary>A department of works stands in every province; whoever types its name means their own.</summary>
    [Theory, BothDatabases]
    public async Task What_is_typed_is_looked_for_near_first(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var codes = await db.Organisations.Where(row => row.Code == "92.SXD" || row.Code == "92.VPTU").ToDictionaryAsync(row => row.Code, row => row.Id);
        var office = new CurrentUser(country.User.AccountId, "", codes["92.VPTU"], country.User.Today, [new(Permission.ViewOrganisations, country.Root)]);
        var works = new CurrentUser(country.User.AccountId, "", codes["92.SXD"], country.User.Today, [new(Permission.ViewOrganisations, country.Root)]);

        Assert.Equal(codes["92.SXD"], (await new FindOrganisationByName(db, office).RunAsync(new("Sở Xây dựng"))).Candidates[0].Id);
        foreach (var user in new[] { office, works })
        {
            var suggested = await new SuggestOrganisations(db, user).RunAsync("sở xây");
            Assert.Equal(SuggestOrganisations.Most, suggested.Count);
            Assert.Equal("Sở Xây dựng thành phố Cần Thơ", suggested[0].Name);
            // Of one's own province more than one fits; all of them before the first of another.
            Assert.All(await new SuggestOrganisations(db, user).RunAsync("Cần Thơ"), row => Assert.Contains("Cần Thơ", row.Name, StringComparison.Ordinal));
        }

        Assert.Equal("Văn phòng Thành ủy Cần Thơ", (await new SuggestOrganisations(db, office).RunAsync("van phong t"))[0].Name);
        Assert.Empty(await new SuggestOrganisations(db, office).RunAsync("  "));
        // Who sees nothing is suggested nothing.
        Assert.Empty(await new SuggestOrganisations(db, new CurrentUser(Guid.CreateVersion7(), "", codes["92.VPTU"], country.User.Today, [])).RunAsync("sở xây"));
    }

    [Theory, BothDatabases]
    public async Task Grassroots_organisations_are_found_only_within_scope(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        await new FoundOrganisation(db, world.Administrator, world.Clock).RunAsync(
            new("CB1", "Chi bộ Công ty Cảng", OrganisationLevel.Grassroots, OrganisationType.PartyCell, world.Ward));
        Assert.NotNull((await new FindOrganisationByName(db, world.WardOfficer).RunAsync(new("Chi bộ Công ty Cảng"))).Found);
        var foreign = await new FindOrganisationByName(db, world.Foreigner).RunAsync(new("Chi bộ Công ty Cảng"));
        Assert.Null(foreign.Found);
        Assert.Empty(foreign.Candidates);
        // A public body is in every address book.
        Assert.NotNull((await new FindOrganisationByName(db, world.Foreigner).RunAsync(new("Đảng ủy phường Hồng Bàng"))).Found);
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_not_guessed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var find = new FindOrganisationByName(db, world.Officer);
        foreach (var nothing in new[] { "", "   ", "…", "%", "Thành ủy Huế", "'; DROP TABLE" })
        {
            var result = await find.RunAsync(new(nothing));
            Assert.Null(result.Found);
            Assert.Empty(result.Candidates);
        }
    }
}
