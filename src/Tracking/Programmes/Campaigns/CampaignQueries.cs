using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

internal static class CampaignQueries
{
    /// <summary>A draft is seen where the asker's drafts are; what was sent, by the asker's side and by everybody who sees one of its requests.</summary>
    public static IQueryable<Campaign> VisibleTo(this IQueryable<Campaign> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewProgrammes) && user.IsWhole(Permission.ViewDrafts))
            return rows;
        var scope = db.Scope(user, Permission.ViewProgrammes);
        var drafts = db.Scope(user, Permission.ViewDrafts);
        return rows.Where(row => row.State == CampaignState.Draft
            ? drafts.Any(within => within.DescendantId == row.AskerId)
            : scope.Any(within => within.DescendantId == row.AskerId)
                || db.CampaignRequests.Any(request => request.CampaignId == row.Id && scope.Any(within => within.DescendantId == request.OrganisationId)));
    }

    /// <summary>The asker's side, and that of who is asked, each with their superiors.</summary>
    public static IQueryable<CampaignRequest> VisibleTo(this IQueryable<CampaignRequest> rows, CurrentUser user, TrackingDb db)
    {
        if (user.IsWhole(Permission.ViewProgrammes))
            return rows;
        var scope = db.Scope(user, Permission.ViewProgrammes);
        return rows.Where(row => scope.Any(within => within.DescendantId == row.OrganisationId) || scope.Any(within => within.DescendantId == row.AskerId));
    }

    /// <summary>
    /// For whom the user may ask: who assigns work asks for the house where they assign; and in the name of those whose programmes they write, as an office does for its committee and
    /// its standing committee.
    /// </summary>
    public static async Task<bool> AsksForAsync(this TrackingDb db, CurrentUser user, OrganisationId asker, CancellationToken cancel) =>
        user.Has(Permission.AssignWork) && (await db.OwnSideAsync(user, cancel)).Contains(asker)
        && (await db.ReachesAsync(user, Permission.AssignWork, asker, cancel) || (user.Has(Permission.DraftProgrammes) && await db.ReachesAsync(user, Permission.DraftProgrammes, asker, cancel)));

    /// <summary>Opens a campaign for an act of its asker's. The log names the permission.</summary>
    /// <param name="version">As the person saw it.</param>
    public static async Task<Outcome<(Campaign Campaign, Actor By)>> OpenAsync(
        this TrackingDb db, CurrentUser user, TimeProvider clock, CampaignId id, int version, CancellationToken cancel)
    {
        var campaign = await db.Campaigns.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel);
        if (campaign is null)
            return CampaignRefusals.NotFound;
        if (!await db.AsksForAsync(user, campaign.AskerId, cancel))
            return CampaignRefusals.NotAllowed;
        if (campaign.Version != version)
            return CampaignRefusals.ChangedMeanwhile;
        db.Under = Permission.AssignWork;
        return (campaign, Actor.Of(user, clock));
    }

    /// <summary>Saves an act; who comes second is told.</summary>
    public static async Task<Refusal?> SaveCampaignAsync(this TrackingDb db, CancellationToken cancel) =>
        await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : CampaignRefusals.ChangedMeanwhile;

    /// <summary>How far each has come, read from the programme that answers it, and whether it is in time.</summary>
    public static IQueryable<RequestPlace> Placed(this IQueryable<CampaignRequest> rows, TrackingDb db, DateOnly today, TrackingOptions options)
    {
        var soon = today.AddDays(options.CampaignDueSoonDays);
        return rows.GroupJoin(db.Programmes, request => request.ProgrammeId, programme => (ProgrammeId?)programme.Id, (request, begun) => new { request, begun })
            .SelectMany(pair => pair.begun.DefaultIfEmpty(), (pair, programme) => new RequestPlace
            {
                Id = pair.request.Id,
                CampaignId = pair.request.CampaignId,
                OrganisationId = pair.request.OrganisationId,
                AskedId = pair.request.AskedId,
                DueOn = pair.request.DueOn,
                OriginalDueOn = pair.request.OriginalDueOn,
                ReceivedAt = pair.request.ReceivedAt,
                ReceivedByName = pair.request.ReceivedByName,
                Programme = programme == null ? null : programme.Id,
                IssuedOn = programme == null ? null : programme.IssuedOn,
                Stage = programme == null ? (pair.request.ReceivedAt == null ? RequestStage.NotReceived : RequestStage.NotBegun)
                    : programme.State == ProgrammeState.Issued ? RequestStage.Issued
                    : programme.State == ProgrammeState.Decided ? RequestStage.Decided
                    : programme.State == ProgrammeState.Deciding ? RequestStage.Deciding
                    : programme.State == ProgrammeState.Consulting ? RequestStage.Consulting
                    : RequestStage.Drafting,
                Timing = programme != null && programme.IssuedOn != null
                        ? (programme.IssuedOn <= pair.request.DueOn ? RequestTiming.InTime : RequestTiming.IssuedLate)
                    : pair.request.DueOn < today ? RequestTiming.Overdue
                    : pair.request.DueOn <= soon ? RequestTiming.DueSoon
                    : RequestTiming.OnTrack,
            });
    }
}

/// <summary>A request with how far it has come.</summary>
internal sealed class RequestPlace
{
    public required CampaignRequestId Id { get; init; }

    public required CampaignId CampaignId { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who was asked at sending.</summary>
    public required OrganisationId AskedId { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly OriginalDueOn { get; init; }

    public required DateTime? ReceivedAt { get; init; }

    public required string? ReceivedByName { get; init; }

    public required ProgrammeId? Programme { get; init; }

    public required DateOnly? IssuedOn { get; init; }

    public required RequestStage Stage { get; init; }

    public required RequestTiming Timing { get; init; }
}
