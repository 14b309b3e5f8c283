using System.Globalization;

namespace DonDoc.Web.Appearance;

/// <summary>What a person chose for this browser: language and theme, each in a cookie that outlives the session.</summary>
sealed record Preferences(string Language, string Theme)
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";

    public static readonly IReadOnlyList<string> Languages = ["vi", "en"];
    public static readonly IReadOnlyList<string> Themes = ["auto", "light", "dark"];

    public static Preferences Of(HttpRequest request) => new(
        Known(request.Cookies[LanguageCookie], Languages),
        Known(request.Cookies[ThemeCookie], Themes));

    /// <summary>Dates are dd/MM/yyyy in both.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "vi-VN");

    static string Known(string? value, IReadOnlyList<string> known) => known.Contains(value, StringComparer.Ordinal) ? value! : known[0];
}
