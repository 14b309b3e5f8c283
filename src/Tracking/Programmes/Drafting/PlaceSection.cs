using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Puts a section, with all below it, one place up or down among its sisters; or takes away one that has nothing below it.</summary>
public sealed class PlaceSection(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> MoveAsync(ProgrammeId programme, ProgrammeSectionId section, bool up, CancellationToken cancel = default)
    {
        var opened = await db.OpenToWriteAsync(user, clock, programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (await db.SectionAsync(programme, section, cancel) is not { } found)
            return ProgrammeRefusals.SectionNotFound;
        var sisters = await db.ProgrammeSections.Where(row => row.ProgrammeId == programme && row.UnderId == found.UnderId).OrderBy(row => row.Ordinal).ThenBy(row => row.Id).ToListAsync(cancel);
        var at = sisters.FindIndex(row => row.Id == section);
        var other = up ? at - 1 : at + 1;
        if (other < 0 || other >= sisters.Count)
            return ProgrammeRefusals.NoFurther;
        (sisters[at], sisters[other]) = (sisters[other], sisters[at]);
        for (var i = 0; i < sisters.Count; i++)
            sisters[i].Place(i);
        return await db.SaveActAsync(programme, cancel);
    }

    /// <param name="version">Of the section as the person saw it.</param>
    public async Task<Refusal?> RemoveAsync(ProgrammeId programme, ProgrammeSectionId section, int version, CancellationToken cancel = default)
    {
        var opened = await db.OpenToWriteAsync(user, clock, programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (await db.SectionAsync(programme, section, cancel) is not { } found)
            return ProgrammeRefusals.SectionNotFound;
        if (found.Version != version)
            return ProgrammeRefusals.SectionChanged.ChangedBy(found.EditedByName, found.EditedAt);
        if (found.LeaseOfAnother(opened.Value.By) is { } leased)
            return leased;
        if (await db.ProgrammeSections.AnyAsync(row => row.UnderId == section, cancel) || await db.ProgrammeCommitments.AnyAsync(row => row.SectionId == section, cancel))
            return ProgrammeRefusals.SectionNotEmpty;
        db.Remove(found);
        return await db.SaveActAsync(programme, cancel);
    }
}
