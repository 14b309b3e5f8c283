using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;
using DonDoc.Tracking.Programmes.Ballots;
using DonDoc.Tracking.Programmes.Drafting;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using CsCheck;

namespace DonDoc.Tracking.Tests.Programmes;

public sealed class BallotTests
{
    private static readonly Actor By = new(Guid.CreateVersion7(), "Thư ký", new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc));

    /// <summary>The rule once more, by counting heads: so many take part of so many, so many agree.</summary>
    [Fact]
    public void A_decision_stands_when_enough_take_part_and_more_than_the_part_agrees()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool).Sample((members, agree, against, absent, ofAll) =>
        {
            (agree, against) = (Math.Min(agree, members), Math.Min(against, members - Math.Min(agree, members)));
            var ballot = Open(members, new BallotRule(new Fraction(2, 3), new Fraction(1, 2), ofAll));
            var taking = Math.Max(agree + against, members - absent);
            Assert.Null(ballot.Attend([.. Enumerable.Range(1, taking)]));
            for (var i = 1; i <= agree + against; i++)
                Assert.Null(ballot.Cast(i, i <= agree ? Vote.For : Vote.Against, own: false, By));
            var result = ballot.Close(null, "Biên bản", By).Value;
            var expected = taking * 3 < members * 2 ? BallotOutcome.NoQuorum : agree * 2 > (ofAll ? members : taking) ? BallotOutcome.Adopted : BallotOutcome.NotAdopted;
            Assert.Equal((expected, members, taking, agree, against), (result.Outcome, result.Members, result.Taking, result.For, result.Against));
        });
    }

    [Fact]
    public void Only_members_vote_and_only_while_it_is_open()
    {
        var ballot = Open(3);
        Assert.Equal(BallotRefusals.NotMember, ballot.Cast(4, Vote.For, own: false, By));
        Assert.Equal(BallotRefusals.NotMember, ballot.Attend([1, 9]));
        Assert.Null(ballot.Cast(1, Vote.Against, own: false, By));
        Assert.Null(ballot.Cast(1, Vote.For, own: false, By));
        Assert.Equal(1, ballot.Count().For);
        Assert.Equal(BallotRefusals.MinutesMissing, ballot.Close(null, " ", By).Refusal);
        Assert.False(ballot.Close(null, "Biên bản", By).IsRefused);
        Assert.Equal(BallotRefusals.Closed, ballot.Cast(2, Vote.For, own: false, By));
        Assert.Equal(BallotRefusals.Closed, ballot.Close(null, "Biên bản", By).Refusal);
    }

    /// <summary>A clerk who sits on the collective enters papers like any other: only what came by the member's own vote stands against the roll.</summary>
    [Fact]
    public void What_was_entered_on_the_roll_is_taken_back_also_by_who_sits_on_that_line()
    {
        var ballot = Ballot.Open(default, 1, BallotForm.Meeting, BallotCounting.Named, new DateOnly(2026, 3, 2), BallotRule.Of(new()), [("Thư ký", "Ủy viên", By.AccountId)], By).Value;
        Assert.Null(ballot.Cast(1, Vote.For, own: false, By));
        Assert.Null(ballot.TakeBack(1));
        Assert.Null(ballot.Cast(1, Vote.For, own: true, By));
        Assert.Equal(BallotRefusals.OwnVoteStands.Code, ballot.TakeBack(1)!.Code);
        Assert.Equal(BallotRefusals.OwnVoteStands.Code, ballot.Cast(1, Vote.Against, own: false, By)!.Code);
    }

    [Fact]
    public void Whoever_has_two_offices_has_one_vote()
    {
        var account = Guid.CreateVersion7();
        var open = Ballot.Open(default, 1, BallotForm.Meeting, BallotCounting.Named, new DateOnly(2026, 3, 2), BallotRule.Of(new()), [("Trần A", "Bí thư", account), ("Trần A", "Chủ tịch", account)], By);
        Assert.Equal((BallotRefusals.MemberTwice.Code, "Trần A"), (open.Refusal!.Code, open.Refusal.Arguments[0]));
    }

    [Fact]
    public void A_counted_ballot_names_nobody_and_cannot_count_more_votes_than_members()
    {
        var ballot = Open(5, counting: BallotCounting.Counted);
        Assert.Null(ballot.Attend([1, 2, 3, 4]));
        Assert.Equal(BallotRefusals.NotNamed, ballot.Cast(1, Vote.For, own: false, By));
        Assert.Equal(BallotRefusals.CountMissing, ballot.Close(null, "Biên bản", By).Refusal);
        Assert.Equal(BallotRefusals.MoreVotesThanMembers.Code, ballot.Close((4, 1, 0), "Biên bản", By).Refusal!.Code);
        Assert.Equal(BallotOutcome.Adopted, ballot.Close((3, 1, 0), "Biên bản", By).Value.Outcome);
        Assert.All(ballot.Members, member => Assert.Null(member.Vote));
    }

    [Theory]
    [InlineData("2/3", 2, 3)]
    [InlineData("1/2", 1, 2)]
    [InlineData("3/2", 0, 0)]
    [InlineData("1/0", 0, 0)]
    [InlineData("-1/2", 0, 0)]
    [InlineData("một nửa", 0, 0)]
    public void A_fraction_is_read_or_refused(string text, int numerator, int denominator) =>
        Assert.Equal(denominator == 0 ? null : new Fraction(numerator, denominator), Fraction.Read(text));

    [Theory, BothDatabases]
    public async Task The_collective_adopts_a_programme_that_nobody_changes_meanwhile(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var section = await answer.TasksAsync();
        await answer.UndertakeAsync("Lắp điện bờ");
        var ballot = await OpenAsync(world, answer, "lanhdao; Bí thư; lanhdao\nLê Thị B; Phó Bí thư\nPhạm Văn C; Ủy viên");
        await using (var db = world.Open())
            Assert.Equal(ProgrammeRefusals.BeforeCollective, (await new WriteSection(db, world.Officer, world.Clock).RunAsync(new(answer.Id, section, null, 0, "A", "B"))).Refusal);

        // A member by their own account; who is none is told; the clerk enters the paper of another.
        Assert.Null(await VoteAsync(world, world.Leader, answer, ballot, null, Vote.For));
        Assert.Equal(BallotRefusals.NotMember, await VoteAsync(world, world.Head, answer, ballot, null, Vote.For));
        Assert.Equal(ProgrammeRefusals.NotAllowed, await VoteAsync(world, world.Leader, answer, ballot, 2, Vote.For));
        Assert.Equal(ProgrammeRefusals.NotFound, await VoteAsync(world, world.Foreigner, answer, ballot, null, Vote.For));
        Assert.Equal(BallotRefusals.NotMember, await VoteAsync(world, world.Officer, answer, ballot, 7, Vote.For));
        await using var read = world.Open();
        var shown = (await new ShowBallots(read, world.Leader, new()).RunAsync(answer.Id)).Value;
        Assert.Equal((1, Vote.For, false), (shown.Ballots[0].Own!.Value, shown.Ballots[0].Members[0].Vote!.Value, shown.MayClerk));
        await using (var db = world.Open())
        {
            var cast = new CastVote(db, world.Officer, world.Clock);
            Assert.Equal(BallotRefusals.ChangedMeanwhile, await cast.EnterAsync(new(answer.Id, ballot, 0, [1, 2], new Dictionary<int, Vote?> { [2] = Vote.For })));
            Assert.Null(await cast.EnterAsync(new(answer.Id, ballot, shown.Ballots[0].Version, [1, 2], new Dictionary<int, Vote?> { [2] = Vote.For })));
            // On the wrong line: taken back, and entered where it belongs.
            var now = (await ShownAsync(world, answer)).Ballots[0].Version;
            Assert.Null(await cast.EnterAsync(new(answer.Id, ballot, now, [1, 2], new Dictionary<int, Vote?> { [1] = Vote.For, [2] = Vote.For, [3] = Vote.Against })));
            now = (await ShownAsync(world, answer)).Ballots[0].Version;
            Assert.Null(await cast.EnterAsync(new(answer.Id, ballot, now, [1, 2], new Dictionary<int, Vote?> { [1] = Vote.For, [2] = Vote.For, [3] = null })));
            Assert.Equal((2, 0), (await ShownAsync(world, answer)).Ballots[0].Result is var result ? (result.For, result.Against) : default);
        }

        var version = (await ShownAsync(world, answer)).Ballots[0].Version;
        await using (var db = world.Open())
        {
            Assert.Equal(ProgrammeRefusals.NotAllowed, (await new CloseBallot(db, world.Leader, world.Clock).RunAsync(new(answer.Id, ballot, version, "Biên bản"))).Refusal);
            var closed = (await new CloseBallot(db, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, version, "Biên bản"))).Value;
            Assert.Equal(new BallotResult(BallotOutcome.Adopted, 3, 2, 2, 0, 0), closed);
        }

        var programme = await answer.ShowAsync();
        Assert.Equal(ProgrammeState.Decided, programme.State);
        Assert.Equal("2/0/0, 2/3", programme.History.Single(one => one.Act == ProgrammeAct.Decided).Note);
        Assert.Equal(1, programme.Drafts);
    }

    [Theory, BothDatabases]
    public async Task A_member_from_another_house_reads_the_draft_and_votes_and_sees_nothing_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        await answer.UndertakeAsync("Lắp điện bờ");
        var ballot = await OpenAsync(world, answer, "lanhdao; Bí thư; lanhdao\nxaydung; Giám đốc Sở Xây dựng; xaydung");
        await using (var db = world.Open())
        {
            Assert.Equal(ProgrammeRefusals.NotFound, (await new ShowProgramme(db, world.WorksOfficer, world.Clock).RunAsync(answer.Id)).Refusal);
            var votes = new ShowOwnVotes(db, world.WorksOfficer);
            Assert.Equal(1, await votes.CountWaitingAsync());
            Assert.Contains("Lắp điện bờ", (await votes.RunAsync(ballot)).Value.PlainText, StringComparison.Ordinal);
            Assert.Equal(BallotRefusals.NotFound, (await new ShowOwnVotes(db, world.WardOfficer).RunAsync(ballot)).Refusal);
            Assert.Empty(await new ShowOwnVotes(db, world.WardOfficer).ListAsync());
        }

        Assert.Equal(ProgrammeRefusals.NotFound, await VoteAsync(world, world.WardOfficer, answer, ballot, null, Vote.For));
        // Two in the same moment: both count.
        await using (var slow = world.Open(new Meanwhile(async () => Assert.Null(await VoteAsync(world, world.Leader, answer, ballot, null, Vote.Against)))))
            Assert.Null(await new CastVote(slow, world.WorksOfficer, world.Clock).RunAsync(new(answer.Id, ballot, null, Vote.For)));
        Assert.Equal([Vote.Against, Vote.For], (await ShownAsync(world, answer)).Ballots[0].Members.Select(member => member.Vote!.Value));
        Assert.Null(await VoteAsync(world, world.WorksOfficer, answer, ballot, null, Vote.Abstained));
        await using var read = world.Open();
        var row = Assert.Single(await new ShowOwnVotes(read, world.WorksOfficer).ListAsync());
        Assert.Equal((Vote.Abstained, false), (row.Vote!.Value, row.IsWaiting));
    }

    [Theory, BothDatabases]
    public async Task What_is_not_adopted_goes_back_to_its_writers_and_may_be_voted_on_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var ballot = await OpenAsync(world, answer, "A; Bí thư\nB; Phó Bí thư\nC; Ủy viên");
        var version = (await ShownAsync(world, answer)).Ballots[0].Version;
        await using (var db = world.Open())
            Assert.Equal(BallotOutcome.NoQuorum, (await new CloseBallot(db, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, version, "Vắng nhiều"))).Value.Outcome);
        Assert.Equal(ProgrammeState.Drafting, (await answer.ShowAsync()).State);
        await OpenAsync(world, answer, "A; Bí thư\nB; Phó Bí thư");
        Assert.Equal(2, (await ShownAsync(world, answer)).Ballots.Count);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_put_to_the_vote_is_refused_in_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var version = (await answer.ShowAsync()).Version;
        async Task<Refusal?> TryAsync(string? members, DateOnly? day, int? seen = null)
        {
            await using var db = world.Open();
            return (await new OpenBallot(db, world.Officer, world.Clock, new()).RunAsync(new(answer.Id, seen ?? version, BallotForm.Meeting, BallotCounting.Named, day, members))).Refusal;
        }

        Assert.Equal(BallotRefusals.DayMissing, await TryAsync("A; Bí thư", null));
        Assert.Equal(BallotRefusals.MembersMissing, await TryAsync(" ", world.Today));
        Assert.Equal("ballot.position_missing", (await TryAsync("Chỉ có tên", world.Today))?.Code);
        Assert.Equal("ballot.member_twice", (await TryAsync("A; Bí thư\na; bí thư", world.Today))?.Code);
        Assert.Equal("ballot.account_unknown", (await TryAsync("A; Bí thư; cantho", world.Today))?.Code);
        // Somebody's name beside somebody else's account: whose vote would it be?
        var mistaken = await TryAsync("Phạm Thị Văn; Chánh Văn phòng; xaydung", world.Today);
        Assert.Equal(("ballot.account_of_other", "Phạm Thị Văn, xaydung, xaydung"), (mistaken?.Code, string.Join(", ", mistaken?.Arguments ?? [])));
        Assert.Equal("programme.changed_meanwhile", (await TryAsync("A; Bí thư", world.Today, version + 1))?.Code);
        Assert.Equal(ProgrammeState.Drafting, (await answer.ShowAsync()).State);
    }

    [Theory, BothDatabases]
    public async Task After_its_last_day_a_written_ballot_takes_only_papers(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var ballot = await OpenAsync(world, answer, "lanhdao; Bí thư; lanhdao", BallotForm.Written);
        // Before that day is over, and with votes missing, it is closed only by who says so.
        await using var db = world.Open();
        var version = (await ShownAsync(world, answer)).Ballots[0].Version;
        var early = (await new CloseBallot(db, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, version, "Biên bản"))).Refusal!;
        Assert.Equal((BallotRefusals.StillTime.Code, "1", PageRequest.Key(world.Today)), (early.Code, early.Arguments[0], early.Arguments[1]));
        world.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(BallotRefusals.TooLate, await VoteAsync(world, world.Leader, answer, ballot, null, Vote.For));
        Assert.Null(await VoteAsync(world, world.Officer, answer, ballot, 1, Vote.For));

        var other = await Answer.BeginAsync(world, parent: await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = "82-NQ/TW" }));
        var seen = (await other.ShowAsync()).Version;
        var input = new OpenBallot.Input(other.Id, seen, BallotForm.Written, BallotCounting.Named, world.Today.AddDays(-1), "lanhdao; Bí thư; lanhdao\nB; Phó Bí thư");
        Assert.Equal(BallotRefusals.DayInPast, (await new OpenBallot(db, world.Officer, world.Clock, new()).RunAsync(input)).Refusal);
        var second = (await new OpenBallot(db, world.Officer, world.Clock, new()).RunAsync(input with { Day = world.Today })).Value;
        version = (await ShownAsync(world, other)).Ballots[0].Version;
        await using var sure = world.Open();
        Assert.Equal(BallotOutcome.NoQuorum, (await new CloseBallot(sure, world.Officer, world.Clock).RunAsync(new(other.Id, second, version, "Biên bản", BeforeItsDay: true))).Value.Outcome);
    }

    /// <summary>Who voted by their own account is not voted for by a clerk; what a clerk entered on paper the clerk puts right, and the member may vote over it.</summary>
    [Theory, BothDatabases]
    public async Task A_vote_by_the_members_own_account_is_changed_by_nobody_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var ballot = await OpenAsync(world, answer, "lanhdao; Bí thư; lanhdao\nLê Thị B; Phó Bí thư");
        Assert.Null(await VoteAsync(world, world.Officer, answer, ballot, 1, Vote.Against));
        Assert.False((await ShownAsync(world, answer)).Ballots[0].Members[0].VotedOwn);
        Assert.Null(await VoteAsync(world, world.Officer, answer, ballot, 1, Vote.Abstained));
        Assert.Null(await VoteAsync(world, world.Leader, answer, ballot, null, Vote.For));
        var own = (await ShownAsync(world, answer)).Ballots[0];
        Assert.Equal((true, false), (own.Members[0].VotedOwn, own.Members[1].VotedOwn));

        var refused = await VoteAsync(world, world.Officer, answer, ballot, 1, Vote.Against);
        Assert.Equal((BallotRefusals.OwnVoteStands.Code, "lanhdao"), (refused!.Code, refused.Arguments[0]));
        Assert.Equal(BallotRefusals.OwnVoteStands.Code, (await EnterAsync(new() { [1] = Vote.Against, [2] = Vote.For }))?.Code);
        Assert.Equal(BallotRefusals.OwnVoteStands.Code, (await EnterAsync(new() { [1] = null }))?.Code);
        // The roll as it stands is no change of it.
        Assert.Null(await EnterAsync(new() { [1] = Vote.For, [2] = Vote.For }));
        Assert.Null(await VoteAsync(world, world.Leader, answer, ballot, null, Vote.Abstained));
        Assert.Equal([Vote.Abstained, Vote.For], (await ShownAsync(world, answer)).Ballots[0].Members.Select(member => member.Vote!.Value));

        async Task<Refusal?> EnterAsync(Dictionary<int, Vote?> votes)
        {
            var version = (await ShownAsync(world, answer)).Ballots[0].Version;
            await using var db = world.Open();
            return await new CastVote(db, world.Officer, world.Clock).EnterAsync(new(answer.Id, ballot, version, [1, 2], votes));
        }
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_vote_at_once_neither_vote_is_lost(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var answer = await Answer.BeginAsync(world);
        var ballot = await OpenAsync(world, answer, "lanhdao; Bí thư; lanhdao\nB; Phó Bí thư");
        await using var slow = world.Open(new Meanwhile(async () => Assert.Null(await VoteAsync(world, world.Officer, answer, ballot, 2, Vote.Against))));
        Assert.Null(await new CastVote(slow, world.Leader, world.Clock).RunAsync(new(answer.Id, ballot, null, Vote.For)));
        // Who enters papers for others looks again.
        await using var clerk = world.Open(new Meanwhile(async () => Assert.Null(await VoteAsync(world, world.Leader, answer, ballot, null, Vote.For))));
        Assert.Equal(BallotRefusals.ChangedMeanwhile, await new CastVote(clerk, world.Officer, world.Clock).RunAsync(new(answer.Id, ballot, 2, Vote.For)));
        Assert.Equal([Vote.For, Vote.Against], (await ShownAsync(world, answer)).Ballots[0].Members.Select(member => member.Vote!.Value));
    }

    internal static async Task<BallotId> OpenAsync(World world, Answer answer, string members, BallotForm form = BallotForm.Meeting)
    {
        var version = (await answer.ShowAsync()).Version;
        await using var db = world.Open();
        return (await new OpenBallot(db, world.Officer, world.Clock, new()).RunAsync(new(answer.Id, version, form, BallotCounting.Named, world.Today, members))).Value;
    }

    private static async Task<Refusal?> VoteAsync(World world, CurrentUser by, Answer answer, BallotId ballot, int? member, Vote vote)
    {
        await using var db = world.Open();
        return await new CastVote(db, by, world.Clock).RunAsync(new(answer.Id, ballot, member, vote));
    }

    private static async Task<ShowBallots.Result> ShownAsync(World world, Answer answer)
    {
        await using var db = world.Open();
        return (await new ShowBallots(db, world.Officer, new()).RunAsync(answer.Id)).Value;
    }

    private static Ballot Open(int members, BallotRule? rule = null, BallotCounting counting = BallotCounting.Named) => Ballot.Open(
        ProgrammeId.From(Guid.CreateVersion7()), 1, BallotForm.Meeting, counting, new DateOnly(2026, 3, 2), rule ?? new BallotRule(new Fraction(2, 3), new Fraction(1, 2), true),
        [.. Enumerable.Range(1, members).Select(number => ($"Người {number}", "Ủy viên", (Guid?)null))], By).Value;
}
