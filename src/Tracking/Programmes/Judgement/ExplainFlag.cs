using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Judgement;

/// <summary>The organisation says something to what was pointed out; an empty text takes that back.</summary>
public sealed class ExplainFlag(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Passage">The words that were pointed out; they must stand in the programme.</param>
    public sealed record Input(ProgrammeId Programme, FlagKind Kind, [Longest(20_000)] string Passage, [Longest(FlagExplanation.LongestExplanation)] string? Explanation, bool IsTakenBack = false);

    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal;
        var (programme, by) = opened.Value;
        if (programme.State == ProgrammeState.Withdrawn)
            return ProgrammeRefusals.Withdrawn;
        var key = Flag.KeyOf(input.Passage);
        var said = await db.FlagExplanations.SingleOrDefaultAsync(row => row.ProgrammeId == input.Programme && row.Kind == input.Kind && row.PassageKey == key, cancel);
        if (input.IsTakenBack)
        {
            if (said is not null)
                db.Remove(said);
            return await db.SaveActAsync(input.Programme, cancel);
        }

        if (string.IsNullOrWhiteSpace(input.Explanation))
            return ProgrammeRefusals.ExplanationMissing;
        var outline = await ProgrammeOutline.LoadAsync(db, input.Programme, cancel);
        if (string.IsNullOrWhiteSpace(input.Passage)
            || (!Flag.StandsIn(input.Passage, await JudgeProgramme.TextOfAsync(db, programme, outline, cancel)) && !outline.Commitments.Any(one => Flag.StandsIn(input.Passage, one.Commitment.What))))
            return ProgrammeRefusals.PassageMissing;
        if (said is null)
            db.Add(new FlagExplanation(input.Programme, input.Kind, key, Flag.Shown(input.Passage), input.Explanation, by));
        else
            said.Explain(input.Explanation, by);
        return await db.SaveActAsync(input.Programme, cancel);
    }
}
