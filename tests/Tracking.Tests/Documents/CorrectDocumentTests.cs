using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class CorrectDocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_draft_gets_its_number_and_is_found_and_meant_by_it(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var mentioning = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention));
        var draft = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Number = null, IssuedOn = null, Stage = VersionStage.Draft });
        await using var db = world.Open();
        Assert.Null(await MeantAsync(db, mentioning));
        // It came today, and was not issued today.
        Assert.Contains(draft, await FoundAsync(db, world, new("phát triển cảng biển xanh")));
        Assert.DoesNotContain(draft, await FoundAsync(db, world, new("phát triển cảng biển xanh", From: new DateOnly(2020, 1, 1))));

        Assert.Null(await CorrectAsync(world, world.Inspector, draft, seen => seen with { Number = "81-NQ/TW", IssuedOn = new DateOnly(2025, 3, 12), Period = "" }));

        Assert.Equal(draft, await MeantAsync(db, mentioning));
        Assert.Equal(draft, Assert.Single(await FoundAsync(db, world, new("\"81-NQ/TW\"", From: new DateOnly(2025, 3, 12), To: new DateOnly(2025, 3, 12)))));
        var shown = (await new ShowDocument(db, world.Inspector).RunAsync(draft)).Value;
        Assert.Equal(("81-NQ/TW", "81-nq-tw", new DateOnly(2025, 3, 12), "NK2021"), (shown.Number, shown.Slug, shown.IssuedOn, shown.Period));
        Assert.Contains(await db.AuditEntries.AsNoTracking().Select(row => row.Changes).ToListAsync(Cancel), changes => changes!.Contains("81-NQ/TW", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task What_meant_a_mistyped_number_waits_again(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var central = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        var mentioning = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world, Papers.Mention));
        await using var db = world.Open();
        Assert.Equal(central, await MeantAsync(db, mentioning));
        Assert.Null(await CorrectAsync(world, world.Inspector, central, seen => seen with { Number = "18-NQ/TW" }));
        Assert.Null(await MeantAsync(db, mentioning));
        Assert.Equal(world.Centre, (await new ShowDocument(db, world.Inspector).RunAsync(central)).Value.IssuerId);
        Assert.Null(await CorrectAsync(world, world.Inspector, central, seen => seen with { Number = "81-NQ/TW" }));
        Assert.Equal(central, await MeantAsync(db, mentioning));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_so_is_refused_and_changes_nothing(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var first = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Number = "1-CTr/TU" });
        var second = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world) with { Number = "2-CTr/TU" });
        async Task<string?> RefusedAsync(CurrentUser user, Func<CorrectDocument.Input, CorrectDocument.Input> change) => (await CorrectAsync(world, user, second, change))?.Code;

        var twin = await CorrectAsync(world, world.Officer, second, seen => seen with { Number = "1-CTr/TU" });
        Assert.Equal((DocumentRefusals.AlreadyRegistered.Code, first.Value), (twin!.Code, twin.Existing));
        Assert.Equal(DocumentRefusals.NothingChanged.Code, await RefusedAsync(world.Officer, seen => seen));
        Assert.Equal(DocumentRefusals.SubjectMissing.Code, await RefusedAsync(world.Officer, seen => seen with { Subject = " " }));
        Assert.Equal(DocumentRefusals.IssuerMissing.Code, await RefusedAsync(world.Officer, seen => seen with { IssuerName = " " }));
        Assert.Equal(DocumentRefusals.IssuedInFuture.Code, await RefusedAsync(world.Officer, seen => seen with { IssuedOn = world.Officer.Today.AddDays(1) }));
        Assert.Equal(DocumentRefusals.Classified.Code, await RefusedAsync(world.Officer, seen => seen with { Subject = "TUYỆT MẬT" }));
        Assert.Equal(DocumentRefusals.NotAllowed.Code, await RefusedAsync(world.WardOfficer, seen => seen with { Subject = "Của phường" }));
        Assert.Equal(DocumentRefusals.NotFound.Code, (await CorrectAsync(world, world.Officer, new DocumentId(Guid.CreateVersion7()), seen => seen))?.Code);
        await using var db = world.Open();
        Assert.Equal("2-CTr/TU", (await new ShowDocument(db, world.Officer).RunAsync(second)).Value.Number);
    }

    [Theory, BothDatabases]
    public async Task Of_two_at_once_the_second_is_told(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var document = await Papers.RegisterAsync(world, world.Officer, Papers.Programme(world));
        await using var db = world.Open();
        var seen = (await Correction(db, world, world.Officer).ShowAsync(document, Cancel)).Value;
        Assert.Null(await CorrectAsync(world, world.Officer, document, one => one with { Subject = "Của người thứ nhất" }));
        Assert.Equal(DocumentRefusals.ChangedMeanwhile, await Correction(db, world, world.Officer).RunAsync(Asked(document, seen) with { Subject = "Của người thứ hai" }, Cancel));
        Assert.Equal("Của người thứ nhất", (await new ShowDocument(db, world.Officer).RunAsync(document)).Value.Subject);
    }

    private static async Task<Refusal?> CorrectAsync(World world, CurrentUser user, DocumentId document, Func<CorrectDocument.Input, CorrectDocument.Input> change)
    {
        await using var db = world.Open();
        var correction = Correction(db, world, user);
        // Who sees nothing may still send something.
        var seen = await correction.ShowAsync(document, Cancel);
        return await correction.RunAsync(change(seen.IsRefused ? new(document, "", "CTr", "chương trình", "3-CTr/TU", null, "Thành ủy", null, "x", DocumentAudience.OwnerSubtree, null) : Asked(document, seen.Value)), Cancel);
    }

    private static CorrectDocument.Input Asked(DocumentId document, CorrectDocument.Result seen) => new(
        document, seen.Seen, seen.TypeCode, seen.TypeName, seen.Number, null, seen.IssuerName, seen.IssuedOn, seen.Subject, seen.Audience, seen.Period);

    private static CorrectDocument Correction(TrackingDb db, World world, CurrentUser user) => new(db, user, world.Clock, new());

    private static Task<DocumentId?> MeantAsync(TrackingDb db, DocumentId from) =>
        db.DocumentReferences.AsNoTracking().Where(row => row.FromId == from).Select(row => row.ToId).SingleAsync(Cancel);

    private static async Task<List<DocumentId>> FoundAsync(TrackingDb db, World world, SearchTexts.Input input) =>
        [.. (await new SearchTexts(db, world.Inspector).RunAsync(input, Cancel)).Items.Where(hit => hit.Path is null && hit.Words.Count == 0).Select(hit => hit.Document!.Value)];
}
