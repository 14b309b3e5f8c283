using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DonDoc.Tracking.Access;
using DonDoc.Web.Access;
using DonDoc.Web.Api;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace DonDoc.Web.Installation;

/// <summary>What every page stands on: static rendering, languages, headers, compression, assets.</summary>
static class PageHosting
{
    /// <summary>Bytes of a form: as many as a request may have.</summary>
    const int MostInMemory = 30_000_000;

    public static void AddQuietLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("DonDoc.Web.Api", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It would write the whole address of each request, with the word of a link in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
    }

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        // Served from the build output the assets would otherwise be compressed anew, and hardly, at each request.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = builder.Environment.IsDevelopment() ? "true" : "false";

        var isSecure = SiteAddress.Configured(builder.Configuration)?.Scheme == Uri.UriSchemeHttps;
        var services = builder.Services;
        services.AddRazorComponents(options =>
        {
            options.MaxFormMappingCollectionSize = 2_000;
            options.MaxFormMappingErrorCount = 2_000;
        });
        services.AddSecurityHeaders(builder.Configuration);
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Form-Token";
            options.Cookie.Name = isSecure ? "__Host-form" : "form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // Vietnamese letters as they are, not as character references: a third of the page.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // A review of a long report has some thousand fields.
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = 20_000;
            // What comes with a form stays in memory: a classified document that is refused must not have been on the disk.
            options.MemoryBufferThreshold = MostInMemory;
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // Tokens in pages are masked anew each time, so their length tells nothing.
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseReach();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            var culture = Preferences.Of(http.Request).Culture;
            System.Globalization.CultureInfo.CurrentCulture = culture;
            System.Globalization.CultureInfo.CurrentUICulture = culture;
            return next(http);
        });
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.UseUnknownForms();
        app.UseShownAgain();
        app.UseApiProblems();
        app.UseRequestTimeouts();
        app.UseAddressLimit();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseSignedInPerson();
        app.UseWatch();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseBell();
    }

    /// <summary>The page that says what went wrong is made in the place of the one that was asked for.</summary>
    public static bool IsShownAgain(this HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null;

    // A form whose row is gone has no name that the page knows. The framework calls its empty answer plain text, which passes for an answer: without that it gets the page that says so.
    static void UseUnknownForms(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (HttpMethods.IsPost(http.Request.Method) && http.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" })
            http.Response.ContentType = null;
    });

    // What was sent to be done is refused; the page that says so is only looked at, and must not ask for the token of a form again.
    static void UseShownAgain(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.IsShownAgain())
        {
            http.Request.Method = HttpMethods.Get;
            http.Request.ContentType = null;
            http.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(http);
    });

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
    }
}
