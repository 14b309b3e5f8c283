using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Campaigns;
using DonDoc.Tracking.Programmes.Opinions;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes;

/// <summary>
/// What is asked of organisations that ended, what they write and what they ask: handed to their successors, as a part of the act that
/// ended them and in its transaction. What is issued, answered or closed stays with them. Who only gives a part away keeps it all.
/// </summary>
internal sealed class InheritProgrammes(TrackingDb db, Actor by)
{
    /// <summary>Under way about a document, by owner: an organisation writes one at a time.</summary>
    private readonly HashSet<(OrganisationId Owner, Documents.DocumentId Document)> underWay = [];

    public async Task<Refusal?> RunAsync(Inheritances left, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var batch in left.All.Where(one => one.Ends).Select(one => one.Predecessor).Chunk(Inheritances.Batch))
        {
            // Before what is asked: a programme that yields leaves its requests open.
            await PassProgrammesAsync(left, batch, counts, cancel);
            await PassRequestsAsync(left, batch, counts, cancel);
            await PassCampaignsAsync(left, batch, counts, cancel);
            await PassOpinionsAsync(left, batch, counts, cancel);
            if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
                return CampaignRefusals.ChangedMeanwhile;
            db.ChangeTracker.Clear();
        }

        return null;
    }

    /// <summary>What of them is open: for the act, and for who wants to know before.</summary>
    internal static IQueryable<Programme> OpenProgrammes(TrackingDb db) =>
        db.Programmes.Where(row => row.State != ProgrammeState.Issued && row.State != ProgrammeState.Withdrawn);

    internal static IQueryable<CampaignRequest> OpenRequests(TrackingDb db) =>
        db.CampaignRequests.Where(row => db.Campaigns.Any(campaign => campaign.Id == row.CampaignId && campaign.State == CampaignState.Sent)
            && !db.Programmes.Any(programme => programme.Id == row.ProgrammeId && programme.State == ProgrammeState.Issued));

    internal static IQueryable<Campaign> OpenCampaigns(TrackingDb db) => db.Campaigns.Where(row => row.State != CampaignState.Closed);

    internal static IQueryable<OpinionRequest> OpenOpinions(TrackingDb db) =>
        db.OpinionRequests.Where(row => row.OrganisationId != null && !db.Opinions.Any(given => given.RequestId == row.Id)
            && OpenProgrammes(db).Any(programme => programme.Id == row.ProgrammeId));

    private async Task PassProgrammesAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        var programmes = await OpenProgrammes(db).Where(row => batch.Contains(row.OwnerId)).OrderBy(row => row.BegunAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var heirs = programmes.Select(row => left.Remaining(row.OwnerId)).ToHashSet();
        underWay.UnionWith((await OpenProgrammes(db).Where(row => heirs.Contains(row.OwnerId)).Select(row => new { row.OwnerId, row.ParentDocumentId }).ToListAsync(cancel))
            .Select(row => (row.OwnerId, row.ParentDocumentId)));
        foreach (var programme in programmes)
        {
            var heir = left.Remaining(programme.OwnerId);
            if (underWay.Add((heir, programme.ParentDocumentId)))
            {
                programme.PassTo(heir, left.Note, by);
            }
            else
            {
                programme.Yield(left.Note, by);
                foreach (var request in await db.CampaignRequests.Where(row => row.ProgrammeId == programme.Id).ToListAsync(cancel))
                    request.Reopen();
            }

            counts.Programmes++;
        }
    }

    private async Task PassRequestsAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var request in await OpenRequests(db).Where(row => batch.Contains(row.OrganisationId)).ToListAsync(cancel))
        {
            request.PassTo(left.Remaining(request.OrganisationId));
            counts.Requests++;
        }
    }

    private async Task PassCampaignsAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        foreach (var campaign in await OpenCampaigns(db).Where(row => batch.Contains(row.AskerId)).ToListAsync(cancel))
        {
            var heir = left.Remaining(campaign.AskerId);
            campaign.PassTo(heir);
            // The campaign's own change is told; its requests only repeat whose it is.
            await db.CampaignRequests.Where(row => row.CampaignId == campaign.Id).ExecuteUpdateAsync(rows => rows.SetProperty(row => row.AskerId, heir), cancel);
            counts.Campaigns++;
        }
    }

    private async Task PassOpinionsAsync(Inheritances left, OrganisationId[] batch, InheritedCounts counts, CancellationToken cancel)
    {
        var asked = await OpenOpinions(db).Where(row => batch.Contains(row.OrganisationId!.Value)).ToListAsync(cancel);
        var rounds = asked.Select(row => row.RoundId).ToHashSet();
        var known = (await db.OpinionRequests.Where(row => rounds.Contains(row.RoundId) && row.OrganisationId != null).Select(row => new { row.RoundId, row.OrganisationId }).ToListAsync(cancel))
            .Select(row => (row.RoundId, row.OrganisationId!.Value)).ToHashSet();
        foreach (var request in asked)
        {
            // Who is asked in the same round already answers for both.
            if (known.Add((request.RoundId, left.Remaining(request.OrganisationId!.Value))))
                request.PassTo(left.Remaining(request.OrganisationId.Value));
            counts.Opinions++;
        }
    }
}
