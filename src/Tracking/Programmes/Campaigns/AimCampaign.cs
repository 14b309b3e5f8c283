using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Chooses whom a draft will ask: those below one organisation, by level and type.</summary>
public sealed class AimCampaign(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Levels">Every level where there are none.</param>
    /// <param name="Types">Every type where there are none.</param>
    public sealed record Input(CampaignId Campaign, int Version, OrganisationId Under, IReadOnlyList<OrganisationLevel> Levels, IReadOnlyList<OrganisationType> Types);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (!await db.AddressableAsync(user, input.Under, cancel))
            return CampaignRefusals.UnderOutOfReach;
        return opened.Value.Campaign.Aim(new CampaignAudience(input.Under, input.Levels, input.Types)) ?? await db.SaveCampaignAsync(cancel);
    }
}

/// <summary>Adds a single organisation to those that are asked, or leaves one out, with the reason; or takes such a choice back.</summary>
public sealed class ChooseRecipient(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="IsAsked">Null: the choice is taken back.</param>
    public sealed record Input(CampaignId Campaign, int Version, OrganisationId Recipient, bool? IsAsked, [Longest(CampaignChoice.LongestReason)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var campaign = opened.Value.Campaign;
        if (input.Recipient == campaign.AskerId)
            return CampaignRefusals.RecipientIsAsker;
        if (!await db.AddressableAsync(user, input.Recipient, cancel))
            return CampaignRefusals.RecipientOutOfReach;
        if (input.IsAsked is not null && string.IsNullOrWhiteSpace(input.Reason))
            return CampaignRefusals.RecipientReasonMissing;
        var known = await db.CampaignChoices.SingleOrDefaultAsync(row => row.CampaignId == campaign.Id && row.OrganisationId == input.Recipient, cancel);
        if (campaign.Touch() is { } refusal)
            return refusal;
        switch (input.IsAsked)
        {
            case { } asked when known is null:
                db.Add(new CampaignChoice(campaign.Id, input.Recipient, asked, input.Reason!));
                break;
            case { } asked:
                known.Choose(asked, input.Reason!);
                break;
            case null when known is null:
                return CampaignRefusals.NothingChanged;
            default:
                db.Remove(known);
                break;
        }

        return await db.SaveCampaignAsync(cancel);
    }
}
