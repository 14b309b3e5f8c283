using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>One commitment of a programme, for what is made of it.</summary>
public sealed class FindCommitment(TrackingDb db, CurrentUser user)
{
    /// <param name="LeadName">The lead's name today where it is one of the tree, otherwise as the text says it.</param>
    public sealed record Result(ProgrammeId Programme, CommitmentWords Words, string? LeadName);

    public async Task<Outcome<Result>> RunAsync(ProgrammeCommitmentId id, CancellationToken cancel = default)
    {
        var found = await db.ProgrammeCommitments.AsNoTracking().Where(row => row.Id == id)
            .Where(row => db.Programmes.VisibleTo(user, db).Any(programme => programme.Id == row.ProgrammeId)).SingleOrDefaultAsync(cancel);
        if (found is null)
            return ProgrammeRefusals.CommitmentNotFound;
        var name = await db.NamesOn(user.Today).Where(row => row.OrganisationId == found.LeadId).Select(row => row.Name).FirstOrDefaultAsync(cancel);
        return new Result(found.ProgrammeId, found.Words, name ?? found.LeadName);
    }
}
