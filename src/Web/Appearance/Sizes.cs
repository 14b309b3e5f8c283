using System.Globalization;

namespace DonDoc.Web.Appearance;

static class Sizes
{
    /// <summary>A file size for people: “12 kB”, “3,4 MB”.</summary>
    public static string Show(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000).ToString(CultureInfo.CurrentCulture)} kB"
        : $"{(bytes / 1_000_000d).ToString("0.#", CultureInfo.CurrentCulture)} MB";
}
