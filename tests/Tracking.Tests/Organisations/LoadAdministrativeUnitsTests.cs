using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Organisations;

public sealed class LoadAdministrativeUnitsTests
{
    [Theory, BothDatabases]
    public async Task The_whole_country_stands_below_one_root(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        Assert.Equal(34, await db.Organisations.CountAsync(row => row.Code.EndsWith(".TU")));
        Assert.Equal(3321, await db.Organisations.CountAsync(row => row.Code.EndsWith(".DU")));
        Assert.Equal(3321, await db.Organisations.CountAsync(row => row.Level == OrganisationLevel.Commune && row.Type == OrganisationType.PeopleCommittee));
        var all = await db.Organisations.CountAsync();
        Assert.Equal(all, await db.AncestryOn(country.User.Today).CountAsync(row => row.AncestorId == country.Root));
        Assert.Equal(1, all - await db.OrganisationPlacements.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Loading_again_adds_nothing(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var again = (await new LoadAdministrativeUnits(db, country.Clock).RunAsync(new())).Value;
        Assert.Equal(0, again.Added);
        Assert.Equal(country.Root, again.Root);
    }

    [Theory, BothDatabases]
    public async Task Communes_can_come_after_the_provinces(Provider provider)
    {
        await using var empty = await TestDatabase.CreateAsync(provider, "empty", _ => Task.CompletedTask);
        await using var db = empty.Open();
        var provinces = (await new LoadAdministrativeUnits(db, new TestClock()).RunAsync(new(Communes: false))).Value;
        await using var later = empty.Open();
        var communes = (await new LoadAdministrativeUnits(later, new TestClock()).RunAsync(new())).Value;
        Assert.Equal(2 * 3321, communes.Added);
        Assert.Equal(provinces.Added + communes.Added, await later.AncestryOn(new DateOnly(2026, 3, 2)).CountAsync(row => row.AncestorId == provinces.Root));
        // A commune of the reform did not exist the day before.
        Assert.Equal(provinces.Added, await later.Organisations.ExistingOn(new DateOnly(2025, 6, 30)).CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Names_are_the_official_ones(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var names = await db.OrganisationNames.Select(row => row.Name).ToListAsync();
        foreach (var name in new[]
                 {
                     "Thành ủy Hải Phòng", "Tỉnh ủy Cao Bằng", "Ban Thường vụ Thành ủy Hải Phòng", "Thành ủy Thành phố Hồ Chí Minh",
                     "Ủy ban nhân dân tỉnh Cao Bằng", "Đảng ủy phường Hồng Bàng", "Ủy ban nhân dân phường Hồng Bàng", "Sở Xây dựng thành phố Hải Phòng",
                     "Ủy ban Kiểm tra Trung ương", "Bộ Chính trị", "Đảng ủy đặc khu Cát Hải",
                 })
        {
            Assert.Contains(name, names);
        }
    }

    [Theory, BothDatabases]
    public async Task A_level_of_the_tree_is_in_the_order_of_protocol(Provider provider)
    {
        await using var country = await Country.CreateAsync(provider);
        await using var db = country.Open();
        var first = await new ShowOrganisationTree(db, country.User).RunAsync(new(country.Root));
        Assert.Equal("Bộ Chính trị", first.Items[0].Name);
        Assert.Equal("Ban Bí thư", first.Items[1].Name);
        var provinces = first.Items.Where(row => row.Level == OrganisationLevel.Province).Select(row => row.Name).ToList();
        Assert.Equal(34, provinces.Count);
        // “Cần Thơ” before “Đà Nẵng”, though đ sorts after z bytewise; all Thành ủy before all Tỉnh ủy.
        Assert.True(provinces.IndexOf("Thành ủy Cần Thơ") < provinces.IndexOf("Thành ủy Đà Nẵng"));
        Assert.True(provinces.IndexOf("Thành ủy Đà Nẵng") < provinces.IndexOf("Thành ủy Huế"));
        Assert.True(provinces.IndexOf("Tỉnh ủy Điện Biên") < provinces.IndexOf("Tỉnh ủy Gia Lai"));
    }
}
