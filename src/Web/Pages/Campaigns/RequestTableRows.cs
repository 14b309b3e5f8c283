using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Web.Appearance;
using DonDoc.Web.Pages.Exports;
using DonDoc.Web.Resources;
using Microsoft.Extensions.Localization;

namespace DonDoc.Web.Pages.Campaigns;

/// <summary>How far the recipients of a campaign have come, as a table, with the filters of the list.</summary>
sealed class RequestTableRows(ShowCampaign show, ListRequests list, IStringLocalizer<CampaignWords> words, IStringLocalizer<OrganisationWords> tree) : ITableRows
{
    public IReadOnlyList<SheetHead> Heads =>
    [
        new(words["organisation"], 44), new(tree["code"]), new(tree["level"]), new(tree["belongs"], 44), new(words["due"]), new(words["due.first"]), new(words["received"]), new(words["received-by"], 24),
        new(words["stage"], 20), new(words["timing"], 16), new(words["stage.Issued"]), new(words["recorded"]), new(words["reminded"]),
    ];

    public async Task<int?> CountAsync(TableQuery asked, int most, CancellationToken cancel)
    {
        var input = Input(asked.Query);
        return (await show.RunAsync(input.Campaign ?? default, cancel)).IsRefused ? null : await list.CountAsync(input, most, cancel);
    }

    public async IAsyncEnumerable<object?[]> RowsAsync(TableQuery asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in (await list.AllAsync(Input(asked.Query), cancel)).WithCancellation(cancel))
        {
            // Days alone, all in one form: a spreadsheet sorts by them.
            yield return
            [
                row.OrganisationName, row.Code, tree["level." + row.Level].Value, row.ParentName, row.DueOn, row.OriginalDueOn, row.ReceivedAt is { } at ? Clock.DayOf(at) : null, row.ReceivedBy,
                words["stage." + row.Stage].Value, words["timing." + row.Timing].Value, row.IssuedOn, row.RecordedAt is { } recorded ? Clock.DayOf(recorded) : null, row.RemindedOn,
            ];
        }
    }

    static ListRequests.Input Input(IQueryCollection query)
    {
        string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
        return new(new CampaignId(Guid.TryParse(query["id"], out var campaign) ? campaign : default), Guid.TryParse(query["under"], out var top) ? new OrganisationId(top) : null,
            query["alone"] == "true", Named.Read<RequestStage>(Text("stage")), Named.Read<RequestTiming>(Text("timing")), Text: Text("text"));
    }
}
