using DonDoc.Tracking.Programmes.Opinions;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Programmes.Opinions;

static class OpinionPlaces
{
    /// <summary>What an opinion is about, in words: also where the section was taken out of the programme since, or named anew.</summary>
    public static string PlaceOf(this IStringLocalizer<OpinionWords> words, ShowOpinions.Row row)
    {
        if (row.Place is not { } place)
            return row.Sent is { } sent ? words["place.taken-out", sent].Value.Trim() : words["place.whole"];
        var parts = new List<string> { $"{place.Path} {place.Heading}" };
        if (row.FormerHeading is { } former)
            parts.Add(words["place.former", former]);
        if (row.Number is { } number)
            parts.Add(words["commitment", number]);
        return string.Join(", ", parts);
    }
}
