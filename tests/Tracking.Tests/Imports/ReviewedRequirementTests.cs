using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Imports;

/// <summary>What a review makes of requirements, of a session that joins an engagement, and of a lost race.</summary>
public sealed class ReviewedRequirementTests
{
    private static readonly TrackingOptions Options = new();

    [Theory, BothDatabases]
    public async Task A_draft_keeps_what_is_known_and_shows_it_to_the_assigner_only(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var accepted = Proposals.Accepted(world);
        var past = new DateOnly(2022, 3, 31);
        var made = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer), accepted with
        {
            Requirements = [new(0, "Rà soát", world.Works, null, past), new(1, "Lập kế hoạch", null, "Kế hoạch", null)],
        })).Value;
        await using (var db = world.Open())
        {
            var rows = (await new ListAssignments(db, world.Officer, Options).RunAsync(new())).Items;
            Assert.Equal([(AssignmentState.Draft, world.Works, null, past), (AssignmentState.Draft, (OrganisationId?)null, "Kế hoạch", (DateOnly?)null)],
                rows.Select(row => (row.State, row.LeadId, row.Product, row.DueDate)));
            // No date binds yet: neither late nor this week's.
            Assert.All(rows, row => Assert.Equal(Timeliness.NoDueDate, row.Timeliness));
            Assert.Equal(0, (await new ShowHome(db, world.Officer, Options).RunAsync()).Late.Total);
            Assert.Equal(made.Assignments[1], Assert.Single((await new ListAssignments(db, world.Officer, Options).RunAsync(new(Text: "ke hoach"))).Items).Id);
            Assert.Empty((await new ListAssignments(db, world.WorksOfficer, Options).RunAsync(new())).Items);
            Assert.Equal(AssignmentRefusals.ProductMissing, await new SendAssignment(db, world.Officer, world.Clock).RunAsync(new(made.Assignments[0], 1, world.Works, null, null)));
        }

        await using var sender = world.Open();
        Assert.Null(await new SendAssignment(sender, world.Officer, world.Clock).RunAsync(new(made.Assignments[0], 1, world.Works, "Báo cáo", world.Today.AddDays(9))));
        var sent = Assert.Single((await new ListAssignments(sender, world.WorksOfficer, Options).RunAsync(new())).Items);
        Assert.Equal((Timeliness.InTime, world.Today.AddDays(9)), (sent.Timeliness, sent.OriginalDueDate));
    }

    [Theory, BothDatabases]
    public async Task Everything_that_is_wrong_with_requirements_is_said_at_once_by_its_place(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var early = new DateOnly(2020, 1, 1);
        var refusal = (await Proposals.RecordAsync(world, world.Officer, import, Proposals.Accepted(world) with
        {
            Requirements =
            [
                new(0, null), new(1, "Sớm", world.Works, "Báo cáo", early), new(null, "Xa", world.CanTho), new(null, "Nháp sớm", Due: early),
                new(null, "Đúng", world.Works, "Báo cáo", new DateOnly(2026, 9, 1)),
            ],
        })).Refusal!;
        Assert.Equal(
            [("assignment.lead_out_of_reach", "requirements.2.lead"), ("assignment.due_before_start", "requirements.1.due"), ("assignment.due_before_start", "requirements.3.due")],
            refusal.Others.Prepend(refusal).Select(one => (one.Code, one.Field)));
        await using var db = world.Open();
        Assert.False(await db.Assignments.AnyAsync());
        var foreign = await new RecordReviewedSession(db, world.Officer, world.Clock, new()).RunAsync(new(import, 1, Proposals.Card(), Proposals.Accepted(world), Assigner: world.CanTho));
        Assert.Equal(AssignmentRefusals.AssignerOutOfReach, foreign.Refusal);
    }

    [Theory, BothDatabases]
    public async Task A_session_that_joins_leaves_the_engagement_as_it_is_and_says_so(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var accepted = Proposals.Accepted(world);
        var first = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer), accepted)).Value;
        var second = (await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, 'b'), accepted with
        {
            Kind = EngagementKind.Survey, Number = "999", Title = "Tiêu đề khác",
            Inspected = new(new OrganisationId(Guid.CreateVersion7()), "Không có"), Inspecting = new(null, "Đoàn khác"),
        }, first.Engagement)).Value;

        await using var db = world.Open();
        var shown = (await new ShowEngagement(db, world.Officer, Options).RunAsync(first.Engagement)).Value;
        Assert.Equal((EngagementKind.Inspection, "135", accepted.Title), (shown.Kind, shown.Number, shown.Title));
        Assert.Equal([world.HaiPhong], await db.Recommendations.Select(row => row.FromId).Distinct().ToListAsync());
        var decided = (await new ShowDocument(db, world.Officer).RunAsync(second.Document)).Value.Facts.ToLookup(fact => fact.Field, fact => fact.Decided);
        Assert.Equal(["135"], decided["delegationNumber"]);
        Assert.Equal([accepted.Title], decided["title"]);
        Assert.Equal(["Bộ Chính trị"], decided["inspectingBody"]);
        Assert.Equal(["Thành ủy Hải Phòng"], decided["inspectedBody"]);
    }

    [Theory, BothDatabases]
    public async Task The_loser_of_two_reviews_of_a_numbered_document_learns_who_reviewed_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var (content, requirements) in new (char, ReviewedRequirement[])[] { ('a', [.. Proposals.Accepted(world).Requirements]), ('b', [new(0, null), new(1, null)]) })
        {
            var import = await Proposals.StageAsync(world, world.Officer, content);
            var session = Proposals.Accepted(world) with { Requirements = requirements };
            var outcomes = await Task.WhenAll(new[] { world.Officer, world.Head }.Select(by =>
                Task.Run(() => Proposals.RecordAsync(world, by, import, session, number: $"{(int)content}-BC/TU"))));
            Assert.Equal(ImportRefusals.AlreadyReviewed.Code, Assert.Single(outcomes, outcome => outcome.IsRefused).Refusal!.Code);
        }

        // Only a number that another document bears is said to be taken.
        var late = await Proposals.RecordAsync(world, world.Officer, await Proposals.StageAsync(world, world.Officer, 'c'), number: $"{(int)'a'}-BC/TU");
        Assert.Equal(DocumentRefusals.AlreadyRegistered.Code, late.Refusal?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_loser_of_two_registrations_learns_who_registered_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        var input = new RegisterImportedDocument.Input(import, 1, Proposals.Card("7-BC/TU"), []);
        await using var db = world.Open(new MeanwhileUnlocked(async () =>
        {
            await using var other = world.Open();
            Assert.False((await new RegisterImportedDocument(other, world.Head, world.Clock, new()).RunAsync(input)).IsRefused);
        }));
        var late = (await new RegisterImportedDocument(db, world.Officer, world.Clock, new()).RunAsync(input)).Refusal!;
        Assert.Equal((ImportRefusals.AlreadyReviewed.Code, "thutruong"), (late.Code, late.Arguments[0]));
    }
}
