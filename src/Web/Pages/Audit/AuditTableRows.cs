using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Pages.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Audit;

/// <summary>The entries that a filter finds, as a table. Taking it is itself an entry, with the filter.</summary>
sealed class AuditTableRows(ListAuditEntries list, FindOrganisationByName find, IStringLocalizer<AuditWords> words) : ITableRows
{
    static readonly string[] Columns = ["number", "at", "who", "program", "what", "act", "kind", "subject", "owner", "address", "outcome"];

    public IReadOnlyList<SheetHead> Heads => [.. Columns.Select(name => new SheetHead(words["column." + name], 20))];

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel)
    {
        var filter = AuditFilter.Of(asked.Query);
        return await list.CountAsync(filter.Input(await OrganisationChoice.OfAsync(filter.Organisation, Permission.ViewAudit, find, cancel), new PageRequest()), most, cancel);
    }

    public async IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = AuditFilter.Of(asked.Query);
        var choice = await OrganisationChoice.OfAsync(filter.Organisation, Permission.ViewAudit, find, cancel);
        await foreach (var row in ListTable.AllAsync(page => list.RunAsync(filter.Input(choice, page), cancel)).WithCancellation(cancel))
            yield return [row.Sequence, row.At, row.AccountName, row.TokenName, words.Act(row.Act), row.Act, row.SubjectKind, row.SubjectId, row.OwnerName, row.Address, row.Refusal];
    }
}
