using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace DonDoc.Web.Tests;

/// <summary>An installation that people reach over https under a name of its own.</summary>
public sealed class SecureSite : Site
{
    public static readonly Uri Address = new("https://dondoc.example");

    protected override bool WantsDemonstration => true;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", Address.ToString());
    }

    public Browser OpenSecure() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = Address }));
}
