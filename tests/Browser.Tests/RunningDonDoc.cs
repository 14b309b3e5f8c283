using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using DonDoc.Browser.Tests;
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

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dondoc-browser-");
    readonly List<string> _output = [];
    Process? _program;
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>Address of the program, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    public static string? ChromiumPath => Environment.GetEnvironmentVariable("DONDOC_TEST_BROWSER") is { Length: > 0 } path && File.Exists(path) ? path : null;

    public async ValueTask InitializeAsync()
    {
        if (ChromiumPath is null)
            return;
        Address = $"http://127.0.0.1:{FreePort()}";
        _program = Start();
        await WaitUntilReadyAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumPath, Args = ChromiumArguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_program is not null)
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
            _program.Dispose();
        }

        _data.Delete(recursive: true);
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

    /// <summary>Signs in with one of the demonstration accounts that the program printed at its start.</summary>
    public async Task<IPage> SignInAsync(string account, int width = 1440, bool script = true, ColorScheme colours = ColorScheme.Light)
    {
        var page = await OpenAsync(width, script, colours);
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync(account);
        await page.GetByLabel("Mật khẩu").FillAsync(PasswordOf(account));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        return page;
    }

    string PasswordOf(string account)
    {
        lock (_output)
        {
            return _output.Select(line => Regex.Match(line, @"^\s+(\S+)\s+/ (\S+)", RegexOptions.None, TimeSpan.FromSeconds(1)))
                .First(match => match.Groups[1].Value == account).Groups[2].Value;
        }
    }

    Process Start()
    {
        var start = new ProcessStartInfo("dotnet",
            [ProgramPath, "--data", _data.FullName, "--urls", Address])
        {
            WorkingDirectory = Path.Combine(Root, "src", "Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }

    async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            if (_program!.HasExited)
                break;
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        lock (_output)
            throw new InvalidOperationException("The program did not become ready:\n" + string.Join('\n', _output));
    }

    public static string Root { get; } = FindRoot();

    // The configuration (Debug or Release) of the tests is the one of the program.
    static string ProgramPath => Path.Combine(
        Root, "src", "Web", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "DonDoc.Web.dll");

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("DonDoc.slnx was not found above the tests.");
        return folder.FullName;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
