using DonDoc.Text.Extraction;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.References;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class GraphTests
{
    [Theory, BothDatabases]
    public async Task What_stands_around_a_document_is_bounded_and_shows_only_what_is_seen(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var centre = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var mention = Papers.Mention with { Kind = ReferenceKind.Implements };
        for (var i = 1; i <= 15; i++)
            await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, mention) with { Number = $"{i}-CTr/TU", PlainText = null });
        await Papers.RegisterAsync(world, world.Foreigner, Papers.Programme(world, mention) with { Number = "99-CTr/TU", Owner = world.CanTho, Audience = DocumentAudience.OwnerSubtree, PlainText = null });
        await using var db = world.Open();
        var seen = Assert.Single((await new ShowGraph(db, world.Officer).RunAsync(centre)).Value.Groups);
        Assert.Equal((ReferenceKind.Implements, false, 12, 3), (seen.Kind, seen.IsOutward, seen.Documents.Count, seen.More));
        Assert.Equal(4, Assert.Single((await new ShowGraph(db, world.Inspector).RunAsync(centre)).Value.Groups).More);

        var counter = new StatementCounter();
        await using var counted = world.Open(counter);
        await new ShowGraph(counted, world.Officer).RunAsync(centre);
        Assert.Equal(4, counter.Count);
    }

    [Theory, BothDatabases]
    public async Task A_relation_is_read_from_the_text_and_a_person_corrects_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var centre = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var amending = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with
        {
            Number = "30-CTr/TU",
            References = null,
            PlainText = "CHƯƠNG TRÌNH\nsửa đổi, bổ sung Nghị quyết số 81-NQ/TW của Ban Chấp hành Trung ương\n1. Việc thứ nhất.",
        });
        await using var db = world.Open();
        var group = Assert.Single((await new ShowGraph(db, world.Officer).RunAsync(amending)).Value.Groups);
        Assert.Equal((ReferenceKind.Amends, true, centre), (group.Kind, group.IsOutward, Assert.Single(group.Documents).Document.Id));

        var reference = (await db.DocumentReferences.AsNoTracking().SingleAsync()).Id;
        var correct = new CorrectReference(db, world.Officer, world.Clock);
        Assert.Null(await correct.RunAsync(new(amending, reference, 0, ReferenceKind.Implements)));
        Assert.Equal(DocumentRefusals.ChangedMeanwhile, await correct.RunAsync(new(amending, reference, 0, ReferenceKind.Cites)));
        Assert.Equal(DocumentRefusals.ReferenceNotFound, await correct.RunAsync(new(amending, new(Guid.CreateVersion7()), 0, ReferenceKind.Cites)));
        Assert.Equal(DocumentRefusals.NotAllowed, await new CorrectReference(db, world.WardOfficer, world.Clock).RunAsync(new(amending, reference, 1, ReferenceKind.Cites)));
        var shown = Assert.Single((await new ShowDocument(db, world.Officer).RunAsync(amending)).Value.References);
        Assert.Equal((ReferenceKind.Implements, ReferenceKind.Amends, true), (shown.Kind, shown.ProposedKind, shown.IsDecided));
    }

    [Theory]
    [InlineData("1 2 3", 1, "")]
    [InlineData("2 3 3 6", 1, "1-1 4-5")]
    [InlineData("5", 5, "")]
    [InlineData("1 1 1 2", 1, "")]
    [InlineData("", 1, "")]
    public void Gaps_are_found(string numbers, int begin, string gaps)
    {
        var look = Numbering.Look(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse), begin);
        Assert.Equal(gaps, string.Join(' ', look.Gaps.Select(gap => $"{gap.From}-{gap.To}")));
    }

    [Theory, BothDatabases]
    public async Task A_registry_is_told_what_its_series_lack(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var number in new[] { "1-CTr/TU", "2-CTr/TU", "5-CTr/TU" })
            await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Number = number, Issuer = world.HaiPhong, PlainText = null });
        await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Number = "05A-CTr/TU", Issuer = world.HaiPhong, PlainText = null, Period = "NK2021" });
        await Papers.RegisterAsync(world, world.Officer, Papers.Central(world) with { Owner = world.HaiPhong });
        await Papers.RegisterAsync(world, world.Foreigner, Papers.Central(world) with { Owner = world.CanTho, Number = "1-NQ/TW" });
        await using var db = world.Open();
        var rows = await new ListNumbering(db, world.Officer, new()).RunAsync(new());
        var own = rows.Single(row => row.TypeName == "chương trình hành động");
        Assert.Equal([new ListNumbering.Gap(3, 4)], own.Gaps);
        Assert.Equal((5, 2), (Assert.Single(own.Twice).Number, own.Twice[0].Documents.Count));
        // Of the centre's resolutions the city registers some.
        var central = rows.Single(row => row.TypeName == "nghị quyết");
        Assert.Empty(central.Gaps);
        Assert.Equal(1, central.Count);
        Assert.Single(await new ListNumbering(db, world.Officer, new()).RunAsync(new(OnlyWrong: true)));

        // A body that says that a letter makes another number: 5 and 5a are two, and still fill one place.
        var letters = new TrackingOptions { Numbering = [new() { TypeName = "Chương trình hành động", HasLetters = true, BeginAt = 2 }] };
        own = (await new ListNumbering(db, world.Officer, letters).RunAsync(new())).Single(row => row.TypeName == "chương trình hành động");
        Assert.Empty(own.Twice);
        Assert.Equal([new ListNumbering.Gap(3, 4)], own.Gaps);
        // One series for all types of one body, by its name.
        var shared = new TrackingOptions { Numbering = [new() { Issuer = "thành uỷ hải phòng", Shared = true }] };
        Assert.Single(await new ListNumbering(db, world.Officer, shared).RunAsync(new()), row => row.TypeName.Length == 0);
    }

    [Theory, BothDatabases]
    public async Task The_rule_of_a_body_says_when_its_numbers_begin_anew(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var options = new TrackingOptions { Numbering = [new() { Issuer = "Thành ủy Hải Phòng", Restart = NumberRestart.Year }] };
        await using var db = world.Open();
        var register = new RegisterDocument(db, world.Officer, world.Clock, options);
        foreach (var year in new[] { 2024, 2025 })
            Assert.False((await register.RunAsync(Papers.Programme(world) with { Number = "1-CTr/TU", Issuer = world.HaiPhong, IssuedOn = new DateOnly(year, 4, 2), PlainText = null })).IsRefused);
        Assert.Equal(["2025", "2024"], (await new ListNumbering(db, world.Officer, options).RunAsync(new())).Select(row => row.Period));
        // A letter does not make a number of the Party one of the State.
        Assert.Equal("NK2021", DocumentNumber.Period("45A-NQ/TW", new DateOnly(2022, 1, 1), options.CongressClosings));
        Assert.Equal("2022", DocumentNumber.Period("45A/KH-UBND", new DateOnly(2022, 1, 1), options.CongressClosings));
    }

    [Theory, BothDatabases]
    public async Task Handling_and_retention_are_set_by_who_registers(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        Assert.Equal(DocumentRefusals.NotAllowed, await new HandleDocument(db, world.Officer).RunAsync(new(id, DocumentMark.Internal, 10)));
        Assert.Equal(DocumentRefusals.RetentionWrong, await new HandleDocument(db, world.Inspector).RunAsync(new(id, DocumentMark.Internal, 101)));
        Assert.Null(await new HandleDocument(db, world.Inspector).RunAsync(new(id, DocumentMark.NotForCopying, 0)));
        var shown = (await new ShowDocument(db, world.Officer).RunAsync(id)).Value;
        Assert.Equal((DocumentMark.NotForCopying, 0), (shown.Mark, shown.RetentionYears));
    }
}
