using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Programmes;

namespace DonDoc.Tracking.Tests.Programmes;

/// <summary>The life of a programme: each verb in each state.</summary>
public sealed class ProgrammeTests
{
    private static readonly Actor By = new(Guid.CreateVersion7(), "Nguyễn Văn A", new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void It_goes_from_draft_to_issue_and_every_step_is_remembered()
    {
        var programme = Begin();
        Assert.Null(programme.Consult(By));
        Assert.Null(programme.TakeUpAgain("Đã tiếp thu", By));
        Assert.Null(programme.PutToVote(By));
        Assert.Null(programme.Decide("12/15", By));
        Assert.Null(programme.Issue(DocumentId.From(Guid.CreateVersion7()), new DateOnly(2026, 3, 2), By));
        Assert.Equal(ProgrammeState.Issued, programme.State);
        Assert.Equal(
            [ProgrammeAct.Begun, ProgrammeAct.Consulted, ProgrammeAct.TakenUpAgain, ProgrammeAct.PutToVote, ProgrammeAct.Decided, ProgrammeAct.Issued],
            programme.Events.Select(one => one.Act));
    }

    [Theory]
    [InlineData(ProgrammeState.Deciding, "programme.before_collective")]
    [InlineData(ProgrammeState.Decided, "programme.already_decided")]
    [InlineData(ProgrammeState.Issued, "programme.already_issued")]
    [InlineData(ProgrammeState.Withdrawn, "programme.withdrawn")]
    public void What_is_with_the_collective_or_beyond_is_not_rewritten(ProgrammeState state, string code)
    {
        var programme = In(state);
        Assert.False(programme.IsOpen);
        Assert.Equal(code, programme.NotOpen?.Code);
        Assert.Equal(code, programme.Rename("Khác", By)?.Code);
        Assert.Equal(code, programme.Consult(By)?.Code);
        Assert.Equal(code, programme.PutToVote(By)?.Code);
    }

    [Fact]
    public void Nothing_is_decided_before_it_is_put_to_the_vote_nor_issued_before_it_is_decided()
    {
        Assert.Equal(ProgrammeRefusals.NotPutToVote, Begin().Decide(null, By));
        Assert.Equal(ProgrammeRefusals.NotDecided, In(ProgrammeState.Deciding).Issue(DocumentId.From(Guid.CreateVersion7()), new DateOnly(2026, 3, 2), By));
        Assert.Equal(ProgrammeRefusals.AlreadyIssued, In(ProgrammeState.Issued).Withdraw("Nhầm", By));
        Assert.Equal(ProgrammeRefusals.ReasonMissing, Begin().Withdraw(" ", By));
    }

    private static Programme Begin() => Programme.Begin(
        OrganisationId.From(Guid.CreateVersion7()), new AnsweredDocument(DocumentId.From(Guid.CreateVersion7()), 1), "CTr", "chương trình hành động", "Thực hiện Nghị quyết", By).Value;

    private static Programme In(ProgrammeState state)
    {
        var programme = Begin();
        if (state == ProgrammeState.Withdrawn)
        {
            Assert.Null(programme.Withdraw("Thôi", By));
            return programme;
        }

        Assert.Null(programme.PutToVote(By));
        if (state >= ProgrammeState.Decided)
            Assert.Null(programme.Decide(null, By));
        if (state == ProgrammeState.Issued)
            Assert.Null(programme.Issue(DocumentId.From(Guid.CreateVersion7()), new DateOnly(2026, 3, 2), By));
        return programme;
    }
}
