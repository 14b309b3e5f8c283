using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>Gives one recipient a later due date, with the reason; the one it was asked with stays beside it.</summary>
public sealed class ExtendRequest(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public sealed record Input(CampaignRequestId Request, int Version, DateOnly Due, [Longest(CampaignRequest.LongestReason)] string? Reason);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var request = await db.CampaignRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null)
            return CampaignRefusals.RequestNotFound;
        if (!await db.AsksForAsync(user, request.AskerId, cancel))
            return CampaignRefusals.NotAllowed;
        if (request.Version != input.Version)
            return CampaignRefusals.ChangedMeanwhile;
        if (await db.Campaigns.VisibleTo(user, db).AnyAsync(row => row.Id == request.CampaignId && row.State == CampaignState.Closed, cancel))
            return CampaignRefusals.Closed;
        if (await db.CampaignRequests.VisibleTo(user, db).Where(row => row.Id == input.Request).Placed(db, user.Today, options).AnyAsync(row => row.Stage == RequestStage.Issued, cancel))
            return CampaignRefusals.AlreadyIssued;
        db.Under = Permission.AssignWork;
        return request.Extend(input.Due, input.Reason, Actor.Of(user, clock)) ?? await db.SaveCampaignAsync(cancel);
    }
}

/// <summary>Closes a campaign: nobody is reminded any more. What is issued later still counts.</summary>
public sealed class CloseCampaign(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Input(CampaignId Campaign, int Version, [Longest(Campaigns.Campaign.LongestNote)] string? Note);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Campaign, input.Version, cancel);
        return opened.IsRefused ? opened.Refusal : opened.Value.Campaign.Close(input.Note, opened.Value.By) ?? await db.SaveCampaignAsync(cancel);
    }
}
