using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Opinions;

/// <summary>Says what becomes of an opinion: accepted, in part, or not, with the reason and what was changed. It may be said anew until the programme is withdrawn.</summary>
public sealed class DisposeOpinion(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">Of the opinion as the person saw it.</param>
    /// <param name="Change">What was changed for it.</param>
    /// <param name="Section">Where.</param>
    public sealed record Input(
        ProgrammeId Programme, OpinionId Opinion, int Version, Disposal Disposal, [Longest(Opinions.Opinion.LongestReason)] string? Reason,
        [Longest(Opinions.Opinion.LongestReason)] string? Change, ProgrammeSectionId? Section);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        // An opinion may come after the vote: the table of opinions is whole all the same.
        var opened = await db.OpenAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        if (opened.Value.Programme.State == ProgrammeState.Withdrawn)
            return ProgrammeRefusals.Withdrawn;
        var opinion = await db.Opinions.Include(row => row.Disposals).SingleOrDefaultAsync(row => row.Id == input.Opinion && row.ProgrammeId == input.Programme, cancel);
        if (opinion is null)
            return OpinionRefusals.NotFound;
        if (opinion.Version != input.Version)
            return await MeanwhileAsync(input.Opinion, cancel);
        if (input.Section is { } section && await db.SectionAsync(input.Programme, section, cancel) is null)
            return ProgrammeRefusals.SectionNotFound.At("Section");
        return opinion.Dispose(input.Disposal, input.Reason, input.Change, input.Section, opened.Value.By)
            ?? (await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : await MeanwhileAsync(input.Opinion, cancel));
    }

    private async Task<Refusal> MeanwhileAsync(OpinionId opinion, CancellationToken cancel)
    {
        var last = await db.OpinionDisposals.AsNoTracking().Where(row => row.OpinionId == opinion).OrderByDescending(row => row.Ordinal).Select(row => row.ByName).FirstOrDefaultAsync(cancel);
        // A version that never was: a form that somebody made up.
        return last is null ? OpinionRefusals.NotFound : OpinionRefusals.DisposedMeanwhile.With(last);
    }
}
