using Microsoft.AspNetCore.Authentication.Cookies;

namespace DonDoc.Web.Access;

/// <summary>
/// Cookies that bear the prefix <c>__Host-</c> where they are served over https: the browser then takes them from this host alone, never
/// from a neighbour of the same domain or from plain http. Without https browsers refuse that name, so it is left out.
/// </summary>
sealed class HostCookies : ICookieManager
{
    const string Prefix = "__Host-";

    readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, NameOf(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, NameOf(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _cookies.DeleteCookie(context, NameOf(context, key), options);

    static string NameOf(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
