using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Sends a campaign: every recipient gets its request in one transaction, and rules and words are frozen.</summary>
public sealed class SendCampaign(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(CampaignId Campaign, int Version);

    /// <returns>How many are asked.</returns>
    public async Task<Outcome<int>> RunAsync(Input input, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (campaign, by) = opened.Value;
        var asked = await ShowRecipients.Asked(db, user, campaign).OrderBy(row => row.Id).Select(row => new { row.Id, row.Level, row.Type, row.Field }).ToListAsync(cancel);
        // The campaign first: of two who send at once, the second finds it changed before anything of theirs is written.
        if ((campaign.Send(asked.Count, by) ?? await db.SaveCampaignAsync(cancel)) is { } refusal)
            return refusal;
        await db.BulkInsertAsync(asked.ConvertAll(row => new CampaignRequest(campaign, row.Id, row.Level, row.Type, row.Field, by.At)), cancel);
        await transaction.CommitAsync(cancel);
        return asked.Count;
    }
}
