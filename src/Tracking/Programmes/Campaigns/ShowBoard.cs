using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Campaigns;

/// <summary>How far the recipients of a campaign have come, by parts of the tree; in a number of statements that does not depend on how many there are.</summary>
public sealed class ShowBoard(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <param name="Under">Below which organisation; below the campaign's own where null.</param>
    public sealed record Input(CampaignId Campaign, OrganisationId? Under = null);

    /// <param name="Path">From the campaign's own top down to above <paramref name="Under"/>.</param>
    /// <param name="Parts">Those right below, with all below each; and the organisation itself first, where it is asked.</param>
    /// <param name="Elsewhere">Recipients outside, where the top is shown: added singly.</param>
    public sealed record Result(OrganisationLabel Under, IReadOnlyList<OrganisationLabel> Path, Counts Total, IReadOnlyList<Part> Parts, int Elsewhere);

    /// <param name="IsItself">The organisation at the top alone, without those below it.</param>
    /// <param name="HasParts">Whether it can be opened.</param>
    public sealed record Part(OrganisationLabel Organisation, bool IsItself, bool HasParts, Counts Counts);

    /// <summary>Of some recipients: how many stand where.</summary>
    public sealed record Counts(IReadOnlyDictionary<RequestStage, int> Stages, IReadOnlyDictionary<RequestTiming, int> Timings)
    {
        public int All => Stages.Values.Sum();

        public int Of(RequestStage stage) => Stages.GetValueOrDefault(stage);

        public int Of(RequestTiming timing) => Timings.GetValueOrDefault(timing);
    }

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var today = user.Today;
        var campaign = await db.Campaigns.VisibleTo(user, db).Where(row => row.Id == input.Campaign && row.State != CampaignState.Draft)
            .Select(row => new { row.Id, row.UnderId }).SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return CampaignRefusals.NotFound;
        var top = input.Under ?? campaign.UnderId;
        var path = await db.AncestryOn(today).Where(up => up.DescendantId == top && db.AncestryOn(today).Any(over => over.AncestorId == campaign.UnderId && over.DescendantId == up.AncestorId))
            .Join(db.NamesOn(today), up => up.AncestorId, name => name.OrganisationId, (up, name) => new { up.Depth, up.AncestorId, name.Name })
            .OrderByDescending(up => up.Depth).Select(up => new OrganisationLabel(up.AncestorId, up.Name)).ToListAsync(cancel);
        if (path.Count == 0)
            return CampaignRefusals.NotFound;

        var requests = db.CampaignRequests.VisibleTo(user, db).Where(row => row.CampaignId == campaign.Id);
        var heads = db.PlacementsOn(today).Where(place => place.ParentId == top);
        // One row for each part, stage and timing: the part is the one right below the top on the way up, or the top itself.
        var counted = await requests.Placed(db, today, options)
            .Join(db.AncestryOn(today), row => row.OrganisationId, up => up.DescendantId, (row, up) => new { row.Stage, row.Timing, up.AncestorId, up.Depth })
            .Where(row => (row.AncestorId == top && row.Depth == 0) || heads.Any(place => place.OrganisationId == row.AncestorId))
            .GroupBy(row => new { row.AncestorId, IsBelow = row.Depth > 0, row.Stage, row.Timing })
            .Select(group => new { group.Key.AncestorId, group.Key.IsBelow, group.Key.Stage, group.Key.Timing, Count = group.Count() }).ToListAsync(cancel);
        var ids = counted.Select(row => row.AncestorId).Distinct().ToList();
        var names = await db.NamesOn(today).Where(name => ids.Contains(name.OrganisationId)).Join(db.Organisations, name => name.OrganisationId, row => row.Id, (name, row) => new
        {
            name.OrganisationId,
            name.Name,
            name.SortKey,
            row.Rank,
        }).OrderBy(row => row.Rank).ThenBy(row => row.SortKey).ThenBy(row => row.OrganisationId).ToListAsync(cancel);
        var elsewhere = top == campaign.UnderId
            ? await requests.CountAsync(row => !db.AncestryOn(today).Any(up => up.AncestorId == top && up.DescendantId == row.OrganisationId), cancel)
            : 0;
        Counts Of(IEnumerable<(RequestStage Stage, RequestTiming Timing, int Count)> rows)
        {
            var kept = rows.ToList();
            return new Counts(kept.GroupBy(row => row.Stage).ToDictionary(group => group.Key, group => group.Sum(row => row.Count)),
                kept.GroupBy(row => row.Timing).ToDictionary(group => group.Key, group => group.Sum(row => row.Count)));
        }

        var parts = names.Select(name => new Part(new OrganisationLabel(name.OrganisationId, name.Name), name.OrganisationId == top, counted.Any(row => row.AncestorId == name.OrganisationId && row.IsBelow),
            Of(counted.Where(row => row.AncestorId == name.OrganisationId).Select(row => (row.Stage, row.Timing, row.Count))))).OrderByDescending(part => part.IsItself).ToList();
        return new Result(path[^1], path[..^1], Of(counted.Select(row => (row.Stage, row.Timing, row.Count))), parts, elsewhere);
    }
}
