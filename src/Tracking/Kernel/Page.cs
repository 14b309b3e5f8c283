using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace DonDoc.Tracking.Kernel;

/// <summary>A page of a list. <see cref="Next"/> is the cursor of the page after it, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How much of a list is asked for: at most 200 rows, from behind <paramref name="Cursor"/>.</summary>
public sealed record PageRequest(string? Cursor = null, int Limit = 25)
{
    public const int Ceiling = 200;

    /// <summary>Whether it has the form of a cursor; which list gave it is not looked at.</summary>
    public static bool IsCursor(string text) => text.Length is > 0 and <= 2000 && Base64Url.IsValid(text);

    internal int Rows => Math.Clamp(Limit, 1, Ceiling);

    /// <summary>
    /// The keys of the last row that was seen. Null where there is no cursor, or one that this list did not give:
    /// the list then begins at its beginning.
    /// </summary>
    internal string[]? After(int keys)
    {
        if (string.IsNullOrEmpty(Cursor) || !IsCursor(Cursor))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor)).Split('\n');
        // PostgreSQL takes no text with a NUL in it.
        return parts.Length == keys && !Array.Exists(parts, part => part.Contains('\0')) ? parts : null;
    }

    /// <summary>Cuts the one row that was read too many, and names the last one kept.</summary>
    internal Page<T> Cut<T>(List<T> rows, Func<T, string[]> keys)
    {
        if (rows.Count <= Rows)
            return new Page<T>(rows, null);
        rows.RemoveRange(Rows, rows.Count - Rows);
        return new Page<T>(rows, CursorOf(keys(rows[^1])));
    }

    internal static string CursorOf(params string[] keys) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', keys)));

    internal static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Key(DateTime instant) => instant.Ticks.ToString(CultureInfo.InvariantCulture);

    internal static bool TryDay(string key, out DateOnly day) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    internal static bool TryInstant(string key, out DateTime instant)
    {
        var valid = long.TryParse(key, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        instant = valid ? new DateTime(ticks, DateTimeKind.Utc) : default;
        return valid;
    }
}
