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
        words[refusal.Code, [.. refusal.Arguments.Select(argument => (object)WithDay(argument))]];

    /// <summary>The refusal as a problem of a form whose field ids are the names of the slice's input in lower case.</summary>
    public static FormProblem Problem(this IStringLocalizer<RefusalWords> words, Refusal refusal) =>
        new(refusal.Field?.ToLowerInvariant(), words.Say(refusal), refusal.Code);

    static string WithDay(string argument) =>
        IsoDay().IsMatch(argument) && Dates.TryRead(argument, out var day) ? Dates.Show(day) : argument;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsoDay();
}
