using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>
/// The ballots in which the user is a member, whatever house they work for: a director sits on the committee of the city without seeing its drafts. They read
/// the draft that is voted on and what they voted themselves, not the programme and not the votes of others.
/// </summary>
public sealed class ShowOwnVotes(TrackingDb db, CurrentUser user)
{
    /// <param name="IsWaiting">Open, in time, and without the user's vote.</param>
    /// <param name="Outcome">Null while it is open.</param>
    public sealed record Row(
        BallotId Id, ProgrammeId Programme, string TypeName, string Title, string OwnerName, BallotForm Form, BallotCounting Counting, DateOnly Day, string Position, Vote? Vote, BallotOutcome? Outcome, bool IsWaiting);

    public sealed record Result(Row Ballot, int Draft, string PlainText);

    /// <summary>The latest day first.</summary>
    public Task<List<Row>> ListAsync(CancellationToken cancel = default) =>
        Rows(Seats().OrderByDescending(seat => seat.Ballot.Day).ThenByDescending(seat => seat.Ballot.Id).Take(PageRequest.Ceiling)).ToListAsync(cancel);

    /// <summary>How many wait for the user's vote.</summary>
    public Task<int> CountWaitingAsync(CancellationToken cancel = default)
    {
        var today = user.Today;
        return Seats().CountAsync(seat => seat.Ballot.ClosedAt == null && seat.Ballot.Counting == BallotCounting.Named && seat.Member.Vote == null
            && (seat.Ballot.Form == BallotForm.Meeting || today <= seat.Ballot.Day), cancel);
    }

    public async Task<Outcome<Result>> RunAsync(BallotId id, CancellationToken cancel = default)
    {
        var found = await Rows(Seats().Where(seat => seat.Ballot.Id == id)).SingleOrDefaultAsync(cancel);
        if (found is null)
            return BallotRefusals.NotFound;
        var draft = await db.Ballots.Where(row => row.Id == id)
            .Join(db.ProgrammeDrafts, ballot => new { ballot.ProgrammeId, Number = ballot.DraftNumber }, draft => new { draft.ProgrammeId, draft.Number }, (ballot, draft) => new { draft.Number, draft.PlainText }).SingleAsync(cancel);
        return new Result(found, draft.Number, draft.PlainText);
    }

    private IQueryable<Seat> Seats()
    {
        var person = user.AccountId;
        return db.BallotMembers.Where(member => member.AccountId == person)
            .Join(db.Ballots, member => member.BallotId, ballot => ballot.Id, (member, ballot) => new Seat { Member = member, Ballot = ballot });
    }

    private IQueryable<Row> Rows(IQueryable<Seat> seats)
    {
        var today = user.Today;
        return seats.Join(db.Programmes, seat => seat.Ballot.ProgrammeId, programme => programme.Id, (seat, programme) => new { seat, programme })
            .OrderByDescending(one => one.seat.Ballot.Day).ThenByDescending(one => one.seat.Ballot.Id)
            .Select(one => new Row(
                one.seat.Ballot.Id, one.programme.Id, one.programme.TypeName, one.programme.Title,
                db.NamesOn(today).Where(name => name.OrganisationId == one.programme.OwnerId).Select(name => name.Name).FirstOrDefault() ?? "",
                one.seat.Ballot.Form, one.seat.Ballot.Counting, one.seat.Ballot.Day, one.seat.Member.Position, one.seat.Member.Vote, one.seat.Ballot.Outcome,
                one.seat.Ballot.ClosedAt == null && one.seat.Ballot.Counting == BallotCounting.Named && one.seat.Member.Vote == null
                    && (one.seat.Ballot.Form == BallotForm.Meeting || today <= one.seat.Ballot.Day)));
    }

    private sealed class Seat
    {
        public required BallotMember Member { get; init; }

        public required Ballot Ballot { get; init; }
    }
}
