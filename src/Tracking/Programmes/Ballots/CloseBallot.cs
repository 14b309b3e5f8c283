using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>Closes a ballot: the votes are counted by its rule, and the programme is adopted, or goes back to its writers.</summary>
public sealed class CloseBallot(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    /// <param name="Version">Of the ballot as the person saw it.</param>
    /// <param name="BeforeItsDay">Whoever closes a written ballot knows that its last day is not over and members have not voted.</param>
    /// <param name="For">With the next two: of a counted ballot.</param>
    public sealed record Input(ProgrammeId Programme, BallotId Ballot, int Version, [Longest(Ballots.Ballot.LongestMinutes)] string? Minutes, int? For = null, int? Against = null, int? Abstained = null, bool BeforeItsDay = false);

    public async Task<Outcome<BallotResult>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, null, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        var ballot = await db.Ballots.Include(row => row.Members).SingleOrDefaultAsync(row => row.Id == input.Ballot && row.ProgrammeId == input.Programme, cancel);
        if (ballot is null)
            return BallotRefusals.NotFound;
        if (ballot.Version != input.Version)
            return BallotRefusals.ChangedMeanwhile;
        // What is missing in the form is said first.
        var isWhole = !string.IsNullOrWhiteSpace(input.Minutes) && (ballot.Counting == BallotCounting.Named || input is { For: not null, Against: not null, Abstained: not null });
        var silent = ballot.Members.Count - (ballot.Counting == BallotCounting.Counted ? (input.For ?? 0) + (input.Against ?? 0) + (input.Abstained ?? 0) : ballot.Count().Taking);
        if (isWhole && !input.BeforeItsDay && ballot.ClosedAt is null && ballot.Form == BallotForm.Written && user.Today <= ballot.Day && silent > 0)
            return BallotRefusals.StillTime.With($"{silent}", PageRequest.Key(ballot.Day));
        var closed = ballot.Close(input is { For: { } agree, Against: { } against, Abstained: { } abstained } ? (agree, against, abstained) : null, input.Minutes, by);
        if (closed.IsRefused)
            return closed.Refusal!;
        var result = closed.Value;
        // In figures, for the history; the page says them in words.
        var figures = $"{result.For}/{result.Against}/{result.Abstained}, {result.Taking}/{result.Members}";
        var followed = result.Outcome == BallotOutcome.Adopted ? programme.Decide(figures, by) : programme.TakeUpAgain(figures, by);
        if (followed is { } refusal)
            return refusal;
        return await db.SaveActAsync(programme.Id, cancel) is { } lost ? lost : result;
    }
}
