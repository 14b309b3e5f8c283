using DonDoc.Tracking.Bottlenecks;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>How bottlenecks look and are called everywhere.</summary>
static class BottleneckTones
{
    public static Tone Of(BottleneckState state) => state switch
    {
        BottleneckState.Confirmed or BottleneckState.Withdrawn => Tone.Closed,
        BottleneckState.SentBack => Tone.Late,
        BottleneckState.Resolved => Tone.Good,
        _ => Tone.Waiting,
    };

    public static Tone Of(BottleneckSeverity severity) => severity switch
    {
        BottleneckSeverity.Stops => Tone.Late,
        BottleneckSeverity.Endangers => Tone.Soon,
        _ => Tone.Neutral,
    };

    /// <summary>In the words of the product; one that the configuration named, as it stands there.</summary>
    public static string Kind(this IStringLocalizer<BottleneckWords> words, string kind) => words["kind." + kind] is { ResourceNotFound: false } said ? said.Value : kind;

    /// <summary>How long it waits, in a sentence.</summary>
    public static string Age(this IStringLocalizer<BottleneckWords> words, BottleneckRow row) =>
        words[(row.IsOpen, row.Age) switch
        {
            (false, _) => "age.ended",
            (_, { DaysOpen: 0 }) => "age.today",
            (_, var age) when age.DaysOpen == age.DaysWithResolver => "days",
            _ => "age.open",
        }, row.Age.DaysOpen, row.Age.DaysWithResolver].Value;
}
