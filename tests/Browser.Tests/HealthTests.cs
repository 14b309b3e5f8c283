[assembly: AssemblyFixture(typeof(DonDoc.Browser.Tests.RunningDonDoc))]

namespace DonDoc.Browser.Tests;

public sealed class HealthTests(RunningDonDoc program)
{
    [Fact]
    public async Task Sign_in_is_the_first_page()
    {
        var page = await program.OpenAsync();
        await page.GotoAsync("/");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "probe.png") });
    }
}
