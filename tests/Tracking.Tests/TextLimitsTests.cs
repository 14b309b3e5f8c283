using DonDoc.Tracking.Access;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Assignments.Drafting;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Inspections;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Tests.Assignments;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests;

/// <summary>Texts have a longest length on the server, whatever a form says.</summary>
public sealed class TextLimitsTests
{
    private static string Text(int length) => new('ă', length);

    [Fact]
    public void The_first_text_that_is_too_long_is_named_with_its_limit_also_in_parts_and_lists()
    {
        var card = new DocumentCard("QĐ", "quyết định", "1-QĐ/TW", null, "Ban", null, Text(1000));
        Assert.Null(TextLimits.Refuse(card, "document"));
        var subject = TextLimits.Refuse(card with { Subject = Text(1001) }, "document")!;
        Assert.Equal(("text.too_long", "document.subject", "1000"), (subject.Code, subject.Field, Assert.Single(subject.Arguments)));

        var session = new ReviewedSession
        {
            Kind = EngagementKind.Inspection, Title = Text(TextLimits.Usual), Inspecting = new NamedBody(null, "A"), Inspected = new NamedBody(null, "B"),
            Requirements = [new(0, "Việc"), new(1, "Việc", Product: Text(501))],
        };
        Assert.Equal("requirements.1.product", TextLimits.Refuse(session, "")!.Field);
        Assert.Equal("title", TextLimits.Refuse(session with { Title = Text(TextLimits.Usual + 1) }, "")!.Field);
        Assert.Equal("inspected.name", TextLimits.Refuse(session with { Inspected = new NamedBody(null, Text(2001)) }, "")!.Field);
        Assert.Equal("Aliases", TextLimits.Refuse(new FoundOrganisation.Input("1", "A", OrganisationLevel.Grassroots, OrganisationType.PartyCommittee, default, Aliases: ["B", Text(401)]))!.Field);
        Assert.Equal(Account.LongestName, TextLimits.Of<EditAccount.Input>(nameof(EditAccount.Input.DisplayName)));
    }

    [Theory, BothDatabases]
    public async Task What_is_too_long_is_refused_by_every_kind_of_slice_and_changes_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var entries = await db.AuditEntries.CountAsync();
        var ward = world.WardOfficer.AccountId;
        async Task RefusedAsync(string field, int limit, Func<TrackingDb, Task<Refusal?>> act)
        {
            await using var desk = world.Open();
            var refusal = await act(desk);
            Assert.Equal((TextRefusals.TooLong.Code, field, $"{limit}"), (refusal?.Code, refusal?.Field, refusal?.Arguments.SingleOrDefault()));
        }

        await RefusedAsync("DisplayName", 200, desk => new EditAccount(desk, world.Administrator, new Postbox(desk, world.Clock)).RunAsync(new(ward, 0, Text(201), "", null)));
        await RefusedAsync("Reason", 400, desk => new CloseAccount(desk, world.Administrator, world.Clock).RunAsync(new(ward, 0, AccountStanding.Locked, Text(401))));
        await RefusedAsync("Subject", 1000, async desk => (await new RegisterDocument(desk, world.Officer, world.Clock, new()).RunAsync(
            new("NQ", "nghị quyết", "1-NQ/TW", world.Centre, null, null, Text(1001)))).Refusal);
        await RefusedAsync("Name", 400, async desk => (await new FoundOrganisation(desk, world.Administrator, world.Clock).RunAsync(
            new("99", Text(401), OrganisationLevel.Grassroots, OrganisationType.PartyCommittee, world.HaiPhong))).Refusal);
        Assert.Equal(entries, await db.AuditEntries.CountAsync());

        var work = await Drafts.MakeAsync(world, world.Head, "Việc");
        await RefusedAsync("Product", 500, desk => new SendAssignment(desk, world.Head, world.Clock).RunAsync(new(work, 1, world.Works, Text(501), null)));
        Assert.Equal(1, (await db.Assignments.AsNoTracking().SingleAsync(row => row.Id == work)).Version);
    }

    [Theory, BothDatabases]
    public async Task A_name_from_before_there_was_a_limit_is_cut_in_the_log(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        db.Witness = () => new Witness(world.Head.AccountId, Text(5000), world.HaiPhong, Address: Text(900));
        await db.RecordAsync(new RecordedAct("document.exported"), TestContext.Current.CancellationToken);
        var entry = await db.AuditEntries.SingleAsync(row => row.Act == "document.exported");
        Assert.Equal((200, 200), (entry.AccountName!.Length, entry.Address!.Length));
        Assert.Equal(entry.Hash, entry.Seal(entry.Sequence));
    }
}
