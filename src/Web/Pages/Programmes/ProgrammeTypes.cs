using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Programmes;

static class ProgrammeTypes
{
    /// <summary>What a programme is called on the pages: one that was taken over from its document may be of any type, and bears its document's name for it.</summary>
    public static string SayType(this IStringLocalizer<ProgrammeWords> words, string typeName) =>
        words["type." + typeName] is { ResourceNotFound: false } known ? known.Value : Sentences.Capital(typeName);
}
