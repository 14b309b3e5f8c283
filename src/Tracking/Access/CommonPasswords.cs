using DonDoc.Text.Vietnamese;

namespace DonDoc.Tracking.Access;

/// <summary>
/// Passwords that everybody tries first: a list of breached ones and Vietnamese ones of our own (Passwords/*.txt, in small letters
/// without diacritics). Read line by line when a password is chosen, so that it takes no memory in between.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] Lists = ["common.txt", "vietnamese.txt"];

    /// <summary>Whether it is one of the list, with or without figures and signs around it, twice over, or with figures for letters.</summary>
    public static bool Contains(string password)
    {
        var plain = Plain(password);
        var core = plain.Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (plain.Distinct().Count() < 5 || IsRun(plain))
            return true;
        var spelled = Plain(password.Replace('@', 'a').Replace('$', 's')).Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var asked = new HashSet<string>(StringComparer.Ordinal) { plain, core, Unit(plain), Unit(core), Letters(core), Unit(Letters(core)), Letters(plain), spelled, Letters(spelled) };
        return Lists.Any(list => Lines(list).Any(asked.Contains));
    }

    /// <summary>Small letters without diacritics and figures, nothing else.</summary>
    public static string Plain(string text) => string.Concat(SearchKey.Of(text).Where(char.IsAsciiLetterOrDigit));

    // 1234…, abcd…, 9876…: nearly every step is the same.
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).ToList();
        return steps.Count > 0 && steps.GroupBy(step => step).Max(group => group.Count()) * 4 >= steps.Count * 3 && steps.Exists(step => step is 1 or -1 or 0);
    }

    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
                return text[..length].Trim('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        }

        return text;
    }

    private static string Letters(string text) =>
        text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't');

    private static IEnumerable<string> Lines(string list)
    {
        var assembly = typeof(CommonPasswords).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames()
            .Single(name => name.EndsWith(".Passwords." + list, StringComparison.Ordinal)))!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
