using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Programmes.Opinions;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Programmes.Ballots;

/// <summary>Puts a programme to the vote: its words are kept as a draft, and nobody changes them until the collective has spoken.</summary>
public sealed class OpenBallot(TrackingDb db, CurrentUser user, TimeProvider clock, TrackingOptions options)
{
    /// <param name="Version">Of the programme as the person saw it.</param>
    /// <param name="Members">One a line: “name; position” or “name; position; user name”, by which that member votes.</param>
    /// <param name="Day">Of the meeting, or the last one of a written ballot.</param>
    /// <param name="DespiteWaiting">Whoever opens it knows that opinions still wait for an answer.</param>
    public sealed record Input(
        ProgrammeId Programme, int Version, BallotForm Form, BallotCounting Counting, DateOnly? Day, [Longest(60_000)] string? Members, bool DespiteWaiting = false);

    public async Task<Outcome<BallotId>> RunAsync(Input input, CancellationToken cancel = default)
    {
        if (TextLimits.Refuse(input) is { } tooLong)
            return tooLong;
        var opened = await db.OpenAsync(user, clock, input.Programme, input.Version, cancel);
        if (opened.IsRefused)
            return opened.Refusal!;
        var (programme, by) = opened.Value;
        if (input.Day is not { } day)
            return BallotRefusals.DayMissing;
        if (!await db.ProgrammeSections.AnyAsync(row => row.ProgrammeId == programme.Id, cancel))
            return BallotRefusals.NothingToVoteOn;
        var waiting = await db.Opinions.Where(row => row.ProgrammeId == programme.Id).Waiting().CountAsync(cancel);
        if (waiting > 0 && !input.DespiteWaiting)
            return OpinionRefusals.StillWaiting.With($"{waiting}");
        var members = await MembersAsync(input.Members, await db.LevelOfAsync(programme.OwnerId, user.Today, cancel) ?? programme.OwnerId, cancel);
        if (members.IsRefused)
            return members.Refusal!;
        // What was held on paper may be over before it is entered here; who votes by account can do so only from now on.
        if (input.Form == BallotForm.Written && day < user.Today && members.Value.Exists(member => member.Account is not null))
            return BallotRefusals.DayInPast;
        if (programme.PutToVote(by) is { } refusal)
            return refusal;
        var (draft, _) = await KeepDraft.KeepAsync(db, programme, null, by, cancel);
        var ballot = Ballot.Open(programme.Id, draft.Number, input.Form, input.Counting, day, BallotRule.Of(options), members.Value, by);
        if (ballot.IsRefused)
            return ballot.Refusal!;
        db.Add(ballot.Value);
        return await db.SaveActAsync(programme.Id, cancel) is { } lost ? lost : ballot.Value.Id;
    }

    private async Task<Outcome<List<(string Name, string Position, Guid? Account)>>> MembersAsync(string? lines, OrganisationId level, CancellationToken cancel)
    {
        var members = new List<(string, string, Guid?)>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split([';', '\t'], StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 and <= BallotMember.LongestName } name, { Length: > 0 and <= BallotMember.LongestPosition } position, ..])
                return BallotRefusals.PositionMissing.With(line.Length <= 100 ? line : line[..100]);
            Guid? account = null;
            if (parts is [_, _, { Length: > 0 } userName, ..])
            {
                // Who sits on the collective works at the level of its committee or below.
                account = await db.MemberAsync(user, userName, level, cancel);
                if (account is null)
                    return BallotRefusals.AccountUnknown.With(userName);
                // Whose vote it will be is who signs in: a name that is not theirs is a mistake in one of the two.
                var holder = await db.HolderAsync(account.Value, cancel);
                if (!$" {SearchKey.Of(name)} ".Contains($" {SearchKey.Of(holder)} ", StringComparison.Ordinal))
                    return BallotRefusals.AccountOfOther.With(name, userName, holder);
            }

            members.Add((name, position, account));
        }

        return members;
    }
}
