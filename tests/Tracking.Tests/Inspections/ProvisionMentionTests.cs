using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Databases;
using DonDoc.Tracking.Tests.Documents;

namespace DonDoc.Tracking.Tests.Inspections;

public sealed class ProvisionMentionTests
{
    private static readonly MentionedDocument OfProvision = Papers.Mention with { Path = "III.1.a", Start = 10, End = 30 };

    [Theory, BothDatabases]
    public async Task What_names_a_provision_is_found_with_its_place_and_what_names_the_whole_is_not(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var resolution = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, OfProvision, Papers.Mention));
        await using var db = world.Open();
        var row = Assert.Single(await new ListProvisionMentions(db, world.Officer).RunAsync(resolution));
        Assert.Equal(("III.1.a", programme, 10, 30), (row.Path, row.From, row.Start, row.End));
        Assert.Equal(("12-CTr/TU", null), (row.Number, row.Finding));
        // Who sees the resolution and not the programme is told nothing of that; who sees nothing, nothing.
        Assert.Empty(await new ListProvisionMentions(db, world.Foreigner).RunAsync(resolution));
        Assert.Empty(await new ListProvisionMentions(db, world.Foreigner).RunAsync(programme));
    }

    [Theory, BothDatabases]
    public async Task Words_that_became_a_finding_are_told_as_one_to_who_sees_its_engagement(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var resolution = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var report = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, OfProvision) with { TypeName = "thông báo", TypeCode = "TB", Number = "5-TB/TU" });
        EngagementId visited;
        await using (var db = world.Open())
        {
            var visit = Engagement.Record(world.HaiPhong, EngagementKind.Inspection, null, "Kiểm tra cảng", new NamedBody(world.HaiPhong, "Thành ủy Hải Phòng"), new NamedBody(null, "Cảng Lạch Huyện"),
                Guid.Empty, world.Clock.Instant()).Value;
            visited = visit.Id;
            var session = new Session(visit.Id, world.Today, null, null, report, world.Clock.Instant());
            var finding = new Finding(visit.Id, session.Id, FindingKind.Shortcoming, 0, "Chậm sửa đổi quy định về phí.");
            db.AddRange(visit, session, finding);
            db.Add(new ReviewedFact(report, "shortcomings", finding.Id.Value, new ProposedValue(finding.Content, 0, 60, null, 0.9), finding.Content, Guid.Empty, world.Clock.Instant()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var read = world.Open();
        var row = Assert.Single(await new ListProvisionMentions(read, world.Officer).RunAsync(resolution));
        Assert.Equal((visited, "Chậm sửa đổi quy định về phí."), (row.Engagement, row.Finding));
        // The ward reads what the committee sends down, and not its engagements.
        var below = Assert.Single(await new ListProvisionMentions(read, world.WardOfficer).RunAsync(resolution));
        Assert.Null(below.Finding);
    }
}
