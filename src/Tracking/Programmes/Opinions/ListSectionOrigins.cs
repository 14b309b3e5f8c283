using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Which opinions the sections of a programme took in: the mark at a section that shows what came from whom.</summary>
public sealed class ListSectionOrigins(TrackingDb db, CurrentUser user)
{
    /// <param name="Change">What was changed for it, in the words of who did it.</param>
    /// <param name="IsUnchanged">No word of the section, nor of what is undertaken in it, was written since the opinion was asked for: it is taken in by name only.</param>
    public sealed record Origin(OpinionId Opinion, string From, string Text, Disposal Disposal, string? Change, bool IsUnchanged);

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
                AskedAt = db.OpinionRequests.Where(request => request.Id == row.RequestId).Join(db.OpinionRounds, request => request.RoundId, round => round.Id, (request, round) => round.AskedAt).First(),
                From = db.OpinionRequests.Where(request => request.Id == row.RequestId).Select(request => request.AskedName).First(),
                Last = db.OpinionDisposals.Where(said => said.OpinionId == row.Id).OrderByDescending(said => said.Ordinal).Select(said => new { said.Disposal, said.Change, said.SectionId }).First(),
            }).ToListAsync(cancel);
        if (taken.Count == 0)
            return Array.Empty<(ProgrammeSectionId Section, Origin Origin)>().ToLookup(pair => pair.Section, pair => pair.Origin);
        var written = (await db.ProgrammeSections.Where(row => row.ProgrammeId == id).Select(row => new { row.Id, row.EditedAt })
            .Concat(db.ProgrammeCommitments.Where(row => row.ProgrammeId == id).Select(row => new { Id = row.SectionId, row.EditedAt })).ToListAsync(cancel)).ToLookup(row => row.Id, row => row.EditedAt);
        return taken.Where(row => (row.Last.SectionId ?? row.SectionId) is not null).Select(row => (Section: (row.Last.SectionId ?? row.SectionId)!.Value, Row: row)).ToLookup(
            pair => pair.Section, pair => new Origin(pair.Row.Id, pair.Row.From, pair.Row.Text, pair.Row.Last.Disposal, pair.Row.Last.Change, !written[pair.Section].Any(at => at > pair.Row.AskedAt)));
    }
}
