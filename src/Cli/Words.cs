using System.Globalization;
using System.Resources;

namespace DonDoc.Cli;

/// <summary>What the program says, in Vietnamese or English.</summary>
sealed class Words(CultureInfo culture)
{
    static readonly ResourceManager Texts = new("DonDoc.Cli.Words", typeof(Words).Assembly);

    public CultureInfo Culture => culture;

    public string this[string key] => Texts.GetString(key, culture) ?? key;

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);

    /// <summary>
    /// The language asked for with <c>--lang</c>, else in DONDOC_LANG, else in LANG; English only where it is named.
    /// Looked up before the command line is read, because that already speaks.
    /// </summary>
    public static Words Choose(IReadOnlyList<string> arguments)
    {
        var asked = Environment.GetEnvironmentVariable("DONDOC_LANG") is { Length: > 0 } own ? own : Environment.GetEnvironmentVariable("LANG") ?? "";
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == CommonOptions.LanguageName && i + 1 < arguments.Count)
                asked = arguments[i + 1];
            else if (arguments[i].StartsWith(CommonOptions.LanguageName + "=", StringComparison.Ordinal))
                asked = arguments[i][(CommonOptions.LanguageName.Length + 1)..];
        }

        return new Words(CultureInfo.GetCultureInfo(asked.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "vi"));
    }
}
