using Microsoft.AspNetCore.Mvc;

namespace DonDoc.Web.Appearance;

static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/preferences", Keep).AllowAnonymous().ExcludeFromDescription();

    static IResult Keep(HttpContext http, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? returnUrl)
    {
        Set(http, Preferences.LanguageCookie, language, Preferences.Languages);
        Set(http, Preferences.ThemeCookie, theme, Preferences.Themes);
        return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }

    static void Set(HttpContext http, string cookie, string? value, IReadOnlyList<string> known)
    {
        if (value is null || !known.Contains(value, StringComparer.Ordinal))
            return;
        http.Response.Cookies.Append(Preferences.CookieName(http.Request, cookie), value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
    }
}
