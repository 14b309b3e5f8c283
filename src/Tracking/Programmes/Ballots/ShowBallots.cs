using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>The decisions of the collective on one programme, the latest first.</summary>
public sealed class ShowBallots(TrackingDb db, CurrentUser user, TrackingOptions options)
{
    /// <summary>Of one programme: what was not adopted may be voted on again.</summary>
    private const int Most = 50;

    /// <param name="MayClerk">Whether the user opens, enters and closes ballots.</param>
    /// <param name="Rule">By which the next one is counted.</param>
    public sealed record Result(ProgrammeId Id, string Title, ProgrammeState State, int Version, IReadOnlyList<Item> Ballots, bool MayClerk, bool IsOpen, BallotRule Rule);

    /// <param name="Own">The user's number among the members; null where they are none.</param>
    public sealed record Item(
        BallotId Id, int Draft, BallotForm Form, BallotCounting Counting, DateOnly Day, BallotRule Rule, BallotResult Result, DateTime? ClosedAt, string? ClosedBy, string? Minutes, int Version, IReadOnlyList<Member> Members, int? Own);

    /// <param name="VotedOwn">By their own account: no clerk changes it.</param>
    public sealed record Member(int Ordinal, string Name, string Position, bool HasAccount, bool IsPresent, Vote? Vote, DateTime? VotedAt, string? EnteredBy, bool VotedOwn);

    public async Task<Outcome<Result>> RunAsync(ProgrammeId id, CancellationToken cancel = default)
    {
        var programme = await db.Programmes.VisibleTo(user, db).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        // Once it is issued it is seen from farther; how its collective voted is not.
        if (programme is null || !await db.ReachesAsync(user, Permission.ViewDrafts, programme.OwnerId, cancel))
            return ProgrammeRefusals.NotFound;
        var ballots = await db.Ballots.AsNoTracking().Include(row => row.Members).Where(row => row.ProgrammeId == id).OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel);
        return new Result(id, programme.Title, programme.State, programme.Version, ballots.ConvertAll(Of), await db.DraftsForAsync(user, programme.OwnerId, cancel), programme.IsOpen, BallotRule.Of(options));
    }

    private Item Of(Ballot row) => new(
        row.Id, row.DraftNumber, row.Form, row.Counting, row.Day, row.Rule, row.Count(), row.ClosedAt, row.ClosedByName, row.Minutes, row.Version,
        [.. row.Members.OrderBy(member => member.Ordinal).Select(member => new Member(member.Ordinal, member.Name, member.Position, member.AccountId is not null, member.IsPresent, member.Vote, member.VotedAt, member.EnteredByName, member.VotedOwn))],
        row.Members.FirstOrDefault(member => member.AccountId == user.AccountId)?.Ordinal);
}
