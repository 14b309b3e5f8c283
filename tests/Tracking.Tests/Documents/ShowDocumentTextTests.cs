using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Versions;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Tests.Databases;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class ShowDocumentTextTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_words_of_a_version_go_out_to_who_sees_the_document(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using (var db = world.Open())
            await new AddVersion(db, world.Inspector, world.Clock).RunAsync(new(id, VersionStage.Draft, "nháp", new StoredFile(new string('2', 64), "a.txt", 1, "text/plain"), "1. Lời nháp."), Cancel);
        await using var read = world.Open();
        var slice = new ShowDocumentText(read, world.Officer);
        var shown = (await slice.RunAsync(id, cancel: Cancel)).Value;
        Assert.Equal((Papers.Resolution, "81-NQ/TW"), (shown.PlainText, shown.Number));
        Assert.NotEmpty(shown.OwnerCode);
        Assert.Equal("1. Lời nháp.", (await slice.RunAsync(id, 2, Cancel)).Value.PlainText);
        Assert.Equal(DocumentRefusals.NotFound, (await slice.RunAsync(id, 3, Cancel)).Refusal);
        Assert.Equal(DocumentRefusals.NotFound, (await slice.RunAsync(TypedId.New<DocumentId>(), cancel: Cancel)).Refusal);
    }

    [Theory, BothDatabases]
    public async Task What_is_foreign_is_not_found_and_what_is_not_to_be_copied_stays(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world) with { Audience = DocumentAudience.OwnerSubtree });
        await using var db = world.Open();
        Assert.Equal(DocumentRefusals.NotFound, (await new ShowDocumentText(db, world.Foreigner).RunAsync(id, cancel: Cancel)).Refusal);
        Assert.Null(await new HandleDocument(db, world.Inspector).RunAsync(new(id, DocumentMark.NotForCopying, null), Cancel));
        Assert.Equal(DocumentRefusals.NotForCopying, (await new ShowDocumentText(db, world.Inspector).RunAsync(id, cancel: Cancel)).Refusal);
    }
}
