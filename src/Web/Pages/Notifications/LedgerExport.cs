using DonDoc.Formats.Csv;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Appearance;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Notifications;

/// <summary>The ledger that a filter finds, as a table for a spreadsheet: a row for each person, and one where there was nobody. Taking it is an entry of the log.</summary>
static class LedgerExport
{
    /// <summary>Notices of one export; who wants more narrows the filter.</summary>
    public const int Most = 100_000;

    public static void MapLedgerExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static async Task SendAsync(
        HttpContext http, ListNotices list, RecordRead record, CurrentUser user, IStringLocalizer<UrgingWords> words, IStringLocalizer<ReportingWords> of, IStringLocalizer<AssignmentWords> work,
        CancellationToken cancel)
    {
        var filter = LedgerFilter.Of(http.Request.Query);
        // Before the first row leaves.
        await record.RunAsync(new("assignment.ledger_exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);
        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"so-don-doc-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync(
            words["at"].Value, words["kind"].Value, words["said-to"].Value, words["about"].Value, work["code"].Value, work["content"].Value, words["why"].Value, words["person"].Value,
            words["inbox"].Value, words["mail"].Value);
        string? cursor = null;
        for (var sent = 0; sent < Most;)
        {
            var page = await list.RunAsync(filter.Input(new PageRequest(cursor, PageRequest.Ceiling)), cancel);
            foreach (var row in page.Items)
            {
                var why = words.Say(of, row.Kind, row.Level, row.Days, row.Count, row.About, row.Work, row.Period, row.ByName, row.Words);
                object?[] head = [Dates.ShowInstant(row.At), words["kind." + row.Kind].Value, row.Organisation, row.About, row.Work?.Code, row.Work?.Content, why];
                if (row.Copies.Count == 0)
                    await csv.WriteRowAsync([.. head, words["arrival.Nobody"].Value, null, null]);
                foreach (var copy in row.Copies)
                    await csv.WriteRowAsync([.. head, copy.Name, words.Inbox(copy), words["mail." + copy.Mail].Value]);
            }

            sent += page.Items.Count;
            if ((cursor = page.Next) is null)
                break;
        }
    }

    /// <summary>What became of a copy in the inbox.</summary>
    public static string Inbox(this IStringLocalizer<UrgingWords> words, ListNotices.Copy copy) =>
        copy.ReadAt is { } read ? words["inbox.read", Dates.ShowInstant(read)] : words[copy.IsReplaced ? "inbox.replaced" : "inbox.unread"];
}
