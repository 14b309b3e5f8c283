using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DonDoc.Web.Tests;

/// <summary>The program as it runs, on a data folder of its own that goes with it.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    readonly string _data = Directory.CreateTempSubdirectory("dondoc-web-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("data", _data);
        builder.UseSetting("no-demo", "true");
    }

    /// <summary>A browser that keeps cookies and does not follow redirections.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }
}
