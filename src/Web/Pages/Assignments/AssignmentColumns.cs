using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>
/// The columns of a table of assignments: first those that may be changed and given back (<see cref="SheetColumn"/>), then what only the
/// product knows.
/// </summary>
static class AssignmentColumns
{
    static readonly string[] Told = ["assigner", "due.first", "state", "timeliness", "percent", "progress.last", "reported", "evidence.count", "evidence.until", "sign", "address"];

    static readonly Dictionary<SheetColumn, int> Widths = new()
    {
        [SheetColumn.Code] = 18, [SheetColumn.Content] = 60, [SheetColumn.Product] = 30, [SheetColumn.Lead] = 34, [SheetColumn.Cooperating] = 34, [SheetColumn.Supervisor] = 28,
        [SheetColumn.Responsible] = 22, [SheetColumn.Origin] = 26, [SheetColumn.Version] = 10,
    };

    /// <summary>Those of a table that is given in.</summary>
    public static IReadOnlyList<SheetHead> ToGive(IStringLocalizer<AssignmentWords> words) => [.. Enum.GetValues<SheetColumn>().Where(column => column != SheetColumn.Version).Select(column => Head(column, words))];

    public static IReadOnlyList<SheetHead> All(IStringLocalizer<AssignmentWords> words) =>
        [.. Enum.GetValues<SheetColumn>().Select(column => Head(column, words)), .. Told.Select(name => new SheetHead(words["sheet." + name], 16))];

    public static object?[] Cells(AssignmentRow row, ListSheetDetails.Row? details, string address, IStringLocalizer<AssignmentWords> words) =>
    [
        row.Code, row.Content, row.Product, details?.Lead ?? row.LeadName, details is null ? null : string.Join("; ", details.Cooperating), details?.Supervisor, details?.Responsible,
        row.Field, words["priority." + row.Priority].Value, details is null ? null : words["recurrence." + details.Recurrence].Value,
        details?.ReportsEvery is { } every ? words["reports-every." + every].Value : null, details?.StartsOn, row.DueDate, details?.OriginWords, row.Version,
        row.AssignerName, row.OriginalDueDate, words["state." + row.State].Value, row.IsSent ? words["timeliness." + row.Timeliness].Value : null, row.Percent, row.LastProgressOn,
        row.ReportedOn, row.EvidenceCount, row.EvidenceUntil, string.Join("; ", row.Signs.Select(sign => words["sign." + sign].Value)), address,
    ];

    static SheetHead Head(SheetColumn column, IStringLocalizer<AssignmentWords> words) => new(words["sheet." + column], Widths.GetValueOrDefault(column, 14), column switch
    {
        SheetColumn.Priority => [.. Enum.GetValues<Priority>().Select(value => words["priority." + value].Value)],
        SheetColumn.Recurrence => [.. Enum.GetValues<Recurrence>().Select(value => words["recurrence." + value].Value)],
        SheetColumn.ReportsEvery => [.. Enum.GetValues<Cadence>().Select(value => words["reports-every." + value].Value)],
        _ => null,
    });
}
