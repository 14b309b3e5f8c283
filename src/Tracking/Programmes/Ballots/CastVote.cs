using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>A member votes by their own account; or the clerk enters who is there and what they voted on paper.</summary>
public sealed class CastVote(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    private const int MostAttempts = 10;

    /// <param name="Member">Number of the member; null for the user's own vote.</param>
    public sealed record Input(ProgrammeId Programme, BallotId Ballot, int? Member, Vote Vote);

    /// <param name="Present">Numbers of those who take part.</param>
    /// <param name="Votes">By number; null takes back what was entered.</param>
    public sealed record Roll(ProgrammeId Programme, BallotId Ballot, int Version, IReadOnlyCollection<int> Present, IReadOnlyDictionary<int, Vote?> Votes);

    /// <summary>Members who vote in the same moment are no matter to each other: who came second is counted after the first. A clerk is told what changed.</summary>
    public async Task<Refusal?> RunAsync(Input input, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var refusal = await TryAsync(input, cancel);
            if (refusal != BallotRefusals.ChangedMeanwhile || input.Member is not null || attempt == MostAttempts)
                return refusal;
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Refusal?> TryAsync(Input input, CancellationToken cancel)
    {
        var found = await FindAsync(input.Programme, input.Ballot, cancel);
        if (found.IsRefused)
            return found.Refusal;
        var (programme, ballot) = found.Value;
        var by = Actor.Of(user, clock);
        var own = ballot.Members.FirstOrDefault(member => member.AccountId == user.AccountId);
        if (input.Member is not { } ordinal)
        {
            if (own is null)
                return BallotRefusals.NotMember;
            if (ballot.Form == BallotForm.Written && user.Today > ballot.Day)
                return BallotRefusals.TooLate;
            ordinal = own.Ordinal;
        }
        else if (!await db.DraftsForAsync(user, programme.OwnerId, cancel))
        {
            return ProgrammeRefusals.NotAllowed;
        }

        if (ballot.Cast(ordinal, input.Vote, own: input.Member is null, by) is { } refusal)
            return refusal;
        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : BallotRefusals.ChangedMeanwhile;
    }

    /// <summary>The whole roll at once, as it was read out: by who writes the programme.</summary>
    public async Task<Refusal?> EnterAsync(Roll roll, CancellationToken cancel = default)
    {
        var found = await FindAsync(roll.Programme, roll.Ballot, cancel);
        if (found.IsRefused)
            return found.Refusal;
        var (programme, ballot) = found.Value;
        if (!await db.DraftsForAsync(user, programme.OwnerId, cancel))
            return ProgrammeRefusals.NotAllowed;
        if (ballot.Version != roll.Version)
            return BallotRefusals.ChangedMeanwhile;
        var by = Actor.Of(user, clock);
        if (ballot.Attend(roll.Present) is { } absent)
            return absent;
        foreach (var (member, vote) in roll.Votes)
        {
            if (ballot.Members.FirstOrDefault(one => one.Ordinal == member)?.Vote != vote && (vote is { } given ? ballot.Cast(member, given, own: false, by) : ballot.TakeBack(member)) is { } refusal)
                return refusal;
        }

        return await db.TrySaveAsync(cancel) == SaveResult.Saved ? null : BallotRefusals.ChangedMeanwhile;
    }

    private async Task<Outcome<(Programme Programme, Ballot Ballot)>> FindAsync(ProgrammeId id, BallotId ballot, CancellationToken cancel)
    {
        // A member may work for another house, and not see the programme.
        var sits = db.BallotMembers.Where(member => member.BallotId == ballot && member.AccountId == user.AccountId);
        var programme = await db.Programmes.VisibleTo(user, db).SingleOrDefaultAsync(row => row.Id == id, cancel)
            ?? await db.Programmes.SingleOrDefaultAsync(row => row.Id == id && sits.Any(member => member.ProgrammeId == row.Id), cancel);
        if (programme is null)
            return ProgrammeRefusals.NotFound;
        var found = await db.Ballots.Include(row => row.Members).SingleOrDefaultAsync(row => row.Id == ballot && row.ProgrammeId == id, cancel);
        if (found is null)
            return BallotRefusals.NotFound;
        db.Under = Permission.ViewProgrammes;
        return (programme, found);
    }
}
