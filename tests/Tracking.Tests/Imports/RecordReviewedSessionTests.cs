using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Course;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Recommendations;
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Imports;

public sealed class RecordReviewedSessionTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task A_review_makes_all_records_and_keeps_what_was_proposed_and_decided(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var made = (await Proposals.RecordAsync(world, world.Officer, import)).Value;

        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(made.Engagement)).Value;
        Assert.Equal("135", shown.Number);
        Assert.Equal(new NamedBody(world.HaiPhong, "Thành ủy Hải Phòng"), shown.Inspected);
        var head = Assert.Single(shown.Members);
        Assert.Equal((DelegationRole.Head, "Trần Cẩm Tú"), (head.Role, head.Name));
        Assert.Equal(["Ủy viên Bộ Chính trị", "Chủ nhiệm UBKT Trung ương"], head.Positions);
        Assert.Equal(new DateOnly(2021, 12, 10), Assert.Single(shown.Sessions).HeldOn);
        Assert.Equal(["Việc học tập nghiêm túc."], shown.Findings.Where(row => row.Kind == FindingKind.Strength).Select(row => row.Content));
        Assert.Equal(["Một số nơi học tập còn hình thức.", "Thiếu lộ trình."], shown.Findings.Where(row => row.Kind == FindingKind.Shortcoming).Select(row => row.Content));
        var requirement = Assert.Single(shown.Requirements);
        Assert.Equal(AssignmentState.Assigned, requirement.FollowUp!.State);
        Assert.Equal(world.HaiPhong, requirement.FollowUp.LeadId);
        Assert.Single(shown.Commitments);
        Assert.Equal("Ban Bí thư", Assert.Single((await new ListRecommendations(db, world.Officer).RunAsync(new(made.Engagement))).Items).Addressee);

        var corrected = Assert.Single(shown.Facts[shown.Findings.Single(row => row.Content.StartsWith("Một số", StringComparison.Ordinal)).Id.Value]);
        Assert.Equal((FactDecision.Corrected, "Một số nơi còn hình thức.", "Một số nơi học tập còn hình thức."), (corrected.Decision, corrected.Proposed, corrected.Decided));
        Assert.Equal("Một số nơi còn hình thức.", Proposals.Text[corrected.Start!.Value..corrected.End!.Value]);
        Assert.Equal("chuyenvien", corrected.DecidedBy);
        Assert.Equal(FactDecision.Added, Assert.Single(shown.Facts[shown.Findings.Single(row => row.Content == "Thiếu lộ trình.").Id.Value]).Decision);

        var document = (await new ShowDocument(db, world.Officer).RunAsync(made.Document)).Value;
        Assert.Equal(Proposals.Text, document.PlainText);
        var rejected = Assert.Single(document.Facts, fact => fact.Decision == FactDecision.Rejected);
        Assert.Equal(("requirements", (Guid?)null), (rejected.Field, rejected.RecordId));
        Assert.Contains(document.Facts, fact => fact is { Field: "date", Decision: FactDecision.Accepted, Proposed: "2021-12-10", Rule: "date" });
        Assert.Contains(document.Facts, fact => fact is { Field: "counts", Decided: "7 nghị quyết chuyên đề" });
        Assert.Equal("45-NQ/TW", Assert.Single(document.References).Number);

        var assignment = (await new ShowAssignment(db, world.Officer, Options).RunAsync(made.Assignments[0])).Value;
        Assert.Equal("Yêu cầu Thành ủy rà soát chương trình hành động.", assignment.From!.Passage);
        Assert.Equal(made.Engagement, (await new FindRequirement(db, world.Officer).RunAsync(made.Assignments[0]))!.Engagement!.Id);
        Assert.Equal(ImportState.Reviewed, (await new ShowImport(db, world.Officer).RunAsync(import)).Value.State);
        var home = await new ShowHome(db, world.Officer, Options).RunAsync();
        Assert.Equal(made.Engagement, Assert.Single(home.LatestSessions).Engagement);
        Assert.Equal(1, home.States.Sum(count => count.Count));
    }

    /// <summary>What falls on a body that others follow stands at the engagement; nobody is asked for it here.</summary>
    [Theory, BothDatabases]
    public async Task A_requirement_may_be_recorded_without_being_followed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var reviewed = Proposals.Accepted(world);
        var (first, outside) = (reviewed.Requirements[0], new ReviewedRequirement(1, "Tỉnh khác rà soát quy hoạch", world.CanTho, "Báo cáo"));
        var refused = (await Proposals.RecordAsync(world, world.Officer, import, reviewed with { Requirements = [outside, first] })).Refusal!;
        Assert.Equal((AssignmentRefusals.LeadOutOfReach.Code, "requirements.0.lead"), (refused.Code, refused.Field));

        var made = (await Proposals.RecordAsync(world, world.Officer, import, reviewed with { Requirements = [outside with { IsFollowed = false }, first] })).Value;
        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(made.Engagement)).Value;
        Assert.Equal(["Tỉnh khác rà soát quy hoạch", first.Text], shown.Requirements.Select(row => row.Content));
        Assert.Equal([(false, null), (true, made.Assignments.Single())], shown.Requirements.Select(row => (row.IsFollowed, row.FollowUp?.Id)));
        var row = Assert.Single((await new ListEngagements(db, world.Officer).RunAsync(new())).Items);
        Assert.Equal((2, 1), (row.Requirements, row.OpenRequirements));
        Assert.Equal(1, (await new ShowHome(db, world.Officer, Options).RunAsync()).States.Sum(count => count.Count));
        Assert.Single(shown.Facts[shown.Requirements[0].Id.Value]);
    }

    [Theory, BothDatabases]
    public async Task The_requirement_goes_all_the_way_to_confirmed(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer))).Value;
        await using (var db = world.Open())
            Assert.Null(await new ReportAssignmentDone(db, world.Officer, world.Clock, new()).RunAsync(new(made.Assignments[0], 2, "Đã rà soát")));
        await using (var db = world.Open())
            Assert.Null(await new ConfirmAssignment(db, world.Head, world.Clock).RunAsync(new(made.Assignments[0], 3)));
        await using (var db = world.Open())
        {
            var row = Assert.Single((await new ListEngagements(db, world.Officer).RunAsync(new())).Items);
            Assert.Equal((1, 1, 2, 1, 0), (row.Sessions, row.Strengths, row.Shortcomings, row.Requirements, row.OpenRequirements));
            Assert.Equal("Trần Cẩm Tú", row.HeadName);
        }
    }

    [Theory, BothDatabases]
    public async Task A_second_reviewer_is_refused_and_nothing_of_theirs_is_half_saved(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        await Proposals.RecordAsync(world, world.Officer, import);
        var second = (await Proposals.RecordAsync(world, world.Head, import)).Refusal!;
        Assert.Equal(ImportRefusals.AlreadyReviewed.Code, second.Code);
        Assert.Equal("chuyenvien", second.Arguments[0]);
        await AssertCountsAsync(world, 1);
    }

    [Theory, BothDatabases]
    public async Task Two_reviewers_in_the_same_moment_one_wins(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var outcomes = await Task.WhenAll(
            Task.Run(() => Proposals.RecordAsync(world, world.Officer, import)), Task.Run(() => Proposals.RecordAsync(world, world.Head, import)));
        Assert.Equal(ImportRefusals.AlreadyReviewed.Code, Assert.Single(outcomes, outcome => outcome.IsRefused).Refusal!.Code);
        await AssertCountsAsync(world, 1);
    }

    [Theory, BothDatabases]
    public async Task A_reviewer_who_loaded_the_import_before_it_was_closed_is_refused_at_the_save(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        await using var stale = world.Open();
        _ = await stale.ImportedFiles.SingleAsync(row => row.Id == import);
        await Proposals.RecordAsync(world, world.Officer, import);
        var late = await new RecordReviewedSession(stale, world.Head, world.Clock, new()).RunAsync(new(import, 1, Proposals.Card(), Proposals.Accepted(world)));
        Assert.Equal(ImportRefusals.AlreadyReviewed.Code, late.Refusal?.Code);
        await AssertCountsAsync(world, 1);
    }

    [Theory, BothDatabases]
    public async Task A_refusal_at_any_step_leaves_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var good = Proposals.Accepted(world);
        foreach (var (session, code) in new (ReviewedSession, string)[]
                 {
                     (good with { Strengths = [] }, "import.fact_undecided"),
                     (good with { Strengths = [new(0, "x"), new(0, "y")] }, "import.fact_decided_twice"),
                     (good with { Strengths = [new(0, "x"), new(7, "y")] }, "import.fact_unknown"),
                     (good with { Title = " " }, "engagement.title_missing"),
                     (good with { Inspected = new(null, "") }, "engagement.inspected_missing"),
                     (good with { Inspected = good.Inspecting }, "engagement.inspects_itself"),
                     (good with { Inspected = new(new OrganisationId(Guid.CreateVersion7()), "Ma") }, "engagement.body_not_found"),
                     (good with { PeriodFrom = new DateOnly(2021, 2, 1), PeriodTo = new DateOnly(2021, 1, 1) }, "engagement.period_reversed"),
                     (good with { Date = new DateOnly(2027, 1, 1) }, "engagement.session_in_future"),
                     (good with { Requirements = [good.Requirements[0] with { Due = new DateOnly(2020, 1, 1) }, good.Requirements[1]] }, "assignment.due_before_start"),
                     (good with { Requirements = [good.Requirements[0] with { Lead = world.CanTho }, good.Requirements[1]] }, "assignment.lead_out_of_reach"),
                 })
        {
            Assert.Equal((code, code), (code, (await Proposals.RecordAsync(world, world.Officer, import, session)).Refusal?.Code));
            await AssertCountsAsync(world, 0);
        }

        // What was refused can be put right: the import still waits in the same version, and codes have no gap.
        var made = (await Proposals.RecordAsync(world, world.Officer, import, good)).Value;
        await using var db = world.Open();
        Assert.Equal("31.TU/2026-0001", (await new ShowAssignment(db, world.Officer, Options).RunAsync(made.Assignments[0])).Value.Row.Code);
    }

    [Theory, BothDatabases]
    public async Task A_death_in_the_middle_leaves_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        for (var after = 1; after < 200; after++)
        {
            await using var db = world.Open(new DyingConnection(after));
            try
            {
                await new RecordReviewedSession(db, world.Officer, world.Clock, new()).RunAsync(new(import, 1, Proposals.Card(), Proposals.Accepted(world)));
            }
            catch (DyingConnection.DeathException)
            {
                await AssertCountsAsync(world, 0);
                continue;
            }
            catch (DbUpdateException exception) when (exception.InnerException is DyingConnection.DeathException)
            {
                await AssertCountsAsync(world, 0);
                continue;
            }

            Assert.True(after > 10, "The act is made of many statements.");
            await AssertCountsAsync(world, 1);
            return;
        }

        Assert.Fail("The act never came to its end.");
    }

    [Theory, BothDatabases]
    public async Task A_second_session_joins_an_engagement(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var first = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer))).Value;
        var import = await Proposals.StageAsync(world, world.Officer, 'c');
        var second = await Proposals.RecordAsync(world, world.Officer, import, Proposals.Accepted(world) with { Date = new DateOnly(2021, 12, 20) }, first.Engagement);
        Assert.Equal(first.Engagement, second.Value.Engagement);
        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(first.Engagement)).Value;
        Assert.Equal(2, shown.Sessions.Count);
        Assert.Single(shown.Members);
        Assert.Equal(new DateOnly(2021, 12, 20), Assert.Single((await new ListEngagements(db, world.Officer).RunAsync(new())).Items).LatestSession);

        // Somebody else adds a session between this one's reading and its saving.
        var third = await Proposals.StageAsync(world, world.Officer, 'e');
        await using var stale = world.Open();
        _ = await stale.Engagements.SingleAsync(row => row.Id == first.Engagement);
        await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, 'f'), attachTo: first.Engagement);
        var late = await new RecordReviewedSession(stale, world.Officer, world.Clock, new()).RunAsync(new(third, 1, Proposals.Card(), Proposals.Accepted(world), first.Engagement));
        Assert.Equal(InspectionRefusals.ChangedMeanwhile, late.Refusal);

        var foreign = await Proposals.StageAsync(world, world.Foreigner, 'd');
        Assert.Equal(InspectionRefusals.NotFound, (await Proposals.RecordAsync(world, world.Foreigner, foreign, Proposals.Accepted(world) with { Requirements = [new(0, null), new(1, null)] }, first.Engagement)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task What_was_found_in_Hai_Phong_is_not_Can_Tho_s_to_see(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer))).Value;
        await using var db = world.Open();
        Assert.Empty((await new ListEngagements(db, world.Foreigner).RunAsync(new())).Items);
        Assert.Empty((await new ListRecommendations(db, world.Foreigner).RunAsync(new())).Items);
        Assert.Empty((await new ListRecommendations(db, world.Foreigner).RunAsync(new(made.Engagement))).Items);
        Assert.Equal(InspectionRefusals.NotFound, (await new ShowEngagement(db, world.Foreigner, Options).RunAsync(made.Engagement)).Refusal);
        Assert.Null(await new FindRequirement(db, world.Foreigner).RunAsync(made.Assignments[0]));
        var home = await new ShowHome(db, world.Foreigner, Options).RunAsync();
        Assert.Empty(home.LatestSessions);
        Assert.Empty(home.States);
        Assert.NotEmpty((await new ListEngagements(db, world.Inspector).RunAsync(new())).Items);
    }

    [Theory, BothDatabases]
    public async Task The_page_of_an_engagement_takes_eight_statements_however_long_it_is(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer))).Value;
        var counter = new StatementCounter();
        await using var db = world.Open(counter);
        await new ShowEngagement(db, world.Officer, Options).RunAsync(made.Engagement);
        Assert.Equal(8, counter.Count);
        counter.Count = 0;
        await new ListEngagements(db, world.Officer).RunAsync(new());
        Assert.Equal(1, counter.Count);
    }

    private static async Task AssertCountsAsync(World world, int expected)
    {
        await using var db = world.Open();
        Assert.Equal(
            (expected, expected, expected, expected, expected, expected, expected),
            (await db.Documents.CountAsync(), await db.Engagements.CountAsync(), await db.Sessions.CountAsync(), await db.Requirements.CountAsync(),
                await db.Assignments.CountAsync(), await db.Recommendations.CountAsync(), await db.AssignmentSeries.CountAsync()));
        Assert.Equal(expected > 0, await db.ReviewedFacts.AnyAsync());
        Assert.Equal(expected, await db.ImportedFiles.CountAsync(row => row.State == ImportState.Reviewed));
    }
}
