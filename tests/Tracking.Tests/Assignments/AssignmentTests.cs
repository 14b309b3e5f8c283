using System.Globalization;
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
        switch (state)
        {
            case AssignmentState.Draft:
                return assignment;
            case AssignmentState.Withdrawn:
                Assert.Null(assignment.Withdraw("Trùng việc khác", On(3)));
                return assignment;
        }

        Assert.Null(assignment.Assign(Lead, "Báo cáo", Start, new DateOnly(2026, 3, 10), On(2)));
        Assert.Null(state switch
        {
            AssignmentState.Assigned => null,
            AssignmentState.Declined => assignment.Decline("Không đúng lĩnh vực", On(3)),
            AssignmentState.InProgress => assignment.Accept(null, On(3)),
            AssignmentState.Suspended => assignment.Suspend("Chờ hướng dẫn", On(3)),
            AssignmentState.Cancelled => assignment.Cancel("Không còn cần", null, On(3)),
            _ => assignment.ReportDone("Xong", [File], On(5)),
        });
        Assert.Null(state switch
        {
            AssignmentState.Confirmed => assignment.Confirm(null, On(6)),
            AssignmentState.Returned => assignment.Return("Thiếu số liệu", On(6)),
            _ => null,
        });
        Assert.Equal(state, assignment.State);
        return assignment;
    }

    private static Refusal? Do(Assignment assignment, string verb) => verb switch
    {
        "assign" => assignment.Assign(Lead, "Báo cáo", Start, null, On(7)),
        "correct" => assignment.Correct("Báo cáo lại", Lead, null, Start, null, On(7)),
        "withdraw" => assignment.Withdraw("Trùng việc khác", On(7)),
        "receive" => assignment.Receive(On(7)),
        "accept" => assignment.Accept(null, On(7)),
        "decline" => assignment.Decline("Không đúng lĩnh vực", On(7)),
        "progress" => assignment.Progress(40, null, On(7)),
        "report" => assignment.ReportDone("Xong", [], On(7)),
        "ask" => assignment.AskExtension(new DateOnly(2026, 4, 10), "Chờ số liệu", On(7)),
        "grant" => assignment.GrantExtension(new DateOnly(2026, 4, 10), null, On(7)),
        "refuse" => assignment.RefuseExtension("Không cần", On(7)),
        "confirm" => assignment.Confirm(null, On(7)),
        "return" => assignment.Return("Chưa đạt", On(7)),
        "reopen" => assignment.Reopen("Kết quả không đúng", On(7)),
        "suspend" => assignment.Suspend("Chờ hướng dẫn", On(7)),
        "resume" => assignment.Resume(null, null, On(7)),
        "cancel" => assignment.Cancel("Không còn cần", null, On(7)),
        "describe" => assignment.Describe(new AssignmentDetails(Field: "Chuyển đổi số"), false, On(7)),
        "milestone" => assignment.PlanMilestone("Dự thảo", new DateOnly(2026, 3, 8), On(7)),
        _ => assignment.HandOver(Lead, Assigner, new DateOnly(2026, 3, 7), null, On(7)),
    };

    /// <summary>The whole table of states and verbs: what is not allowed refuses and changes nothing.</summary>
    public static TheoryData<AssignmentState, string, string?> Table()
    {
        const string table = """
            verb       Draft             Assigned         Declined         InProgress        ReportedDone      Returned          Suspended        Confirmed          Cancelled  Withdrawn
            assign     +                 already_assigned +                already_assigned  already_assigned  already_assigned  already_assigned already_assigned   already_assigned withdrawn
            correct    +                 already_assigned already_assigned already_assigned  already_assigned  already_assigned  already_assigned already_assigned   already_assigned withdrawn
            withdraw   +                 already_assigned already_assigned already_assigned  already_assigned  already_assigned  already_assigned already_assigned   already_assigned withdrawn
            receive    not_assigned      +                declined         already_accepted  already_reported  already_accepted  suspended        already_confirmed  cancelled  withdrawn
            accept     not_assigned      +                declined         already_accepted  already_reported  already_accepted  suspended        already_confirmed  cancelled  withdrawn
            decline    not_assigned      +                declined         already_accepted  already_reported  already_accepted  suspended        already_confirmed  cancelled  withdrawn
            progress   not_assigned      +                declined         +                 already_reported  +                 suspended        already_confirmed  cancelled  withdrawn
            report     not_assigned      +                declined         +                 already_reported  +                 suspended        already_confirmed  cancelled  withdrawn
            ask        not_assigned      +                declined         +                 already_reported  +                 suspended        already_confirmed  cancelled  withdrawn
            grant      not_assigned      +                +                +                 +                 +                 +                already_confirmed  cancelled  withdrawn
            refuse     extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked extension_not_asked
            confirm    not_reported      not_reported     not_reported     not_reported      +                 not_reported      not_reported     already_confirmed  cancelled  withdrawn
            return     not_reported      not_reported     not_reported     not_reported      +                 not_reported      not_reported     already_confirmed  cancelled  withdrawn
            reopen     not_confirmed     not_confirmed    not_confirmed    not_confirmed     not_confirmed     not_confirmed     not_confirmed    +                  not_confirmed not_confirmed
            suspend    not_assigned      +                declined         +                 already_reported  +                 suspended        already_confirmed  cancelled  withdrawn
            resume     not_suspended     not_suspended    not_suspended    not_suspended     not_suspended     not_suspended     +                not_suspended      not_suspended not_suspended
            cancel     not_assigned      +                +                +                 +                 +                 +                already_confirmed  cancelled  withdrawn
            describe   +                 +                +                +                 +                 +                 +                already_confirmed  cancelled  withdrawn
            milestone  +                 +                +                +                 +                 +                 +                already_confirmed  cancelled  withdrawn
            hand-over  nothing_to_hand_over +             +                +                 +                 +                 +                already_confirmed  cancelled  withdrawn
            """;
        var lines = table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var rows = new TheoryData<AssignmentState, string, string?>();
        foreach (var line in lines.Skip(1))
        {
            foreach (var (column, answer) in line.Index().Skip(1))
                rows.Add(Enum.Parse<AssignmentState>(lines[0][column]), line[0], answer == "+" ? null : $"assignment.{answer}");
        }

        Assert.Equal(Enum.GetValues<AssignmentState>().Length * 20, rows.Count);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_verb_in_each_state(AssignmentState state, string verb, string? refusal)
    {
        var assignment = In(state);
        var (version, events) = (assignment.Version, assignment.Events.Count);
        Assert.Equal(refusal, Do(assignment, verb)?.Code);
        Assert.Equal(refusal is null ? version + 1 : version, assignment.Version);
        Assert.Equal(refusal is null ? events + 1 : events, assignment.Events.Count);
        if (refusal is not null)
            Assert.Equal(state, assignment.State);
        // Whatever was done: the last act says how it stands.
        var last = assignment.Events[^1];
        Assert.Equal((assignment.State, assignment.LeadId, assignment.DueDate, assignment.ReportedOn ?? assignment.SuspendedOn), (last.State, last.LeadId, last.DueDate, last.StoppedOn));
    }

    [Fact]
    public void An_extension_is_asked_for_and_decided_and_the_first_due_date_stays()
    {
        var (first, asked) = (new DateOnly(2026, 3, 10), new DateOnly(2026, 4, 10));
        var assignment = In(AssignmentState.InProgress);
        Assert.Equal(AssignmentRefusals.DueMissing, assignment.AskExtension(null, "Chờ số liệu", On(4)));
        Assert.Equal(AssignmentRefusals.ExtensionNotLater.Code, assignment.AskExtension(first, "Chờ số liệu", On(4))!.Code);
        Assert.Equal(AssignmentRefusals.ReasonMissing, assignment.AskExtension(asked, " ", On(4)));
        Assert.Null(assignment.AskExtension(asked, "Chờ số liệu", On(4)));
        Assert.Equal(AssignmentRefusals.ExtensionPending, assignment.AskExtension(asked, "Chờ số liệu", On(4)));
        Assert.Equal(first, assignment.DueDate);
        Assert.Null(assignment.RefuseExtension("Làm kịp", On(5)));
        Assert.Equal((first, null), (assignment.DueDate, assignment.AskedDueDate));
        Assert.Null(assignment.AskExtension(asked, "Chờ số liệu", On(6)));
        Assert.Null(assignment.GrantExtension(asked.AddDays(-5), "Sớm hơn", On(7)));
        Assert.Equal((asked.AddDays(-5), first, null), (assignment.DueDate, assignment.OriginalDueDate, assignment.AskedDueDate));
        Assert.Equal([asked, asked, asked], assignment.Events.Where(one => one.AskedDueDate is not null).Select(one => one.AskedDueDate));
        Assert.Equal(AssignmentRefusals.NothingToExtend, Endless().AskExtension(asked, "Chờ số liệu", On(7)));

        static Assignment Endless()
        {
            var endless = Draft();
            Assert.Null(endless.Assign(Lead, "Báo cáo", Start, null, On(2)));
            return endless;
        }
    }

    [Fact]
    public void A_pause_stops_the_clock_and_it_goes_on_where_it_stood()
    {
        var assignment = In(AssignmentState.Returned);
        Assert.Null(assignment.Suspend("Chờ hướng dẫn", On(8)));
        Assert.Equal((new DateOnly(2026, 3, 8), AssignmentState.Returned), (assignment.SuspendedOn, assignment.SuspendedFrom));
        Assert.Null(assignment.Resume(new DateOnly(2026, 3, 20), null, On(15)));
        Assert.Equal((AssignmentState.Returned, null, new DateOnly(2026, 3, 20), new DateOnly(2026, 3, 10)),
            (assignment.State, assignment.SuspendedOn, assignment.DueDate, assignment.OriginalDueDate));
    }

    [Fact]
    public void What_was_declined_is_sent_again_and_keeps_its_first_due_date()
    {
        var assignment = In(AssignmentState.Declined);
        var other = new OrganisationId(Guid.CreateVersion7());
        Assert.Equal("Không đúng lĩnh vực", assignment.ReturnReason);
        Assert.Null(assignment.Assign(other, "Báo cáo", Start, new DateOnly(2026, 3, 30), On(5)));
        Assert.Equal((AssignmentState.Assigned, other, new DateOnly(2026, 3, 10), null, null),
            (assignment.State, assignment.LeadId, assignment.OriginalDueDate, assignment.ReturnReason, assignment.ReceivedOn));
        Assert.Contains(assignment.Events, one => one.LeadId == Lead);
    }

    [Fact]
    public void Progress_is_told_in_per_cent_or_words_and_falls_only_with_a_reason()
    {
        var assignment = In(AssignmentState.Assigned);
        Assert.Null(assignment.LastProgressOn);
        Assert.Equal(AssignmentRefusals.ProgressMissing, assignment.Progress(null, " ", On(3)));
        Assert.Equal(AssignmentRefusals.PercentOutOfRange, assignment.Progress(101, null, On(3)));
        Assert.Null(assignment.Progress(60, null, On(3)));
        Assert.Equal((AssignmentState.InProgress, new DateOnly(2026, 3, 3), 60), (assignment.State, assignment.LastProgressOn, assignment.Percent));
        Assert.Equal((AssignmentRefusals.ProgressFell.Code, "60"), assignment.Progress(40, null, On(4)) is { } fell ? (fell.Code, fell.Arguments.Single()) : default);
        Assert.Null(assignment.Progress(40, "Làm lại phần hai", On(4)));
        Assert.Null(assignment.Progress(null, "Không phát sinh", On(5)));
        Assert.Equal(40, assignment.Percent);
    }

    [Fact]
    public void A_milestone_lies_within_the_work_and_is_reached_once()
    {
        var assignment = In(AssignmentState.InProgress);
        Assert.Equal(AssignmentRefusals.DueBeforeStart.Code, assignment.PlanMilestone("Dự thảo", Start.AddDays(-1), On(3))!.Code);
        Assert.Equal(AssignmentRefusals.MilestoneAfterDue.Code, assignment.PlanMilestone("Dự thảo", new DateOnly(2026, 3, 11), On(3))!.Code);
        Assert.Null(assignment.PlanMilestone("Dự thảo", new DateOnly(2026, 3, 6), On(3)));
        var step = assignment.Milestones.Single().Id;
        Assert.Equal(AssignmentRefusals.DayAhead, assignment.ReachMilestone(step, new DateOnly(2026, 3, 7), On(6)));
        Assert.Null(assignment.ReachMilestone(step, new DateOnly(2026, 3, 5), On(6)));
        Assert.Equal(new DateOnly(2026, 3, 5), assignment.Events[^1].On);
        Assert.Equal(AssignmentRefusals.MilestoneReached, assignment.ReachMilestone(step, new DateOnly(2026, 3, 5), On(6)));
        Assert.Equal(AssignmentRefusals.MilestoneReached, assignment.DropMilestone(step, "Không cần", On(6)));
        Assert.Equal(AssignmentRefusals.MilestoneNotFound, assignment.DropMilestone(new AssignmentMilestoneId(Guid.CreateVersion7()), "Không cần", On(6)));
    }

    [Fact]
    public void A_handover_moves_every_part_of_one_body_and_keeps_the_first_lead_in_the_history()
    {
        var assignment = In(AssignmentState.ReportedDone);
        var successor = new OrganisationId(Guid.CreateVersion7());
        Assert.Null(assignment.HandOver(Lead, successor, new DateOnly(2026, 7, 1), "Sáp nhập", On(9)));
        Assert.Equal((successor, Assigner, AssignmentState.ReportedDone), (assignment.LeadId, assignment.AssignerId, assignment.State));
        Assert.Equal((new DateOnly(2026, 7, 1), successor), (assignment.Events[^1].On, assignment.Events[^1].LeadId));
        Assert.Contains(assignment.Events, one => one.LeadId == Lead);
        Assert.Equal(AssignmentRefusals.NothingToHandOver, assignment.HandOver(Lead, successor, new DateOnly(2026, 7, 1), null, On(9)));
    }

    [Fact]
    public void Who_reported_does_not_confirm()
    {
        var assignment = In(AssignmentState.ReportedDone);
        var report = assignment.Events.Last(one => one.Act == AssignmentAct.ReportedDone);
        Assert.Equal(AssignmentRefusals.OwnReport, assignment.Confirm(null, On(7) with { AccountId = report.By }));
        Assert.Equal(AssignmentRefusals.OwnReport, assignment.Confirm(null, On(7) with { For = new Delegator(report.By, "Nguyễn Văn A") }));
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

    /// <summary>All of it has run out once the file that holds longest has; one without an end holds for all.</summary>
    [Theory]
    [InlineData(new[] { "2026-05-31" }, "2026-05-31")]
    [InlineData(new[] { "2026-05-31", "2026-04-30" }, "2026-05-31")]
    [InlineData(new[] { "2026-04-30", "2026-05-31" }, "2026-05-31")]
    [InlineData(new[] { "2026-05-31", "" }, null)]
    [InlineData(new[] { "", "2026-05-31" }, null)]
    public void Evidence_holds_as_long_as_any_of_it(string[] given, string? until)
    {
        var assignment = In(AssignmentState.Assigned);
        foreach (var day in given)
            assignment.ReportPeriod(null, true, "Đang làm", [File], On(7), new("report", day.Length == 0 ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture)));
        assignment.ReportPeriod(null, true, "Không kèm tệp", [], On(8), new(null, new DateOnly(2030, 1, 1)));
        Assert.Equal(until is null ? (DateOnly?)null : DateOnly.Parse(until, CultureInfo.InvariantCulture), assignment.EvidenceUntil);
        Assert.Equal(given.Length, assignment.EvidenceCount);
        // Asked of any day; while the work is open it is no sign.
        bool Over(DateOnly on) => AssignmentSigns.Is(AssignmentSign.EvidenceOver, on).Compile()(assignment);
        var after = new DateOnly(2026, 6, 1);
        Assert.False(Over(after));
        Assert.Null(assignment.ReportDone("Xong", [], On(9)));
        Assert.False(Over(after.AddDays(-1)));
        Assert.Equal(until is not null, Over(after));
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
