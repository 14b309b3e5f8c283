using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>
/// Names a programme of the house that is there already as the answer to a request: one that was begun, issued or taken over before it was asked for. What
/// the campaign's rules say does not concern the organisation is said of it too, where it says nothing itself.
/// </summary>
public sealed class AnswerRequest(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">Of the request as the person saw it.</param>
    public sealed record Input(CampaignRequestId Request, int Version, ProgrammeId Programme);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        var request = await db.CampaignRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        var campaign = request is null ? null : await db.Campaigns.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.CampaignId, cancel);
        if (campaign is null)
            return CampaignRefusals.RequestNotFound;
        var opened = await db.OpenToCompareAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (programme, by) = opened.Value;
        // Who registered the document in a registry of their own has answered that copy of it.
        if (!await db.Documents.CopiesOf(db, campaign.DocumentId).AnyAsync(row => row.Id == programme.ParentDocumentId, cancel) || !await db.House(request!.OrganisationId, user.Today).ContainsAsync(programme.OwnerId, cancel))
            return CampaignRefusals.RequestOfOther;
        if (request.Version != input.Version)
            return request.ProgrammeId is null ? CampaignRefusals.ChangedMeanwhile : CampaignRefusals.AlreadyAnswered;
        if (request.AnswerBy(programme.Id, (await db.OwnSideAsync(user, cancel)).Contains(request.OrganisationId), by) is { } refusal)
            return refusal;
        programme.Answers(true, by);
        await RequestRules.ExcuseAsync(db, programme, campaign, request, by, cancel);
        return await db.SaveCampaignAsync(cancel);
    }

    /// <summary>It was named by mistake: the request waits for another programme, which stays as it is.</summary>
    public async Task<Refusal?> TakeBackAsync(CampaignRequestId id, int version, CancellationToken cancel = default)
    {
        var request = await db.CampaignRequests.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (request is null)
            return CampaignRefusals.RequestNotFound;
        if (request.ProgrammeId is not { } answer)
            return CampaignRefusals.NothingChanged;
        var opened = await db.OpenToCompareAsync(user, clock, answer, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (request.Version != version)
            return CampaignRefusals.ChangedMeanwhile;
        request.Reopen();
        opened.Value.Programme.Answers(false, opened.Value.By);
        return await db.SaveCampaignAsync(cancel);
    }
}
