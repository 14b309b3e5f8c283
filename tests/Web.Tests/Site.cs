using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DonDoc.Web.Demonstration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(DonDoc.Web.Tests.DemonstrationSite))]

namespace DonDoc.Web.Tests;

/// <summary>The program as it runs, on a data folder of its own that goes with it.</summary>
public abstract class Site : WebApplicationFactory<Program>
{
    IHost? _host;

    protected string Data { get; } = Directory.CreateTempSubdirectory("dondoc-web-").FullName;

    public string DataFolder => Data;

    /// <summary>Where outside programs are looked for: none is there, but what a test puts there.</summary>
    public string ProgramFolder => Path.Combine(Data, "programs");

    /// <summary>Statements that reached the database, by request.</summary>
    internal Statements Statements { get; } = new();

    protected abstract bool WantsDemonstration { get; }

    /// <summary>What lies in the data folder before the program starts; null: nothing, this is its first start.</summary>
    private protected virtual PreparedData? Begins => WantsDemonstration ? PreparedData.Demonstration : null;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("data", Data);
        builder.UseSetting("no-demo", WantsDemonstration ? "false" : "true");
        // This server has no limit of bytes to set, and would say so at every address.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", "Error");
        // All tests come from one address, and those of the scope ask for every address there is in the name of each person.
        builder.UseSetting("Limits:DoorPerMinute", "10000");
        builder.UseSetting("Limits:LinksPerMinute", "10000");
        builder.UseSetting("Limits:ImportsPerMinute", "10000");
        builder.UseSetting("Limits:RequestsPerMinute", "1000000");
        // How often a password is hashed is a number in the configuration; hundreds of sign-ins need not wait for the real one.
        builder.UseSetting("Access:PasswordRounds", "1000");
        // Whether a machine has Tesseract must not decide what is seen here.
        builder.UseSetting("Limits:Reading:ProgramFolders", ProgramFolder);
        builder.ConfigureServices(Statements.Watch);
    }

    /// <summary>A browser that keeps cookies and does not follow redirections.</summary>
    public Browser Open() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override IHost CreateHost(IHostBuilder builder)
    {
        Begins?.CopyTo(Data);
        return _host = base.CreateHost(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        Stop();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // The program ends by itself: told to by the factory while it already goes away, it would look for what is gone.
    private protected void Stop()
    {
        if (_host is not { } host)
            return;
        _host = null;
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.StopApplication();
        lifetime.ApplicationStopped.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Stop();
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }
}

/// <summary>An installation without anything but the tree.</summary>
public sealed class EmptySite : Site
{
    protected override bool WantsDemonstration => false;
}

/// <summary>An installation with the demonstration data: one for all tests, so a test that changes something brings its own records.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the test runner.")]
public class DemonstrationSite : Site, IAsyncLifetime
{
    protected override bool WantsDemonstration => true;

    /// <summary>Starts the program once, before the tests that share it run side by side.</summary>
    public ValueTask InitializeAsync()
    {
        _ = Server;
        return ValueTask.CompletedTask;
    }

    public IReadOnlyList<DemonstrationAccount> Accounts() =>
        JsonSerializer.Deserialize<DemonstrationAccount[]>(File.ReadAllText(Path.Combine(Data, "demonstration.json")))!;

    public string PasswordOf(string userName) => Accounts().Single(account => account.UserName == userName).Password;

    public async Task<Browser> SignedInAsync(string userName)
    {
        var browser = Open();
        await browser.SignInAsync(userName, PasswordOf(userName));
        return browser;
    }
}
