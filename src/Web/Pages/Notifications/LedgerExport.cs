using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Kit;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Notifications;

/// <summary>The ledger that a filter finds, as a table for a spreadsheet: a row for each person, and one where there was nobody.</summary>
static class LedgerExport
{
    public static void MapLedgerExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices/out.csv", SendAsync).RequireAuthorization(nameof(Permission.ViewAssignments)).ExcludeFromDescription();

    static Task SendAsync(
        HttpContext http, ListNotices list, ListExport export, CurrentUser user, IStringLocalizer<UrgingWords> words, IStringLocalizer<ReportingWords> of, IStringLocalizer<AssignmentWords> work,
        CancellationToken cancel)
    {
        var filter = LedgerFilter.Of(http.Request.Query);
        var rows = ListExport.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).SelectMany(row =>
        {
            var why = words.Say(of, row.Kind, row.Level, row.Days, row.Count, row.About, row.Work, row.Period, row.ByName, row.Words);
            object?[] head = [Dates.ShowInstant(row.At), words["kind." + row.Kind].Value, row.Organisation, row.About, row.Work?.Code, row.Work?.Content, why];
            return row.Copies.Count == 0
                ? [[.. head, words["arrival.Nobody"].Value, null, null]]
                : row.Copies.Select(copy => (object?[])[.. head, copy.Name, words.Inbox(copy), words["mail." + copy.Mail].Value]);
        });
        string[] heads =
        [
            words["at"], words["kind"], words["said-to"], words["about"], work["code"], work["content"], words["why"], words["person"], words["inbox"], words["mail"],
        ];
        return export.SendCsvAsync(http, "assignment.ledger_exported", $"so-don-doc-{Dates.ForMachine(user.Today)}.csv", heads, rows, cancel);
    }

    /// <summary>What became of a copy in the inbox.</summary>
    public static string Inbox(this IStringLocalizer<UrgingWords> words, ListNotices.Copy copy) =>
        copy.ReadAt is { } read ? words["inbox.read", Dates.ShowInstant(read)] : words[copy.IsReplaced ? "inbox.replaced" : "inbox.unread"];
}
