using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Bottlenecks;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Bottlenecks;

/// <summary>The bottlenecks that a filter finds, as a table.</summary>
sealed class BottleneckTableRows(ListBottlenecks list, IStringLocalizer<BottleneckWords> words) : ITableRows
{
    static readonly string[] Columns =
        ["code", "hinders", "kind", "severity", "raiser", "resolver", "state", "raised-on", "answer-due", "days-open", "days-with", "days-late", "ended-on", "holds-up", "address"];

    public IReadOnlyList<SheetHead> Heads => [.. Columns.Select(name => new SheetHead(words[name], name == "hinders" ? 60 : 18))];

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel) => await list.CountAsync(BottleneckFilter.Of(asked.Query).Input(new PageRequest()), most, cancel);

    public IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, CancellationToken cancel)
    {
        var filter = BottleneckFilter.Of(asked.Query);
        return ListTable.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Select(row => new object?[]
        {
            row.Code, row.Hinders, words.Kind(row.Kind), words["severity." + row.Severity].Value, row.RaiserName, row.ResolverName, words["state." + row.State].Value, row.RaisedOn, row.Age.WaitsUntil,
            row.Age.DaysOpen, row.Age.DaysWithResolver, row.Age.DaysLate, row.EndedOn, string.Join("; ", row.HoldsUp.Select(held => held.Code)), $"{asked.Site}/bottlenecks/{row.Id}",
        });
    }
}
