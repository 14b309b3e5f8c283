using DonDoc.Browser.Tests;
using DonDoc.Running;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningDonDoc))]

namespace DonDoc.Browser.Tests;

/// <summary>
/// The built program on a free port of 127.0.0.1 with demonstration data in a folder of its own, and a headless
/// Chromium. Shared by all tests of the assembly; a test that changes records takes its own import.
/// </summary>
public sealed class RunningDonDoc : IAsyncLifetime
{
    static readonly string[] ChromiumArguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // All tests come from one address.
    readonly RunningProgram _program = new("Limits:DoorPerMinute=10000", "Limits:LinksPerMinute=10000");
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>Address of the program, without a slash at its end.</summary>
    public string Address => _program.Address;

    /// <summary>The folder of the repository.</summary>
    public static string Root => RunningProgram.Root;

    public static string? ChromiumPath => Environment.GetEnvironmentVariable("DONDOC_TEST_BROWSER") is { Length: > 0 } path && File.Exists(path) ? path : null;

    public async ValueTask InitializeAsync()
    {
        if (ChromiumPath is null)
            return;
        await _program.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath, Args = ChromiumArguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        await _program.DisposeAsync();
    }

    /// <summary>A page in a fresh browser context; skips in words where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, bool script = true, ColorScheme colours = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here: DONDOC_TEST_BROWSER names none.");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address,
            Locale = "vi-VN",
            ColorScheme = colours,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in with one of the demonstration accounts.</summary>
    public async Task<IPage> SignInAsync(string account, int width = 1440, bool script = true, ColorScheme colours = ColorScheme.Light)
    {
        var page = await OpenAsync(width, script, colours);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync(account);
        await page.GetByLabel("Mật khẩu").FillAsync(_program.PasswordOf(account));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        return page;
    }
}
