using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Targets;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Targets;

/// <summary>The targets that a filter finds, as a table.</summary>
sealed class TargetTableRows(ListTargets list, IStringLocalizer<TargetWords> words) : ITableRows
{
    static readonly string[] Columns =
        ["code", "name", "unit", "kind", "owner", "source", "lines", "plan.period", "plan", "actual.period", "actual", "reported.of", "achievement", "standing", "waiting", "returned", "reached", "not-reached", "contested", "address"];

    public IReadOnlyList<SheetHead> Heads => [.. Columns.Select(name => new SheetHead(words[name], name == "name" ? 60 : 16))];

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel) => await list.CountAsync(TargetFilter.Of(asked.Query).Input(new PageRequest()), most, cancel);

    public IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, CancellationToken cancel)
    {
        var filter = TargetFilter.Of(asked.Query);
        return ListTable.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Select(row => new object?[]
        {
            row.Code, row.Name, row.Unit, words["kind." + row.Kind].Value, row.OwnerName, row.From is { } from ? $"{from.TypeName} {from.Number}".Trim() : null, row.Lines,
            row.End is { } end ? words.Period(end.Period) : null, row.End is { } planned ? TargetExport.Plain(row.Kind, planned) : null, row.Top is { } top ? words.Period(top.Period) : null,
            row.Top is { } told ? row.Kind == TargetKind.Qualitative ? words.Counted(told, row.Kind) : told.Actual?.Value : null, TargetExport.Of(row.Top), row.Top?.Achievement,
            row.Top is { } stands ? words["standing." + stands.Standing].Value : null, row.Waiting, row.Returned, row.Reached, row.NotReached, row.Contested, $"{asked.Site}/targets/{row.Id}",
        });
    }
}
