using DonDoc.Tracking.Inspections;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Engagements;

/// <summary>How an engagement is named where nothing beside it says its kind.</summary>
static class EngagementTitles
{
    /// <summary>Kind, number and title; a title that begins with the kind says it itself.</summary>
    public static string Say(IStringLocalizer<EngagementWords> words, EngagementKind kind, string? number, string title)
    {
        string name = words["kind." + kind];
        if (title.StartsWith(name, StringComparison.CurrentCultureIgnoreCase))
            return number is null ? title : $"{title} ({number})";
        return number is null ? $"{name}: {title}" : $"{name} ({number}): {title}";
    }
}
