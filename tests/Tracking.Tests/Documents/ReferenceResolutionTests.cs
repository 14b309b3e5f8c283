using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class ReferenceResolutionTests
{
    private static async Task<DocumentId?> ToAsync(World world, CurrentUser reader, DocumentId from)
    {
        await using var db = world.Open();
        return Assert.Single((await new ShowDocument(db, reader).RunAsync(from)).Value.References).To;
    }

    [Theory, BothDatabases]
    public async Task A_mention_waits_for_its_document_in_whatever_spelling(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention));
        Assert.Null(await ToAsync(world, world.Officer, programme));
        var resolution = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        Assert.Equal(resolution, await ToAsync(world, world.Officer, programme));
        // Registered in the other order it is found at once.
        var second = await Papers.RegisterAsync(world, world.WardOfficer, Papers.Programme(world, Papers.Mention) with { Number = "3-CTr/ĐU" });
        Assert.Equal(resolution, await ToAsync(world, world.WardOfficer, second));
    }

    [Theory, BothDatabases]
    public async Task The_nearest_registry_decides_and_of_two_as_near_none(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var own = await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong });
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention));
        Assert.Equal(own, await ToAsync(world, world.Officer, programme));

        // The next term counts anew: without a date both may be meant.
        await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong, IssuedOn = new DateOnly(2019, 3, 12) });
        var unclear = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention) with { Number = "13-CTr/TU" });
        Assert.Null(await ToAsync(world, world.Officer, unclear));
        var dated = await Papers.RegisterAsync(world, world.Officer,
            Papers.Programme(world, Papers.Mention with { IssuedOn = new DateOnly(2025, 3, 12) }) with { Number = "14-CTr/TU" });
        Assert.Equal(own, await ToAsync(world, world.Officer, dated));
    }

    [Theory, BothDatabases]
    public async Task Another_type_issuer_or_day_is_another_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        MentionedDocument[] others =
        [
            Papers.Mention with { TypeName = "Chỉ thị" }, Papers.Mention with { IssuerName = "Tỉnh ủy Nghệ An" },
            Papers.Mention with { IssuedOn = new DateOnly(2025, 3, 13) }, Papers.Mention with { Number = "18-NQ/TW" },
        ];
        foreach (var (other, index) in others.Select((other, index) => (other, index)))
        {
            var from = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, other) with { Number = $"{20 + index}-CTr/TU" });
            Assert.Null(await ToAsync(world, world.Officer, from));
        }
    }

    /// <summary>A link never tells of a document that the reader may not see, and a neighbour's registration resolves nothing here.</summary>
    [Theory, BothDatabases]
    public async Task Who_may_not_see_the_document_is_shown_the_mention_alone(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention));
        await Papers.RegisterAsync(world, world.Foreigner, Papers.Central(world) with { Owner = world.CanTho });
        await using var db = world.Open();
        Assert.Null((await db.DocumentReferences.SingleAsync()).ToId);

        var inner = await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong, Audience = DocumentAudience.OwnerSubtree });
        Assert.Equal(inner, await ToAsync(world, world.Officer, programme));
        Assert.Null(await ToAsync(world, world.WardOfficer, programme));
    }

    /// <summary>As where both are registered in one moment and neither transaction sees the other's rows. More numbers than one batch takes.</summary>
    [Theory, BothDatabases]
    public async Task What_was_missed_at_registration_is_found_by_the_daily_sweep(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var resolution = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var plans = new Dictionary<string, DocumentId>(StringComparer.Ordinal);
        for (var number = 1; number <= ResolveMissedMentions.Batch + 1; number++)
        {
            plans[$"{number}-KH/TU"] = await Papers.RegisterAsync(world, world.Officer,
                new("KH", "kế hoạch", $"{number}-KH/TU", null, "Thành ủy Hải Phòng", new DateOnly(2025, 5, 5), "Trồng cây"));
        }

        MentionedDocument[] mentions =
        [
            Papers.Mention, Papers.Mention with { TypeName = "Chỉ thị" }, Papers.Mention with { Number = "82-NQ/TW" }, .. plans.Keys.Select(number => new MentionedDocument(number, "Kế hoạch", number)),
        ];
        var programme = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, mentions));
        await using (var db = world.Open())
            await db.DocumentReferences.Where(row => row.FromId == programme).ExecuteUpdateAsync(set => set.SetProperty(row => row.ToId, (DocumentId?)null));

        await using (var db = world.Open())
            Assert.Equal(plans.Count + 1, await new ResolveMissedMentions(db, world.Clock).RunAsync());
        await using var read = world.Open();
        var targets = await read.DocumentReferences.Where(row => row.FromId == programme).Select(row => new { row.TypeName, row.Number, row.ToId }).ToListAsync();
        Assert.Equal(resolution, targets.Single(row => row is { TypeName: "Nghị quyết", Number: "81 - NQ/TƯ" }).ToId);
        Assert.All(plans, plan => Assert.Equal(plan.Value, targets.Single(row => row.Number == plan.Key).ToId));
        // Another type, and what nobody registered, wait on; a second sweep finds nothing.
        Assert.Equal(2, targets.Count(row => row.ToId is null));
        Assert.Equal(0, await new ResolveMissedMentions(read, world.Clock).RunAsync());
    }
}
