using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Exports;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Assignments;
using DonDoc.Web.Pages.Audit;
using DonDoc.Web.Pages.Bottlenecks;
using DonDoc.Web.Pages.Campaigns;
using DonDoc.Web.Pages.Notifications;
using DonDoc.Web.Pages.Reports;
using DonDoc.Web.Pages.Targets;
using Microsoft.AspNetCore.WebUtilities;

namespace DonDoc.Web.Pages.Exports;

/// <summary>What of a list is asked for.</summary>
/// <param name="Query">As in the address of the list.</param>
/// <param name="Site">What links in the table begin with.</param>
sealed record TableQuery(IQueryCollection Query, string Site);

/// <summary>A list as a table, for whoever is signed in or is worked for.</summary>
interface ITableRows
{
    IReadOnlyList<SheetHead> Heads { get; }

    /// <summary>How many rows the list has; no further than <paramref name="most"/>. Null where there is no such list.</summary>
    Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel);

    /// <summary>All of them, page after page.</summary>
    IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, CancellationToken cancel);
}

/// <summary>
/// A list that can be taken away as a table. A line in <see cref="All"/> and a class that knows its columns and rows; the rest is the same for
/// all: both formats, the entry of the log, and the making in the background where there are many rows.
/// </summary>
/// <param name="Name">By which it is kept, and key of its words: <c>list.NAME</c>.</param>
/// <param name="Path">Its address without the ending.</param>
/// <param name="Act">As the log names its export.</param>
/// <param name="Needs">The operation by which it is seen.</param>
/// <param name="File">Its name in Vietnamese without diacritics, for the file.</param>
sealed record ListTable(string Name, string Path, string Act, Permission Needs, string File, Type Rows)
{
    public static readonly IReadOnlyList<ListTable> All =
    [
        new("assignments", "/assignments/out", "assignment.exported", Permission.ViewAssignments, "nhiem-vu", typeof(AssignmentTableRows)),
        new("bottlenecks", "/bottlenecks/out", "bottleneck.exported", Permission.ViewAssignments, "diem-nghen", typeof(BottleneckTableRows)),
        new("targets", "/targets/out", "target.exported", Permission.ViewAssignments, "chi-tieu", typeof(TargetTableRows)),
        new("reports", "/reports/out", "assignment.reports_exported", Permission.ViewAssignments, "bao-cao", typeof(ReportTableRows)),
        new("ledger", "/notices/out", "assignment.ledger_exported", Permission.ViewAssignments, "so-don-doc", typeof(LedgerTableRows)),
        new("requests", "/campaigns/{id:guid}/rows/out", "campaign.exported", Permission.ViewProgrammes, "xay-dung-chuong-trinh", typeof(RequestTableRows)),
        new("audit", "/audit/out", "audit.exported", Permission.ViewAudit, "nhat-ky", typeof(AuditTableRows)),
    ];

    public static ListTable? Of(string name) => All.FirstOrDefault(table => table.Name == name);

    public ITableRows RowsOf(IServiceProvider services) => (ITableRows)services.GetRequiredService(Rows);

    public string FileName(ExportFormat format, DateOnly day) => $"{File}-{Dates.ForMachine(day)}{Ending(format)}";

    public static string Ending(ExportFormat format) => format == ExportFormat.Xlsx ? ".xlsx" : ".csv";

    /// <summary>The address of the list itself under a filter.</summary>
    public string ListUrl(string query)
    {
        var id = QueryHelpers.ParseQuery(query).GetValueOrDefault("id").ToString();
        return Path[..^"/out".Length].Replace("{id:guid}", id, StringComparison.Ordinal) + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>The rows of a list, page after page.</summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        for (var page = await list(new PageRequest(Limit: PageRequest.Ceiling)); ; page = await list(new PageRequest(page.Next, PageRequest.Ceiling)))
        {
            foreach (var row in page.Items)
                yield return row;
            if (page.Next is null)
                yield break;
        }
    }
}
