using DonDoc.Tracking.Kernel;
using Microsoft.Extensions.Configuration;

namespace DonDoc.Web.Tests;

public sealed class ConfigurationTests
{
    [Fact]
    public void A_congress_of_the_configuration_comes_to_those_that_are_known()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Tracking:CongressClosings:0"] = "2031-01-25", ["Tracking:DueSoonDays"] = "5" }).Build();
        var options = configuration.GetSection("Tracking").Get<TrackingOptions>()!;
        Assert.Equal(5, options.DueSoonDays);
        Assert.Equal([.. new TrackingOptions().CongressClosings, new DateOnly(2031, 1, 25)], options.CongressClosings);
    }
}
