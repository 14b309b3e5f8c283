namespace DonDoc.Web.Access;

/// <summary>A browser in the words of its owner: “Chrome, Windows”. It says of itself what it likes, so nothing is decided by it.</summary>
static class BrowserFamily
{
    // Each calls itself by the names of those below it as well.
    static readonly (string Mark, string Name)[] Browsers =
        [("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <returns>Null for one that says nothing that is known.</returns>
    public static string? Of(string? agent)
    {
        string?[] found = [Find(Browsers, agent), Find(Systems, agent)];
        return found.OfType<string>().ToList() is { Count: > 0 } names ? string.Join(", ", names) : null;
    }

    static string? Find((string Mark, string Name)[] known, string? agent) =>
        known.FirstOrDefault(one => agent?.Contains(one.Mark, StringComparison.OrdinalIgnoreCase) == true).Name;
}
