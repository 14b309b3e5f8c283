using System.Runtime.CompilerServices;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Assignments;

/// <summary>The assignments that a filter finds, as a table that can be given back changed.</summary>
sealed class AssignmentTableRows(ListAssignments list, ListSheetDetails details, IStringLocalizer<AssignmentWords> words) : ITableRows
{
    public IReadOnlyList<SheetHead> Heads => AssignmentColumns.All(words);

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel) =>
        await list.CountAsync(AssignmentFilter.Of(asked.Query).Input(new PageRequest()), most, cancel);

    public async IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, [EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = AssignmentFilter.Of(asked.Query);
        // What lists do not show is asked once for each page of them.
        await foreach (var rows in ListTable.AllAsync(page => list.RunAsync(filter.Input(page), cancel)).Chunk(PageRequest.Ceiling).WithCancellation(cancel))
        {
            var more = await details.RunAsync([.. rows.Select(row => row.Id)], cancel);
            foreach (var row in rows)
                yield return AssignmentColumns.Cells(row, more.GetValueOrDefault(row.Id), $"{asked.Site}/assignments/{row.Id}", words);
        }
    }
}
