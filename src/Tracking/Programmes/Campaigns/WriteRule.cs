using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Writes a rule of a draft after those that it has: see <see cref="CampaignRule"/>.</summary>
public sealed class WriteRule(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Provision">With all below it; the whole document where null.</param>
    public sealed record Input(
        CampaignId Campaign, int Version, ProvisionId? Provision, OrganisationLevel? Level, OrganisationType? Type, [Longest(Organisation.LongestField)] string? Field, OrganisationId? Under,
        bool Applies, [Longest(CampaignRule.LongestReason)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var campaign = opened.Value.Campaign;
        if (input.Provision is { } provision
            && !await db.Provisions.AnyAsync(row => row.Id == provision && row.DocumentId == campaign.DocumentId && row.VersionNumber == campaign.DocumentVersion, cancel))
            return CampaignRefusals.RuleProvisionUnknown;
        if (input.Under is { } under && !await db.ReachesAsync(user, Permission.AddressWork, under, cancel))
            return CampaignRefusals.UnderOutOfReach;
        var last = await db.CampaignRules.Where(row => row.CampaignId == campaign.Id).MaxAsync(row => (int?)row.Number, cancel) ?? 0;
        var written = CampaignRule.Write(campaign.Id, last + 1, input.Provision, new RuleScope(input.Level, input.Type, input.Field, input.Under), input.Applies, input.Reason);
        if (written.IsRefused)
            return written.Refusal;
        if (campaign.Touch() is { } refusal)
            return refusal;
        db.Add(written.Value);
        return await db.SaveCampaignAsync(cancel);
    }
}

/// <summary>Takes a rule of a draft away; the others keep their order.</summary>
public sealed class RemoveRule(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(CampaignId Campaign, int Version, int Number);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var rule = await db.CampaignRules.SingleOrDefaultAsync(row => row.CampaignId == input.Campaign && row.Number == input.Number, cancel);
        if (rule is null)
            return CampaignRefusals.RuleNotFound;
        if (opened.Value.Campaign.Touch() is { } refusal)
            return refusal;
        db.Remove(rule);
        return await db.SaveCampaignAsync(cancel);
    }
}
