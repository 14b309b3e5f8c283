using System.Globalization;
using System.Text.RegularExpressions;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Appearance;

/// <summary>Refusals in the words of the person's language.</summary>
static partial class Wording
{
    public static string Say(this IStringLocalizer<RefusalWords> words, Refusal refusal) =>
        words[refusal.Code, [.. refusal.Arguments.Select(argument => (object)WithTime(argument))]];

    /// <summary>The refusal as a problem of a form whose field ids are the names of the slice's input in lower case.</summary>
    public static FormProblem Problem(this IStringLocalizer<RefusalWords> words, Refusal refusal) =>
        new(refusal.Field?.ToLowerInvariant(), words.Say(refusal), refusal.Code);

    // Days and instants are arguments as machines write them, and are said as persons do.
    static string WithTime(string argument) =>
        IsoDay().IsMatch(argument) && Dates.TryRead(argument, out var day) ? Dates.Show(day)
        : IsoInstant().IsMatch(argument) && DateTime.TryParse(argument, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) ? Dates.ShowInstant(at)
        : argument;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z?$", RegexOptions.None, 1000)]
    private static partial Regex IsoInstant();
}
