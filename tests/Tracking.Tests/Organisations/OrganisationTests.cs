using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateOnly Founded = new(2025, 7, 1);
    private static readonly OrganisationId Parent = new(Guid.CreateVersion7());
    private static readonly OrganisationId Other = new(Guid.CreateVersion7());

    private static Organisation New() => new("1", "Sở Giao thông", OrganisationLevel.Province, OrganisationType.Department, Parent, Founded);

    [Fact]
    public void A_new_name_ends_the_old_one()
    {
        var organisation = New();
        Assert.Null(organisation.Rename(" Sở Xây dựng ", new(2026, 1, 1)));
        Assert.Equal(["Sở Giao thông", "Sở Xây dựng"], organisation.Names.Select(row => row.Name));
        Assert.Equal(organisation.Names[0].ValidTo, organisation.Names[1].ValidFrom);
        Assert.Contains(organisation.Aliases, alias => alias.Alias == "Sở Giao thông");
    }

    [Fact]
    public void A_name_of_the_same_day_corrects()
    {
        var organisation = New();
        Assert.Null(organisation.Rename("Sở Xây dựng", Founded));
        Assert.Equal("Sở Xây dựng", Assert.Single(organisation.Names).Name);
    }

    [Theory]
    [InlineData("", "2026-01-01", "organisation.name_missing")]
    [InlineData("Sở Giao thông", "2026-01-01", "organisation.name_unchanged")]
    [InlineData("Sở Xây dựng", "2025-06-30", "organisation.does_not_exist_then")]
    public void A_bad_name_is_refused(string name, string day, string code)
    {
        var organisation = New();
        Assert.Equal(code, organisation.Rename(name, DateOnly.Parse(day, null))?.Code);
        Assert.Single(organisation.Names);
        Assert.Equal(0, organisation.Version);
    }

    [Fact]
    public void A_change_before_one_already_recorded_is_refused_and_says_which()
    {
        var organisation = New();
        Assert.Null(organisation.Rename("Sở Xây dựng", new(2027, 1, 1)));
        Assert.Null(organisation.Move(Other, new(2027, 1, 1)));
        Assert.Equal(OrganisationRefusals.LaterChange.With("2027-01-01").Code, organisation.Rename("Sở Khác", new(2026, 1, 1))?.Code);
        Assert.Equal(["2027-01-01"], organisation.Move(Parent, new(2026, 1, 1))!.Arguments);
    }

    [Fact]
    public void A_move_before_the_founding_to_the_same_place_or_of_the_root_is_refused()
    {
        Assert.Equal(OrganisationRefusals.DoesNotExistThen, New().Move(Other, Founded.AddDays(-1)));
        Assert.Equal(OrganisationRefusals.PlaceUnchanged, New().Move(Parent, Founded.AddDays(1)));
        var root = new Organisation("TW", "Trung ương", OrganisationLevel.Central, OrganisationType.PartyCommittee, null, null);
        Assert.Equal(OrganisationRefusals.RootStays, root.Move(Other, Founded));
    }
}
