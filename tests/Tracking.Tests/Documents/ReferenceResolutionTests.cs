using DonDoc.Tracking.Documents;
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
}
