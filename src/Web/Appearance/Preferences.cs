using System.Globalization;

namespace DonDoc.Web.Appearance;

/// <summary>What a person chose for this browser: language and theme, each in a cookie that outlives the session.</summary>
sealed record Preferences(string Language, string Theme)
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";

    const string HostMark = "__Host-";

    public static readonly IReadOnlyList<string> Languages = ["vi", "en"];
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public static Preferences Of(HttpRequest request) => new(
        Known(request.Cookies[CookieName(request, LanguageCookie)], Languages),
        Known(request.Cookies[CookieName(request, ThemeCookie)], Themes));

    /// <summary>Over https a cookie carries the mark by which a browser takes it from this host alone, and from no page that came in the clear.</summary>
    public static string CookieName(HttpRequest request, string name) => request.IsHttps ? HostMark + name : name;

    /// <summary>Dates are dd/MM/yyyy in both.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "vi-VN");

    static string Known(string? value, IReadOnlyList<string> known) => known.Contains(value, StringComparer.Ordinal) ? value! : known[0];
}
