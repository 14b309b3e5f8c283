using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Recommendations;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Reports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
namespace DonDoc.Tracking.Tests;
public sealed class SmokeTests
{
    [Theory, BothDatabases]
    public async Task Every_read(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var failures = new List<string>();
        async Task Try(string name, Func<TrackingDb, Task> act)
        {
            await using var db = world.Open();
            try { await act(db); } catch (Exception e) { failures.Add(name + ": " + e.Message); }
        }
        var user = world.Officer; var o = new TrackingOptions(); var id = Guid.CreateVersion7();
        PageRequest C(params string[] k) => new(System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', k))));
        await Try("orgs", db => new ListOrganisations(db, user).RunAsync(new("hai phong", OrganisationLevel.Province, OrganisationType.PartyCommittee, world.HaiPhong, Page: C("a", id.ToString()))));
        await Try("tree", db => new ShowOrganisationTree(db, user).RunAsync(new()));
        await Try("tree2", db => new ShowOrganisationTree(db, user).RunAsync(new(world.HaiPhong, Page: C("1", "a", id.ToString()))));
        await Try("org", db => new ShowOrganisation(db, user).RunAsync(new(world.Works)));
        await Try("find", db => new FindOrganisationByName(db, user).RunAsync(new("Thành uỷ Hải Phòng")));
        await Try("find2", db => new FindOrganisationByName(db, user).RunAsync(new("Thành uỷ Hải", world.Centre)));
        await Try("me", db => new ShowMyAccount(db, user).RunAsync());
        await Try("accounts", db => new ListAccounts(db, world.Administrator).RunAsync(new("phong", C("A"))));
        await Try("docs", db => new ListDocuments(db, user).RunAsync(new("x", "nghị quyết", world.Centre, world.HaiPhong, new(2020,1,1), new(2021,1,1), C("2020-01-01", id.ToString()))));
        await Try("doc", db => new ShowDocument(db, user).RunAsync(DocumentId.From(id)));
        foreach (var duty in Enum.GetValues<AssignmentDuty>())
        foreach (var t in Enum.GetValues<Timeliness>())
            await Try("assignments " + t, db => new ListAssignments(db, user, o).RunAsync(new(AssignmentState.Draft, t, world.HaiPhong, "x", duty, DocumentId.From(id), new(2020,1,1), new(2020,1,1), C("2020-01-01", id.ToString()))));
        await Try("draft", async db => {
            var a = (await new DraftAssignment(db, world.Head, world.Clock).RunAsync(new("Việc", null, null))).Value;
            var s = (await new ShowAssignment(db, world.Head, o).RunAsync(a)).Value;
            Assert.Null(await new SendAssignment(db, world.Head, world.Clock).RunAsync(new(a, s.Row.Version, world.Works, "Báo cáo", new(2026,3,3))));
        });
        await Try("engagements", db => new ListEngagements(db, user).RunAsync(new(EngagementKind.Inspection, world.HaiPhong, 2021, "x", C("2020-01-01", id.ToString()))));
        await Try("engagement", db => new ShowEngagement(db, user, o).RunAsync(EngagementId.From(id)));
        await Try("requirement", db => new FindRequirement(db, user).RunAsync(AssignmentId.From(id)));
        await Try("recs", db => new ListRecommendations(db, user).RunAsync(new(EngagementId.From(id), world.HaiPhong, "x", C("2020-01-01", id.ToString()))));
        await Try("imports", db => new ListImports(db, user).RunAsync(new(ImportState.Waiting, C("1000", id.ToString()))));
        await Try("import", db => new ShowImport(db, user).RunAsync(ImportId.From(id)));
        await Try("home", db => new ShowHome(db, user, o).RunAsync());
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }
}
