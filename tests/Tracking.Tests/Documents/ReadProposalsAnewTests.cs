using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class ReadProposalsAnewTests
{
    /// <summary>What older rules would have left: nothing is a target or a duty, and a rule that is no more.</summary>
    private static async Task AgeAsync(World world, DocumentId document)
    {
        await using var db = world.Open();
        await db.ProvisionTargets.ExecuteDeleteAsync();
        await db.Provisions.Where(row => row.DocumentId == document)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Proposed, ProvisionClass.Other).SetProperty(row => row.Rule, "older").SetProperty(row => row.Confidence, 0.25));
        await db.DocumentVersions.Where(row => row.DocumentId == document).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingRules, 0));
    }

    private static async Task<Dictionary<string, ProvisionRow>> RowsAsync(World world, DocumentId document)
    {
        await using var db = world.Open();
        return (await new ShowProvisions(db, world.Inspector).RunAsync(document)).Value.Rows.ToDictionary(row => row.Path, StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_older_rules_proposed_is_read_again_and_what_a_person_decided_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var right = await RowsAsync(world, document);
        await AgeAsync(world, document);
        await using (var db = world.Open())
            Assert.Null(await new DecideProvisions(db, world.Inspector, world.Clock).RunAsync(new(document, [new(right["I.1"].Id, 0)], ProvisionClass.Duty)));

        await using (var db = world.Open())
            Assert.Equal(right.Count - 1, await new ReadProposalsAnew(db).RunAsync());
        var now = await RowsAsync(world, document);
        var decided = now["I.1"];
        Assert.Equal((ProvisionClass.Duty, ProvisionClass.Other, "older", 1), (decided.Class, decided.Proposed!.Class, decided.Proposed.Rule, decided.Version));
        foreach (var (path, row) in right.Where(row => row.Key != "I.1"))
        {
            Assert.Equal((row.Id, row.Proposed, row.Duty), (now[path].Id, now[path].Proposed, now[path].Duty));
            Assert.Equal(row.Targets, now[path].Targets);
        }

        Assert.Equal(60, Assert.Single(now["II.1"].Targets).Quantity);
        // Who looked at the older proposal accepts it no more.
        await using var late = world.Open();
        Assert.Equal(ProvisionRefusals.ChangedMeanwhile.Code, (await new DecideProvisions(late, world.Inspector, world.Clock).RunAsync(new(document, [new(right["II.1"].Id, 0)], null)))!.Code);
    }

    [Theory, BothDatabases]
    public async Task Versions_that_these_rules_read_are_left_alone_and_each_is_read_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var old = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var wordless = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = "82-NQ/TW", PlainText = null });
        var recent = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = "83-NQ/TW" });
        await AgeAsync(world, old);
        await AgeAsync(world, wordless);
        await using var db = world.Open();
        await db.Provisions.Where(row => row.DocumentId == recent).ExecuteUpdateAsync(set => set.SetProperty(row => row.Rule, "by hand"));
        Assert.True(await new ReadProposalsAnew(db).RunAsync() > 0);
        Assert.All((await RowsAsync(world, recent)).Values, row => Assert.Equal("by hand", row.Proposed?.Rule ?? "by hand"));
        Assert.False(await db.DocumentVersions.AnyAsync(row => row.ReadingRules != ProvisionReader.Rules));
        Assert.Equal(0, await new ReadProposalsAnew(db).RunAsync());
    }

    /// <summary>Two links that older rules judged by a loose share; one of them a person has confirmed.</summary>
    [Theory, BothDatabases]
    public async Task Why_two_provisions_are_taken_for_one_is_judged_anew_unless_somebody_confirmed_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        var newer = Papers.Resolution.Replace("60% cảng loại I dùng điện bờ", "75% cảng loại I và loại II dùng điện bờ", StringComparison.Ordinal);
        Assert.False((await new AddVersion(db, world.Inspector, world.Clock).RunAsync(new(document, VersionStage.Issued, "lần 2", new StoredFile(new string('2', 64), "81.docx", 100, "text/plain"), newer))).IsRefused);
        var right = await LinksAsync(world, document);
        await db.ProvisionLineages.ExecuteUpdateAsync(set => set.SetProperty(row => row.Score, 0.1).SetProperty(row => row.Reason, LineageReason.SimilarWords));
        await db.DocumentVersions.Where(row => row.DocumentId == document && row.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadingRules, 0));
        var confirmed = right.First(link => link.Value.Reason == LineageReason.SameWords).Key;
        await db.ProvisionLineages.Where(row => row.NewerId == confirmed).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, LineageState.Confirmed));

        await using (var fresh = world.Open())
            await new ReadProposalsAnew(fresh).RunAsync();

        var now = await LinksAsync(world, document);
        Assert.Contains(right, link => link.Value.Reason == LineageReason.SimilarWords);
        Assert.Equal((0.1, LineageReason.SimilarWords), now[confirmed]);
        Assert.All(right.Where(link => link.Key != confirmed), link => Assert.Equal(link.Value, now[link.Key]));
    }

    private static async Task<Dictionary<ProvisionId, (double Score, LineageReason Reason)>> LinksAsync(World world, DocumentId document)
    {
        await using var db = world.Open();
        return (await db.ProvisionLineages.AsNoTracking().Where(row => row.DocumentId == document).ToListAsync()).ToDictionary(row => row.NewerId, row => (row.Score, row.Reason));
    }
}
