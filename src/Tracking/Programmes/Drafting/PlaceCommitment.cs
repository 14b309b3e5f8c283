using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Puts a commitment one place up or down in its section, or takes it out of the programme.</summary>
public sealed class PlaceCommitment(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> MoveAsync(ProgrammeId programme, ProgrammeCommitmentId commitment, bool up, CancellationToken cancel = default)
    {
        var opened = await db.OpenToWriteAsync(user, clock, programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (await db.CommitmentAsync(programme, commitment, cancel) is not { } found)
            return ProgrammeRefusals.CommitmentNotFound;
        var others = await db.ProgrammeCommitments.Where(row => row.SectionId == found.SectionId).OrderBy(row => row.Ordinal).ThenBy(row => row.Id).ToListAsync(cancel);
        var at = others.FindIndex(row => row.Id == commitment);
        var other = up ? at - 1 : at + 1;
        if (other < 0 || other >= others.Count)
            return ProgrammeRefusals.NoFurther;
        (others[at], others[other]) = (others[other], others[at]);
        for (var i = 0; i < others.Count; i++)
            others[i].Place(found.SectionId, i);
        return await db.SaveActAsync(programme, cancel);
    }

    /// <summary>Its answers go with it; what was kept of it in drafts stays.</summary>
    /// <param name="version">Of the commitment as the person saw it.</param>
    public async Task<Refusal?> RemoveAsync(ProgrammeId programme, ProgrammeCommitmentId commitment, int version, CancellationToken cancel = default)
    {
        var opened = await db.OpenToWriteAsync(user, clock, programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (await db.CommitmentAsync(programme, commitment, cancel) is not { } found)
            return ProgrammeRefusals.CommitmentNotFound;
        if (found.Version != version)
            return ProgrammeRefusals.CommitmentChanged.ChangedBy(found.EditedByName, found.EditedAt);
        db.RemoveRange(await db.CommitmentAnswers.Where(row => row.CommitmentId == commitment).ToListAsync(cancel));
        db.Remove(found);
        return await db.SaveActAsync(programme, cancel);
    }
}
