using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Coverage;

/// <summary>
/// Confirms all clear suggestions at once, each as an answer in part: that one answers in full is said of that pair alone. What was so confirmed can be taken back as it came, as far
/// as nobody has decided on it since.
/// </summary>
public sealed class ConfirmClear(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <returns>How many provisions are answered by it.</returns>
    public async Task<Outcome<int>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var opened = await db.OpenToCompareAsync(user, clock, id, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        var shown = await new ShowCoverage(db, user).RunAsync(id, cancel);
        if (shown.IsRefused)
            return shown.Refusal!;
        var clear = shown.Value.Clear.Select(row => (row.Provision, Suggested: row.Suggestions[0])).Take(DecideAnswers.Most).ToList();
        if (clear.Count == 0)
            return ProgrammeRefusals.NothingClear;
        foreach (var (provision, suggested) in clear)
            db.Add(new CommitmentAnswer(id, suggested.Commitment.Id, provision, AnswerExtent.Partial, AnswerDecision.Confirmed, suggested.Score, suggested.Words, by));
        await ChangedAsync(id, [.. clear.Select(one => one.Suggested.Commitment.Id)], by, cancel);
        programme.ConfirmTogether(clear.Count, by);
        return await db.SaveActAsync(id, cancel) is { } lost ? lost : clear.Count;
    }

    /// <param name="at">Of the act that is taken back, as it was shown.</param>
    /// <returns>How many answers were.</returns>
    public async Task<Outcome<int>> TakeBackAsync(ProgrammeId id, DateTime at, CancellationToken cancel = default)
    {
        var opened = await db.OpenToCompareAsync(user, clock, id, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        if (await db.LastTogetherAsync(id, cancel) is not { } last || last.At != at)
            return ProgrammeRefusals.NothingToTakeBack;
        var standing = (await db.CommitmentAnswers.Where(row => row.ProgrammeId == id && row.DecidedAt == at).ToListAsync(cancel)).FindAll(last.IsUnchanged);
        if (standing.Count == 0)
            return ProgrammeRefusals.NothingToTakeBack;
        db.RemoveRange(standing);
        await ChangedAsync(id, [.. standing.Select(row => row.CommitmentId)], by, cancel);
        programme.TakeBackTogether(standing.Count, by);
        return await db.SaveActAsync(id, cancel) is { } lost ? lost : standing.Count;
    }

    private async Task ChangedAsync(ProgrammeId id, HashSet<ProgrammeCommitmentId> commitments, Actor by, CancellationToken cancel)
    {
        foreach (var commitment in await db.ProgrammeCommitments.Where(row => row.ProgrammeId == id && commitments.Contains(row.Id)).ToListAsync(cancel))
            commitment.AnswersChanged(by);
    }
}

/// <summary>The act by which clear suggestions were confirmed at once; the answers that it left bear its moment and its author.</summary>
internal sealed record Together(DateTime At, Guid By, string ByName)
{
    public bool IsUnchanged(CommitmentAnswer answer) =>
        answer.DecidedAt == At && answer.DecidedBy == By && answer is { Decision: AnswerDecision.Confirmed, Extent: AnswerExtent.Partial };
}

internal static class TogetherQueries
{
    /// <summary>The last time that suggestions of a programme were confirmed at once; null where that never was, or was taken back.</summary>
    public static async Task<Together?> LastTogetherAsync(this TrackingDb db, ProgrammeId programme, CancellationToken cancel) =>
        await db.ProgrammeEvents.Where(row => row.ProgrammeId == programme && row.Act == ProgrammeAct.ConfirmedTogether).OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Select(row => new Together(row.At, row.By, row.ByName)).FirstOrDefaultAsync(cancel);
}
