using DonDoc.Formats.Csv;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Web.Access;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Organisations;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Audit;

/// <summary>The entries that a filter finds, as a table for a spreadsheet. Taking it is itself an entry, with the filter.</summary>
static class AuditExport
{
    /// <summary>Rows of one export; who wants more narrows the days.</summary>
    public const int Most = 100_000;

    static readonly string[] Columns = ["number", "at", "who", "program", "what", "act", "kind", "subject", "owner", "address", "outcome"];

    public static void MapAuditExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/export", SendAsync).RequireAuthorization(nameof(Permission.ViewAudit)).ExcludeFromDescription();

    static async Task SendAsync(
        HttpContext http, ListAuditEntries list, FindOrganisationByName find, RecordRead record, CurrentUser user, IStringLocalizer<AuditWords> words, CancellationToken cancel)
    {
        var filter = AuditFilter.Of(http.Request.Query);
        var choice = await OrganisationChoice.OfAsync(filter.Organisation, Permission.ViewAudit, find, cancel);
        // Before the first row leaves.
        await record.RunAsync(new("audit.exported", Details: new Dictionary<string, string?> { ["query"] = http.Request.QueryString.Value }), cancel);

        http.Response.ContentType = CsvWriter.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"nhat-ky-{Dates.ForMachine(user.Today)}.csv\"";
        await using var csv = new CsvWriter(http.Response.Body);
        await csv.WriteRowAsync([.. Columns.Select(name => (object?)words["column." + name].Value)]);
        var page = await list.RunAsync(filter.Input(choice, new PageRequest(Limit: PageRequest.Ceiling)), cancel);
        for (var sent = 0; ;)
        {
            foreach (var row in page.Items)
            {
                await csv.WriteRowAsync(row.Sequence, row.At, row.AccountName, row.TokenName, words.Act(row.Act), row.Act, row.SubjectKind, row.SubjectId,
                    row.OwnerName, row.Address, row.Refusal);
            }

            sent += page.Items.Count;
            if (page.Next is not { } next || sent >= Most)
                break;
            page = await list.RunAsync(filter.Input(choice, new PageRequest(next, PageRequest.Ceiling)), cancel);
        }
    }
}
