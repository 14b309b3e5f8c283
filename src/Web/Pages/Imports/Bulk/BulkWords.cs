using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Imports.Bulk;

static class BulkWords
{
    public static string Name(IStringLocalizer<ImportWords> words, BulkRow row) =>
        row.Title.Length > 0 ? row.Title : words["bulk.many", Dates.ShowInstant(row.CreatedAt)];

    public static Tone ToneOf(BulkState state) => state switch
    {
        BulkState.Open => Tone.Waiting,
        BulkState.Paused => Tone.Soon,
        BulkState.Done => Tone.Good,
        BulkState.Failed => Tone.Late,
        _ => Tone.Closed,
    };
}
