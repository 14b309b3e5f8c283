using System.Globalization;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Appearance;

/// <summary>How days and instants are written and read, in either language.</summary>
static class Dates
{
    static readonly string[] Accepted = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    /// <summary>Vietnam has one time zone and no summer time.</summary>
    static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static string Show(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string? Show(DateOnly? date) => date is { } day ? Show(day) : null;

    /// <summary>A UTC instant in the time of Vietnam.</summary>
    public static string ShowInstant(DateTime utc) => (utc + Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string ForMachine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Vietnam).DateTime);

    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>Written as a day, but the calendar has no such day: 31/02/2026.</summary>
    public static bool IsNoDay(string? text) => !TryRead(text, out _) && text?.Trim().Split('/', '-', '.') is { Length: 3 } parts
        && parts.All(part => part.Length is 1 or 2 or 4 && part.All(char.IsAsciiDigit)) && (parts[0].Length == 4) != (parts[2].Length == 4);

    /// <summary>What is wrong with a day that could not be read, or is needed and was not written.</summary>
    public static string Wrong(string? text, IStringLocalizer<ShellWords> words) =>
        string.IsNullOrWhiteSpace(text) ? words["date.missing"] : IsNoDay(text) ? words["date.none", text.Trim()] : words["date.wrong"];

    public static bool TryRead(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text?.Trim(), Accepted, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
