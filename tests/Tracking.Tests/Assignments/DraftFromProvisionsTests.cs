using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Assignments;

public sealed class DraftFromProvisionsTests
{
    private static string Plan(World world) => $"""
        KẾ HOẠCH
        I- NHIỆM VỤ
        1. Theo phụ lục.

        PHỤ LỤC I
        DANH MỤC NHIỆM VỤ
        STT	Nhiệm vụ	Cơ quan chủ trì	Cơ quan phối hợp	Thời gian hoàn thành	Sản phẩm
        1	Rà soát phí cảng	Sở Xây dựng thành phố Hải Phòng	Đảng ủy phường Hồng Bàng	31/12/{world.Today.Year + 1}	Báo cáo rà soát
        2	Công khai tiến độ	Viện Cảng biển	Cảng vụ	Quý I/2020	Trang tin
        """;

    private static async Task<(DocumentId Document, List<ProvisionRow> Rows)> RegisterAsync(World world)
    {
        var id = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { PlainText = Plan(world), References = null });
        await using var db = world.Open();
        return (id, [.. (await new ShowProvisions(db, world.Officer).RunAsync(id)).Value.Rows.Where(row => row.IsTableRow)]);
    }

    private static DraftFromProvisions.Draft Take(ProposeDrafts.Row row) => new(row.Provision, row.Content, row.Lead?.Id, [.. row.Cooperating.Select(body => body.Id)], row.Product, row.Due);

    [Theory, BothDatabases]
    public async Task Rows_become_drafts_with_who_what_and_when_and_keep_where_they_come_from(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (document, rows) = await RegisterAsync(world);
        await using var db = world.Open();
        var proposed = (await new ProposeDrafts(db, world.Officer).RunAsync(new(document, [.. rows.Select(row => row.Id)]))).Value;
        Assert.Equal(("Rà soát phí cảng", world.Works, "Báo cáo rà soát", new DateOnly(world.Today.Year + 1, 12, 31)),
            (proposed[0].Content, proposed[0].Lead!.Id, proposed[0].Product, proposed[0].Due!.Value));
        Assert.Equal([world.Ward], proposed[0].Cooperating.Select(body => body.Id));
        // A body that is not in the tree and a day that has passed are told in words, not guessed.
        Assert.Equal((null, "Viện Cảng biển", null, "Quý I/2020"), (proposed[1].Lead, proposed[1].LeadWords, proposed[1].Due, proposed[1].DueWords));

        var made = (await new DraftFromProvisions(db, world.Officer, world.Clock).RunAsync(new(document, [.. proposed.Select(Take)]))).Value;
        var kept = await db.Assignments.AsNoTracking().SingleAsync(row => row.Id == made[0]);
        Assert.Equal((rows[0].Id, document, 1, AssignmentState.Draft, world.HaiPhong), (kept.SourceProvisionId, kept.SourceDocumentId, kept.SourceVersion, kept.State, kept.AssignerId));
        Assert.Equal(world.Ward, (await db.AssignmentCooperations.SingleAsync(row => row.AssignmentId == made[0])).OrganisationId);
        var answers = await new ListAnswers(db, world.Officer, new()).RunAsync(document, 1);
        Assert.Equal(rows.Select(row => (ProvisionId?)row.Id).ToHashSet(), answers.Select(answer => answer.Provision).ToHashSet());
        Assert.Equal(made[0], (await new ProposeDrafts(db, world.Officer).RunAsync(new(document, [rows[0].Id]))).Value[0].Existing!.Id);
        // A draft is the assigner's affair: who reads the document does not see that there is one.
        Assert.Empty(await new ListAnswers(db, world.WardOfficer, new()).RunAsync(document, 1));
        Assert.Contains("Rà soát phí cảng", (await new ShowAssignment(db, world.Officer, new()).RunAsync(made[0])).Value.From!.Passage, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task All_or_none_and_only_within_reach(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (document, rows) = await RegisterAsync(world);
        await using var db = world.Open();
        DraftFromProvisions.Draft Draft(int row, string? content = "Việc", OrganisationId? lead = null, DateOnly? due = null, params OrganisationId[] with) =>
            new(rows[row].Id, content, lead, with, null, due);
        async Task<Refusal> RefusedAsync(CurrentUser by, params DraftFromProvisions.Draft[] drafts) =>
            (await new DraftFromProvisions(db, by, world.Clock).RunAsync(new(document, drafts))).Refusal!;
        Assert.Equal(ProvisionRefusals.NoneChosen, await RefusedAsync(world.Officer));
        var wrongLead = await RefusedAsync(world.Officer, Draft(0), Draft(1, lead: world.CanTho));
        Assert.Equal((AssignmentRefusals.LeadOutOfReach.Code, "drafts.1.lead"), (wrongLead.Code, wrongLead.Field));
        var cooperating = await RefusedAsync(world.Officer, Draft(0, with: world.CanTho));
        Assert.Equal((AssignmentRefusals.CooperatingOutOfReach.Code, "drafts.0.cooperating"), (cooperating.Code, cooperating.Field));
        var wrong = await RefusedAsync(world.Officer, Draft(0, content: " "), Draft(1, due: world.Today.AddDays(-1)));
        Assert.Equal(("drafts.0.content", "drafts.1.due"), (wrong.Field, Assert.Single(wrong.Others).Field));
        Assert.Equal(AssignmentRefusals.AssignerOutOfReach, await RefusedAsync(world.Leader, Draft(0)));
        Assert.Equal(ProvisionRefusals.NotFound, await RefusedAsync(world.Foreigner, Draft(0)));
        Assert.Equal(ProvisionRefusals.NotFound, (await new ProposeDrafts(db, world.Foreigner).RunAsync(new(document, [rows[0].Id]))).Refusal);
        Assert.Equal(0, await db.Assignments.CountAsync());
    }

    /// <summary>The row has another number in the next version: its words tell that it is the same.</summary>
    [Theory, BothDatabases]
    public async Task An_assignment_stands_at_its_provision_through_renumbering(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var (document, rows) = await RegisterAsync(world);
        await using var db = world.Open();
        Assert.False((await new DraftFromProvisions(db, world.Officer, world.Clock).RunAsync(new(document, [new(rows[0].Id, "Rà soát", null, [], null, null)]))).IsRefused);
        var renumbered = Plan(world).Replace("1\tRà soát", "3\tRà soát", StringComparison.Ordinal);
        var file = new StoredFile(new string('b', 64), "ke-hoach.txt", 10, "text/plain");
        Assert.Equal(2, (await new AddVersion(db, world.Officer, world.Clock).RunAsync(new(document, VersionStage.Issued, null, file, renumbered))).Value);
        var now = (await new ShowProvisions(db, world.Officer).RunAsync(document)).Value.Rows.Single(row => row.Heading == "Rà soát phí cảng");
        Assert.NotEqual(rows[0].Path, now.Path);
        Assert.Equal(now.Id, Assert.Single(await new ListAnswers(db, world.Officer, new()).RunAsync(document, 2)).Provision);
    }
}
