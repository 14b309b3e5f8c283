using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class AssignmentTests
{
    private static readonly OrganisationId Assigner = new(Guid.CreateVersion7());
    private static readonly OrganisationId Lead = new(Guid.CreateVersion7());
    private static readonly DateOnly Start = new(2026, 3, 2);
    private static readonly StoredFile File = new(new string('a', 64), "báo cáo.docx", 10, "application/msword");

    private static Actor On(int day) => new(Guid.CreateVersion7(), "Nguyễn Văn A", new DateTime(2026, 3, day, 2, 0, 0, DateTimeKind.Utc));

    private static Assignment Draft() => Assignment.Draft("1", "Báo cáo", Assigner, null, null, On(2)).Value;

    private static Assignment In(AssignmentState state)
    {
        var assignment = Draft();
        if (state == AssignmentState.Draft)
            return assignment;
        if (state == AssignmentState.Withdrawn)
        {
            Assert.Null(assignment.Withdraw("Trùng việc khác", On(3)));
            return assignment;
        }

        Assert.Null(assignment.Assign(Lead, "Báo cáo", Start, new DateOnly(2026, 3, 10), On(2)));
        if (state == AssignmentState.Assigned)
            return assignment;
        Assert.Null(assignment.ReportDone("Xong", [File], On(5)));
        if (state == AssignmentState.Confirmed)
            Assert.Null(assignment.Confirm(null, [Guid.CreateVersion7()], On(6)));
        if (state == AssignmentState.Returned)
            Assert.Null(assignment.Return("Thiếu số liệu", On(6)));
        return assignment;
    }

    /// <summary>The whole table of states and verbs: what is not allowed refuses and changes nothing.</summary>
    [Theory]
    [InlineData(AssignmentState.Draft, "assign", null)]
    [InlineData(AssignmentState.Draft, "report", "assignment.not_assigned")]
    [InlineData(AssignmentState.Draft, "confirm", "assignment.not_reported")]
    [InlineData(AssignmentState.Draft, "return", "assignment.not_reported")]
    [InlineData(AssignmentState.Assigned, "assign", "assignment.already_assigned")]
    [InlineData(AssignmentState.Assigned, "report", null)]
    [InlineData(AssignmentState.Assigned, "confirm", "assignment.not_reported")]
    [InlineData(AssignmentState.Assigned, "return", "assignment.not_reported")]
    [InlineData(AssignmentState.ReportedDone, "assign", "assignment.already_assigned")]
    [InlineData(AssignmentState.ReportedDone, "report", "assignment.already_reported")]
    [InlineData(AssignmentState.ReportedDone, "confirm", null)]
    [InlineData(AssignmentState.ReportedDone, "return", null)]
    [InlineData(AssignmentState.Confirmed, "assign", "assignment.already_assigned")]
    [InlineData(AssignmentState.Confirmed, "report", "assignment.already_confirmed")]
    [InlineData(AssignmentState.Confirmed, "confirm", "assignment.already_confirmed")]
    [InlineData(AssignmentState.Confirmed, "return", "assignment.already_confirmed")]
    [InlineData(AssignmentState.Returned, "assign", "assignment.already_assigned")]
    [InlineData(AssignmentState.Returned, "report", null)]
    [InlineData(AssignmentState.Returned, "confirm", "assignment.not_reported")]
    [InlineData(AssignmentState.Returned, "return", "assignment.not_reported")]
    [InlineData(AssignmentState.Draft, "correct", null)]
    [InlineData(AssignmentState.Draft, "withdraw", null)]
    [InlineData(AssignmentState.Assigned, "correct", "assignment.already_assigned")]
    [InlineData(AssignmentState.Assigned, "withdraw", "assignment.already_assigned")]
    [InlineData(AssignmentState.Returned, "correct", "assignment.already_assigned")]
    [InlineData(AssignmentState.Confirmed, "withdraw", "assignment.already_assigned")]
    [InlineData(AssignmentState.Withdrawn, "assign", "assignment.withdrawn")]
    [InlineData(AssignmentState.Withdrawn, "correct", "assignment.withdrawn")]
    [InlineData(AssignmentState.Withdrawn, "withdraw", "assignment.withdrawn")]
    [InlineData(AssignmentState.Withdrawn, "report", "assignment.withdrawn")]
    [InlineData(AssignmentState.Withdrawn, "confirm", "assignment.withdrawn")]
    [InlineData(AssignmentState.Withdrawn, "return", "assignment.withdrawn")]
    public void Each_verb_in_each_state(AssignmentState state, string verb, string? refusal)
    {
        var assignment = In(state);
        var (version, events) = (assignment.Version, assignment.Events.Count);
        var answer = verb switch
        {
            "assign" => assignment.Assign(Lead, "Báo cáo", Start, null, On(7)),
            "report" => assignment.ReportDone("Xong", [], On(7)),
            "correct" => assignment.Correct("Báo cáo lại", Lead, null, Start, null, On(7)),
            "withdraw" => assignment.Withdraw("Trùng việc khác", On(7)),
            "confirm" => assignment.Confirm(null, [Guid.CreateVersion7()], On(7)),
            _ => assignment.Return("Chưa đạt", On(7)),
        };
        Assert.Equal(refusal, answer?.Code);
        Assert.Equal(refusal is null ? version + 1 : version, assignment.Version);
        Assert.Equal(refusal is null ? events + 1 : events, assignment.Events.Count);
        if (refusal is not null)
            Assert.Equal(state, assignment.State);
    }

    [Fact]
    public void Who_reported_does_not_confirm()
    {
        var assignment = In(AssignmentState.ReportedDone);
        var reporter = On(7);
        Assert.Equal(AssignmentRefusals.OwnReport, assignment.Confirm(null, [reporter.AccountId], reporter));
        Assert.Equal(AssignmentState.ReportedDone, assignment.State);
    }

    [Fact]
    public void It_is_not_sent_without_a_product_or_with_a_due_date_before_its_start()
    {
        var assignment = Draft();
        Assert.Equal(AssignmentRefusals.ProductMissing, assignment.Assign(Lead, " ", Start, null, On(2)));
        var early = assignment.Assign(Lead, "Báo cáo", Start, Start.AddDays(-1), On(2))!;
        Assert.Equal((AssignmentRefusals.DueBeforeStart.Code, $"{Start:yyyy-MM-dd}"), (early.Code, early.Arguments.Single()));
        Assert.Null(assignment.Assign(Lead, "Báo cáo", Start, Start, On(2)));
    }

    [Fact]
    public void A_report_shows_something_and_a_return_says_why()
    {
        Assert.Equal(AssignmentRefusals.EvidenceMissing, In(AssignmentState.Assigned).ReportDone(" ", [], On(3)));
        Assert.Equal(DocumentRefusals.FileDamaged, In(AssignmentState.Assigned).ReportDone(null, [File with { Sha256 = "../../etc/passwd" }], On(3)));
        Assert.Equal(AssignmentRefusals.ReasonMissing, In(AssignmentState.ReportedDone).Return("", On(3)));
        Assert.Equal(AssignmentRefusals.ContentMissing, Assignment.Draft("1", " ", Assigner, null, null, On(2)).Refusal);
    }

    [Fact]
    public void A_return_starts_the_clock_again_and_keeps_the_evidence()
    {
        var assignment = In(AssignmentState.Returned);
        Assert.Null(assignment.ReportedOn);
        Assert.Equal("Thiếu số liệu", assignment.ReturnReason);
        Assert.Single(assignment.Evidence);
        Assert.Null(assignment.ReportDone("Đã bổ sung", [], On(20)));
        Assert.Null(assignment.ReturnReason);
        Assert.Equal(new DateOnly(2026, 3, 20), assignment.ReportedOn);
    }

    [Fact]
    public void A_correction_says_something_new_and_a_withdrawal_says_why()
    {
        var draft = Draft();
        Assert.Equal(AssignmentRefusals.NothingChanged, draft.Correct(" Báo cáo ", null, " ", Start, null, On(3)));
        Assert.Equal(AssignmentRefusals.ContentMissing, draft.Correct(" ", Lead, null, Start, null, On(3)));
        Assert.Equal(AssignmentRefusals.DueBeforeStart.Code, draft.Correct("Khác", null, null, Start, Start.AddDays(-1), On(3))!.Code);
        Assert.Equal(AssignmentRefusals.WithdrawalReasonMissing, draft.Withdraw(" ", On(3)));
        Assert.Equal("Báo cáo", draft.Content);
        Assert.Null(draft.Correct("Báo cáo hằng quý", Lead, "Báo cáo", Start, Start, On(3)));
        Assert.Equal(["Báo cáo"], draft.Events.Where(one => one.Act == AssignmentAct.Corrected).Select(one => one.Note));
        Assert.Equal((Lead, Start), (draft.Events[^1].LeadId, draft.Events[^1].DueDate));
        Assert.Contains("bao cao hang quy", draft.SearchKey, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_after_midnight_in_Hanoi_is_of_the_new_day()
    {
        var assignment = In(AssignmentState.Assigned);
        assignment.ReportDone("Xong", [], new Actor(Guid.Empty, "A", new DateTime(2026, 3, 10, 17, 30, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 3, 11), assignment.ReportedOn);
    }
}
