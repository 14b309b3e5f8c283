using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Documents;

/// <summary>Provisions in words and addresses.</summary>
static class ProvisionWords
{
    /// <summary>The six in the order in which a resolution has them.</summary>
    public static readonly IReadOnlyList<ProvisionClass> Classes =
        [ProvisionClass.Viewpoint, ProvisionClass.Objective, ProvisionClass.Target, ProvisionClass.Measure, ProvisionClass.Duty, ProvisionClass.Other];

    public static string Say(this IStringLocalizer<DocumentWords> words, ProvisionClass provisionClass) => words["class." + provisionClass];

    /// <summary>The address of a provision within the page of its document: “#III.2.b”.</summary>
    public static string Anchor(this ProvisionRow row) => "#" + Uri.EscapeDataString(row.Path);

    /// <summary>What a list shows of it: its heading, otherwise the beginning of its words.</summary>
    public static string Short(this ProvisionRow row, string text, int longest = 120)
    {
        var words = row.Heading ?? row.WordsIn(text);
        if (row.Heading is null && words.StartsWith(row.Label, StringComparison.Ordinal))
            words = words[row.Label.Length..].TrimStart();
        return Sentences.Short(words.ReplaceLineEndings(" "), longest);
    }
}
