using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Which opinions the sections of a programme took in: the mark at a section that shows what came from whom.</summary>
public sealed class ListSectionOrigins(TrackingDb db, CurrentUser user)
{
    /// <param name="Change">What was changed for it, in the words of who did it.</param>
    public sealed record Origin(OpinionId Opinion, string From, string Text, Disposal Disposal, string? Change);

    /// <returns>By section; empty for who sees the programme, but not how it came about.</returns>
    public async Task<ILookup<ProgrammeSectionId, Origin>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var owner = await db.Programmes.VisibleTo(user, db).Where(row => row.Id == id).Select(row => (OrganisationId?)row.OwnerId).SingleOrDefaultAsync(cancel);
        if (owner is not { } house || !await db.ReachesAsync(user, Permission.ViewDrafts, house, cancel))
            return Array.Empty<(ProgrammeSectionId Section, Origin Origin)>().ToLookup(pair => pair.Section, pair => pair.Origin);
        var taken = await db.Opinions.Where(row => row.ProgrammeId == id && (row.Disposal == Disposal.Accepted || row.Disposal == Disposal.PartlyAccepted))
            .OrderBy(row => row.GivenAt).ThenBy(row => row.Id).Select(row => new
            {
                row.Id,
                row.Text,
                row.SectionId,
                From = db.OpinionRequests.Where(request => request.Id == row.RequestId).Select(request => request.AskedName).First(),
                Last = db.OpinionDisposals.Where(said => said.OpinionId == row.Id).OrderByDescending(said => said.Ordinal).Select(said => new { said.Disposal, said.Change, said.SectionId }).First(),
            }).ToListAsync(cancel);
        return taken.Select(row => (Section: row.Last.SectionId ?? row.SectionId, Origin: new Origin(row.Id, row.From, row.Text, row.Last.Disposal, row.Last.Change)))
            .Where(pair => pair.Section is not null).ToLookup(pair => pair.Section!.Value, pair => pair.Origin);
    }
}
