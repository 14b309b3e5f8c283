using Microsoft.AspNetCore.StaticAssets;
using NetEscapades.AspNetCore.SecurityHeaders.Headers.ContentSecurityPolicy;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace DonDoc.Web.Appearance;

/// <summary>
/// What every answer tells the browser, also an error, a refusal and a file: only what this site serves runs or is shown in its pages,
/// nobody frames or embeds it, and nothing but style sheets, scripts and pictures of ours is kept once it was shown.
/// </summary>
static class SecurityHeaders
{
    const int YearInSeconds = 365 * 24 * 60 * 60;

    /// <summary>Ends what the browser keeps for the one who signs out: copies of pages, drafts. Language and theme stay.</summary>
    public const string ClearSiteData = "\"cache\", \"storage\"";

    public static void AddSecurityHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        // Who signs in elsewhere is sent there by a form.
        var elsewhere = Uri.TryCreate(configuration["OpenIdConnect:Authority"], UriKind.Absolute, out var authority) ? authority.GetLeftPart(UriPartial.Authority) : null;
        HeaderPolicyCollection Of(bool isSecure, bool isAsset) => Make(isSecure, isAsset, elsewhere);
        var (open, secure, openAsset, secureAsset) = (Of(false, false), Of(true, false), Of(false, true), Of(true, true));
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(open)
            .SetPolicySelector(context => (context.HttpContext.Request.IsHttps, IsAsset(context.HttpContext)) switch
            {
                (true, true) => secureAsset,
                (true, false) => secure,
                (false, true) => openAsset,
                _ => open,
            });
    }

    // What the framework serves itself has no descriptor, but a name.
    static bool IsAsset(HttpContext http) => http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && http.GetEndpoint() is { } endpoint
        && (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal));

    static HeaderPolicyCollection Make(bool isSecure, bool isAsset, string? elsewhere)
    {
        var headers = new HeaderPolicyCollection()
            .AddContentSecurityPolicy(policy => Restrict(policy, isSecure, elsewhere))
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains(YearInSeconds)
            .AddPermissionsPolicy(Deny);
        return isAsset ? headers : headers.AddCustomHeader("Cache-Control", "no-store");
    }

    static void Restrict(CspBuilder policy, bool isSecure, string? elsewhere)
    {
        policy.AddDefaultSrc().None();
        policy.AddScriptSrc().Self();
        policy.AddStyleSrc().Self();
        policy.AddFontSrc().Self();
        policy.AddConnectSrc().Self();
        policy.AddImgSrc().Self().Data(); // Bootstrap's check marks and the arrows of its select boxes.
        var forms = policy.AddFormAction().Self();
        if (elsewhere is not null)
            forms.From(elsewhere);
        policy.AddBaseUri().None();
        policy.AddObjectSrc().None();
        policy.AddFrameAncestors().None();
        if (isSecure)
            policy.AddUpgradeInsecureRequests();
    }

    static void Deny(PermissionsPolicyBuilder policy)
    {
        policy.AddAccelerometer().None();
        policy.AddCamera().None();
        policy.AddDisplayCapture().None();
        policy.AddGeolocation().None();
        policy.AddGyroscope().None();
        policy.AddMagnetometer().None();
        policy.AddMicrophone().None();
        policy.AddMidi().None();
        policy.AddPayment().None();
        policy.AddUsb().None();
    }
}
