using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Programmes.Drafting;

/// <summary>Says that one is writing in a section, from the first keystroke on and again while one goes on.</summary>
public sealed class LeaseSection(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    public async Task<Refusal?> RunAsync(ProgrammeId programme, ProgrammeSectionId section, CancellationToken cancel = default)
    {
        var opened = await db.OpenToWriteAsync(user, clock, programme, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (await db.SectionAsync(programme, section, cancel) is not { } found)
            return ProgrammeRefusals.SectionNotFound;
        if (found.Lease(TimeSpan.FromMinutes(options.SectionLeaseMinutes), opened.Value.By) is { } refusal)
            return refusal;
        // Who saved meanwhile needs no warning from this: the version tells.
        await db.TrySaveAsync(cancel);
        return null;
    }
}
