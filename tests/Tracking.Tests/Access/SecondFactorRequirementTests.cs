using System.Net;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Access;

/// <summary>Who must have a second factor.</summary>
public sealed class SecondFactorRequirementTests
{
    private static readonly OrganisationId Somewhere = new(Guid.CreateVersion7());
    private static readonly AccessOptions Everywhere = new();
    private static readonly AccessOptions Office = new() { InsideNetworks = ["10.20.0.0/16", "fd00::/8"] };

    private static LoadCurrentUser.Result Person(Permission permission, bool hasSecondFactor = false) =>
        new(new CurrentUser(Guid.CreateVersion7(), "", Somewhere, new DateOnly(2026, 3, 2), [(permission, Somewhere)]), "", false, hasSecondFactor, null, null);

    [Fact]
    public void Who_manages_accounts_must_unless_the_installation_says_otherwise()
    {
        Assert.True(Person(Permission.ManageAccounts).MustSetUpSecondFactor(Everywhere, null));
        Assert.False(Person(Permission.ManageAccounts, hasSecondFactor: true).MustSetUpSecondFactor(Everywhere, null));
        Assert.False(Person(Permission.ManageAccounts).MustSetUpSecondFactor(Everywhere with { SecondFactorForAdministrators = false }, null));
        Assert.False(Person(Permission.ViewAssignments).MustSetUpSecondFactor(Everywhere, null));
    }

    [Theory]
    [InlineData("10.20.3.4", false)]
    [InlineData("::ffff:10.20.3.4", false)]
    [InlineData("fd12::1", false)]
    [InlineData("10.21.3.4", true)]
    [InlineData("203.0.113.9", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData(null, true)]
    public void Who_comes_from_outside_must(string? from, bool must)
    {
        var address = from is null ? null : IPAddress.Parse(from);
        Assert.Equal(must, Person(Permission.ViewAssignments).MustSetUpSecondFactor(Office, address));
        Assert.False(Person(Permission.ViewAssignments, hasSecondFactor: true).MustSetUpSecondFactor(Office, address));
    }

    [Fact]
    public void A_network_that_cannot_be_read_is_an_error_of_the_start() =>
        Assert.Throws<FormatException>(() => new AccessOptions { InsideNetworks = ["the office"] }.IsInside(IPAddress.Loopback));
}
