using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Imports;

public sealed class ImportSlicesTests
{
    [Theory, BothDatabases]
    public async Task The_same_file_again_is_recognised_and_linked(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var first = await Proposals.StageAsync(world, world.Officer);
        await using var db = world.Open();
        var again = await new StageImport(db, world.Head, world.Clock).RunAsync(new(Proposals.File() with { Name = "khác.html" }, "html", null, "văn bản", Proposals.Report));
        Assert.Equal(ImportRefusals.AlreadyImported.Code, again.Refusal?.Code);
        Assert.Equal(first.Value, again.Refusal?.Existing);
        Assert.Equal(["báo cáo.html"], again.Refusal?.Arguments);
    }

    [Theory, BothDatabases]
    public async Task The_same_file_sent_many_times_at_once_is_staged_once(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var db = world.Open();
            return await new StageImport(db, world.Officer, world.Clock).RunAsync(new(Proposals.File(), "html", null, "văn bản", Proposals.Report));
        })));
        var staged = Assert.Single(outcomes, outcome => !outcome.IsRefused).Value;
        Assert.All(outcomes.Where(outcome => outcome.IsRefused), outcome =>
            Assert.Equal((ImportRefusals.AlreadyImported.Code, staged.Value), (outcome.Refusal!.Code, outcome.Refusal.Existing)));
    }

    [Theory, BothDatabases]
    public async Task Who_comes_second_between_looking_and_saving_is_linked_to_the_first_and_sends_on(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var first = default(ImportId);
        await using var db = world.Open(new Meanwhile(async () => first = await Proposals.StageAsync(world, world.Head)));
        var stage = new StageImport(db, world.Officer, world.Clock);
        var late = (await stage.RunAsync(new(Proposals.File(), "html", null, "văn bản", Proposals.Report))).Refusal!;
        Assert.Equal((ImportRefusals.AlreadyImported.Code, first.Value), (late.Code, late.Existing));
        Assert.False((await stage.RunAsync(new(Proposals.File('b'), "html", null, "văn bản", Proposals.Report))).IsRefused);
    }

    [Theory, BothDatabases]
    public async Task Each_organisation_imports_the_same_file_for_its_own_registry(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var below = await Proposals.StageAsync(world, world.WorksOfficer);
        await using var db = world.Open();
        var above = await new StageImport(db, world.Officer, world.Clock).RunAsync(new(Proposals.File(), "html", null, "văn bản", Proposals.Report));
        Assert.False(above.IsRefused);
        Assert.NotEqual(below, above.Value);
    }

    [Theory, BothDatabases]
    public async Task A_foreign_import_of_the_same_file_does_not_show_that_it_is_there(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var foreign = await Proposals.StageAsync(world, world.Foreigner);
        await using var db = world.Open();
        var own = await new StageImport(db, world.Officer, world.Clock).RunAsync(new(Proposals.File(), "html", null, "văn bản", Proposals.Report));
        Assert.False(own.IsRefused);
        Assert.Equal([own.Value], (await new ListImports(db, world.Officer).RunAsync(new())).Items.Select(row => row.Id));
        Assert.Equal(ImportRefusals.NotFound, (await new ShowImport(db, world.Officer).RunAsync(foreign)).Refusal);
        Assert.Equal(ImportRefusals.NotFound, await new DiscardImport(db, world.Officer, world.Clock).RunAsync(new(foreign, 1)));
        Assert.Equal(ImportRefusals.NotFound, (await new RegisterImportedDocument(db, world.Officer, world.Clock, new()).RunAsync(new(foreign, 1, Proposals.Card(), []))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task Empty_text_a_bad_hash_and_somebody_who_may_not_import_are_refused(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var stage = new StageImport(db, world.Officer, world.Clock);
        Assert.Equal(ImportRefusals.EmptyText, (await stage.RunAsync(new(Proposals.File(), "txt", null, " \n", Proposals.Report))).Refusal);
        Assert.Equal(DocumentRefusals.FileDamaged, (await stage.RunAsync(new(Proposals.File('G'), "txt", null, "x", Proposals.Report))).Refusal);
        Assert.Equal(ImportRefusals.NotAllowed, (await stage.RunAsync(new(Proposals.File(), "txt", null, "x", Proposals.Report, world.CanTho))).Refusal);
        Assert.Equal(ImportRefusals.NotAllowed, (await new StageImport(db, world.Leader, world.Clock).RunAsync(new(Proposals.File(), "txt", null, "x", Proposals.Report))).Refusal);
    }

    [Theory, BothDatabases]
    public async Task The_proposal_comes_back_as_it_was(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        await using var db = world.Open();
        var shown = (await new ShowImport(db, world.Officer).RunAsync(import)).Value;
        Assert.Equal(Proposals.Text, shown.PlainText);
        Assert.Equal(Proposals.Report.Requirements, shown.Proposal.Requirements);
        Assert.Equal(Proposals.Report.Lead!.Positions, shown.Proposal.Lead!.Positions);
        Assert.Equal(Proposals.Report.References, shown.Proposal.References);
        Assert.Equal(Proposals.Report.Sources["date"], shown.Proposal.Sources["date"]);
        Assert.Equal(Proposals.Report.Date, shown.Proposal.Date);
        Assert.Equal((1, ImportState.Waiting), (shown.Version, shown.State));
    }

    [Theory, BothDatabases]
    public async Task A_discarded_file_can_come_again_and_is_closed_for_good(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        await using (var db = world.Open())
            Assert.Equal(ImportRefusals.ChangedMeanwhile, await new DiscardImport(db, world.Officer, world.Clock).RunAsync(new(import, 9)));
        await using (var db = world.Open())
            Assert.Null(await new DiscardImport(db, world.Officer, world.Clock).RunAsync(new(import, 1)));
        await using (var db = world.Open())
            Assert.Equal(ImportRefusals.AlreadyDiscarded.Code, (await new DiscardImport(db, world.Head, world.Clock).RunAsync(new(import, 1)))?.Code);
        Assert.Equal(ImportRefusals.AlreadyDiscarded.Code, (await Proposals.RecordAsync(world, world.Head, import)).Refusal?.Code);
        Assert.NotEqual(import, await Proposals.StageAsync(world, world.Officer));
        await using var read = world.Open();
        Assert.Single((await new ListImports(read, world.Officer).RunAsync(new(ImportState.Discarded))).Items);
        Assert.Single((await new ListImports(read, world.Officer).RunAsync(new(ImportState.Waiting))).Items);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_a_session_becomes_a_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var import = await Proposals.StageAsync(world, world.Officer);
        await using var db = world.Open();
        var document = (await new RegisterImportedDocument(db, world.Officer, world.Clock, new()).RunAsync(
            new(import, 1, new("NQ", "nghị quyết", "45-NQ/TW", world.Centre, null, new DateOnly(2019, 1, 24), "Xây dựng Hải Phòng"), [new("Nghị quyết 32-NQ/TW", "nghị quyết", "32-NQ/TW")]))).Value;
        var shown = (await new ShowDocument(db, world.Officer).RunAsync(document)).Value;
        Assert.Equal(("45-NQ/TW", "Ban Chấp hành Trung ương Đảng", "NK2016"), (shown.Number, shown.IssuerName, shown.Period));
        Assert.Equal(Proposals.File(), shown.File);
        Assert.Null(Assert.Single(shown.References).To);
        Assert.Equal(document, (await new ShowImport(db, world.Officer).RunAsync(import)).Value.Document);
    }

    /// <summary>Whoever reads it later is told as the reviewer was; an old encoding, which was turned into Unicode for good, is forgotten.</summary>
    [Theory, BothDatabases]
    public async Task That_a_text_was_recognised_stays_with_the_version(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var cards = new[] { new TextOrigin(0.875, [new(0, 3)], [4, 7], ["TCVN3"]), new TextOrigin(null, [], [], ["TCVN3"]), null };
        var origins = new List<VersionOrigin?>();
        foreach (var (origin, index) in cards.Select((origin, index) => (origin, index)))
        {
            await using var db = world.Open();
            var import = (await new StageImport(db, world.Officer, world.Clock).RunAsync(
                new(Proposals.File((char)('a' + index)), "pdf", null, "1. Trồng cây ven biển.", Proposals.Report, Origin: origin))).Value;
            var document = (await new RegisterImportedDocument(db, world.Officer, world.Clock, new()).RunAsync(
                new(import, 1, new("KH", "kế hoạch", $"{index + 1}-KH/TU", null, "Thành ủy Hải Phòng", null, "Trồng cây"), []))).Value;
            origins.Add((await new ShowDocument(db, world.Officer).RunAsync(document)).Value.Version.Origin);
            Assert.Equal(origins[index], Assert.Single((await new ListVersions(db, world.Officer).RunAsync(document)).Value.Versions).Origin);
        }

        Assert.Equal([new VersionOrigin(0.875, 2), null, null], origins);
    }

    [Theory, BothDatabases]
    public async Task Pages_of_imports_follow_one_another_even_within_one_instant(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        foreach (var content in "0123456789")
            await Proposals.StageAsync(world, world.Officer, content);
        await using var db = world.Open();
        var first = await new ListImports(db, world.Officer).RunAsync(new(Page: new(null, 4)));
        var second = await new ListImports(db, world.Officer).RunAsync(new(Page: new(first.Next, 4)));
        var third = await new ListImports(db, world.Officer).RunAsync(new(Page: new(second.Next, 4)));
        Assert.Null(third.Next);
        Assert.Equal(10, first.Items.Concat(second.Items).Concat(third.Items).Select(row => row.Id).Distinct().Count());
    }
}
