using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class ProvisionDecisionTests
{
    private static async Task<ProvisionRow> RowAsync(World world, DocumentId document, string path)
    {
        await using var db = world.Open();
        return (await new ShowProvisions(db, world.Inspector).RunAsync(document)).Value.Rows.Single(row => row.Path == path);
    }

    [Theory, BothDatabases]
    public async Task A_person_decides_and_the_proposal_stays_beside_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong });
        var target = await RowAsync(world, id, "II.1");
        Assert.Equal((ProvisionClass.Target, null), (target.Proposed!.Class, target.Decided));
        Assert.Equal(60, Assert.Single(target.Targets).Quantity);
        Assert.Equal("II", target.Parent);

        await using var db = world.Open();
        var decide = new DecideProvisions(db, world.Officer, world.Clock);
        DecideProvisions.Input One(ProvisionClass? chosen, int version = 0) => new(id, [new(target.Id, version)], chosen);
        Assert.Null(await decide.RunAsync(One(ProvisionClass.Objective)));
        var decided = await RowAsync(world, id, "II.1");
        Assert.Equal((ProvisionClass.Objective, ProvisionClass.Target, "chuyenvien", 1), (decided.Class, decided.Proposed!.Class, decided.Decided!.By, decided.Version));

        db.ChangeTracker.Clear();
        // Who looked before is told who decided meanwhile; who decides the same again changes nothing.
        var late = (await decide.RunAsync(One(ProvisionClass.Duty)))!;
        Assert.Equal((ProvisionRefusals.ChangedMeanwhile.Code, "chuyenvien"), (late.Code, late.Arguments[0]));
        Assert.Equal(ProvisionRefusals.NothingChanged, await decide.RunAsync(One(ProvisionClass.Objective, 1)));
        Assert.Equal(ProvisionRefusals.NoneChosen, await decide.RunAsync(new(id, [], null)));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == "document.provision_changed"));
    }

    [Theory, BothDatabases]
    public async Task Who_registers_for_the_owner_decides_and_nobody_else(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var row = await RowAsync(world, id, "II.1");
        var inner = await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong, Audience = DocumentAudience.OwnerSubtree });
        var hidden = await RowAsync(world, inner, "II.1");
        await using var db = world.Open();
        // The city reads what the centre issued; it does not say what it means.
        Assert.Equal(ProvisionRefusals.NotAllowed, await new DecideProvisions(db, world.Officer, world.Clock).RunAsync(new(id, [new(row.Id, 0)], ProvisionClass.Duty)));
        Assert.Equal(DocumentRefusals.NotFound, await new DecideProvisions(db, world.Foreigner, world.Clock).RunAsync(new(inner, [new(hidden.Id, 0)], ProvisionClass.Duty)));
        Assert.Equal(DocumentRefusals.NotFound, (await new ShowProvisions(db, world.Foreigner).RunAsync(inner)).Refusal);
        Assert.Equal(DocumentRefusals.NotFound, (await new ListProvisions(db, world.Foreigner).RunAsync(new(inner))).Refusal);
        Assert.False((await new ShowProvisions(db, world.Officer).RunAsync(id)).Value.MayDecide);
        // A provision of another document is not reached through one's own.
        Assert.Equal(ProvisionRefusals.NotFound, await new DecideProvisions(db, world.Officer, world.Clock).RunAsync(new(inner, [new(row.Id, 0)], ProvisionClass.Duty)));
    }

    [Theory, BothDatabases]
    public async Task All_proposals_are_accepted_at_once_and_decisions_stay(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var first = await RowAsync(world, id, "I.1");
        await using var db = world.Open();
        Assert.Null(await new DecideProvisions(db, world.Inspector, world.Clock).RunAsync(new(id, [new(first.Id, 0)], ProvisionClass.Other)));
        var accept = new AcceptProposals(db, world.Inspector, world.Clock);
        var sure = (await accept.RunAsync(new(id, 1, 0.9))).Value;
        var rest = (await accept.RunAsync(new(id, 1))).Value;
        Assert.True(sure > 0);
        Assert.Equal(11, sure + rest);
        Assert.Equal(ProvisionRefusals.NothingChanged, (await accept.RunAsync(new(id, 1))).Refusal);
        Assert.Equal(ProvisionClass.Other, (await RowAsync(world, id, "I.1")).Class);
        Assert.All((await new ShowProvisions(db, world.Inspector).RunAsync(id)).Value.Rows, row => Assert.NotNull(row.Decided));
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == "document.provisions_accepted"));
    }

    [Theory, BothDatabases]
    public async Task The_list_goes_through_the_text_page_by_page_with_its_words(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var counter = new StatementCounter();
        await using var db = world.Open(counter);
        var list = new ListProvisions(db, world.Officer);
        var seen = new List<ListProvisions.Row>();
        string? cursor = null;
        do
        {
            var page = (await list.RunAsync(new(id, Page: new(cursor, 5)))).Value;
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(9, counter.Count);
        Assert.Equal(["I", "I.1", "I.2", "II", "II.1", "III", "III.1", "III.1.a", "III.1.b", "III.2", "IV", "IV.1"], seen.Select(row => row.Provision.Path));
        Assert.Equal("a) Sửa đổi quy định về phí cảng biển trong năm 2026.", seen[7].Text);
        Assert.Equal("II.1", Assert.Single((await list.RunAsync(new(id, Class: ProvisionClass.Target))).Value.Items, row => row.Provision.Targets.Count > 0).Provision.Path);
        counter.Count = 0;
        await new ShowProvisions(db, world.Officer).RunAsync(id);
        Assert.Equal(4, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task A_readable_address_means_a_document_only_where_one_is_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        foreach (var spelling in new[] { "81-NQ-TW", "81-nq-tw", "81 - NQ/TƯ" })
            Assert.Equal(id, (await new FindDocumentBySlug(db, world.Officer).RunAsync(spelling)).Document);
        Assert.Null((await new FindDocumentBySlug(db, world.Officer).RunAsync("81-NQ")).Document);
        await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong, Audience = DocumentAudience.OwnerSubtree });
        var two = await new FindDocumentBySlug(db, world.Officer).RunAsync("81-NQ-TW");
        Assert.Equal((null, true), (two.Document, two.IsAmbiguous));
        // Who sees only one of the two is told nothing of the other.
        Assert.Equal(id, (await new FindDocumentBySlug(db, world.Foreigner).RunAsync("81-NQ-TW")).Document);
    }
}
