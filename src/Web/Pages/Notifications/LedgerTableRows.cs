using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Notifications;

/// <summary>The ledger that a filter finds, as a table: a row for each person, and one where there was nobody.</summary>
sealed class LedgerTableRows(ListNotices list, IStringLocalizer<UrgingWords> words, IStringLocalizer<ReportingWords> of, IStringLocalizer<AssignmentWords> work) : ITableRows
{
    public IReadOnlyList<SheetHead> Heads =>
    [
        .. new[] { words["at"], words["kind"], words["said-to"], words["about"], work["code"] }.Select(word => new SheetHead(word, 22)), new(work["content"], 60), new(words["why"], 50),
        .. new[] { words["person"], words["inbox"], words["mail"] }.Select(word => new SheetHead(word, 24)),
    ];

    /// <summary>Notices; each has a row for whoever was told.</summary>
    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel) => await list.CountAsync(LedgerFilter.Of(asked.Query).Input(new PageRequest()), most, cancel);

    public IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, CancellationToken cancel)
    {
        var filter = LedgerFilter.Of(asked.Query);
        return ListTable.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).SelectMany(row =>
        {
            var why = words.Say(of, row.Kind, row.Level, row.Days, row.Count, row.About, row.Work, row.Period, row.ByName, row.Words);
            object?[] head = [Dates.ShowInstant(row.At), words["kind." + row.Kind].Value, row.Organisation, row.About, row.Work?.Code, row.Work?.Content, why];
            return row.Copies.Count == 0
                ? [[.. head, words["arrival.Nobody"].Value, null, null]]
                : row.Copies.Select(copy => (object?[])[.. head, copy.Name, words.Inbox(copy), words["mail." + copy.Mail].Value]);
        });
    }
}

static class LedgerInbox
{
    /// <summary>What became of a copy in the inbox.</summary>
    public static string Inbox(this IStringLocalizer<UrgingWords> words, ListNotices.Copy copy) =>
        copy.ReadAt is { } read ? words["inbox.read", Dates.ShowInstant(read)] : words[copy.IsReplaced ? "inbox.replaced" : "inbox.unread"];
}
