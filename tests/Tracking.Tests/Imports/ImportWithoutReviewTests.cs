using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Search;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Imports;

/// <summary>Several files of an archive in one transaction.</summary>
public sealed class ImportWithoutReviewTests
{
    [Theory, BothDatabases]
    public async Task Each_of_several_files_gets_its_own_answer_and_what_is_taken_in_is_found(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        await using var db = world.Open();
        var results = await Import(db, world).RunAsync(
        [
            Of(world, 'a', Resolution("15-NQ/TU", "về phát triển kinh tế biển")),
            Of(world, 'b', "Ghi chép cuộc họp giao ban đầu tuần.\nCác đồng chí trao đổi công việc."),
            Of(world, 'c', Resolution("15-NQ/TU", "về phát triển kinh tế biển")),
            Of(world, 'd', Resolution("17-NQ/TU", "về phương án tác chiến (Tối mật)")),
            Of(world, 'e', Resolution("16-NQ/TU", "về cải cách thủ tục hành chính")),
        ]);

        Assert.Equal([BulkResult.Registered, BulkResult.WaitsForReview, BulkResult.Known, null, BulkResult.Registered],
            results.Select(result => result.IsRefused ? (BulkResult?)null : result.Value.Became));
        Assert.Equal(DocumentRefusals.Classified.Code, results[3].Refusal!.Code);
        Assert.Equal(["15-NQ/TU", "16-NQ/TU"], await db.Documents.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal(1, await db.ImportedFiles.CountAsync());
        Assert.Equal([results[4].Value.Document], (await new SearchTexts(db, world.Officer).RunAsync(new("thủ tục hành chính"))).Items.Select(hit => hit.Document).Distinct());
        Assert.Equal((2, 1), (await ActsAsync(db, "document.created"), await ActsAsync(db, "document.classified_refused")));
    }

    [Theory, BothDatabases]
    public async Task What_is_cut_off_leaves_nothing_and_the_next_run_takes_in_all(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        ImportWithoutReview.Input[] files = [Of(world, 'a', Resolution("15-NQ/TU", "về kinh tế biển")), Of(world, 'b', Resolution("16-NQ/TU", "về thủ tục hành chính"))];
        for (var after = 0; ; after += 4)
        {
            await using var db = world.Open(new DyingConnection(after));
            try
            {
                Assert.All(await Import(db, world).RunAsync(files), result => Assert.Equal(BulkResult.Registered, result.Value.Became));
                break;
            }
            catch (Exception exception) when (exception is DyingConnection.DeathException || exception.InnerException is DyingConnection.DeathException)
            {
                await using var left = world.Open();
                Assert.Equal((0, 0, 0), (await left.Documents.CountAsync(), await left.SearchEntries.CountAsync(), await ActsAsync(left, "document.created")));
            }
        }

        await using var whole = world.Open();
        Assert.Equal(2, (await new SearchTexts(whole, world.Officer).RunAsync(new("nghị quyết số"))).Items.Count(hit => hit.Path is null && hit.Words.Count == 0));
        Assert.Equal(2, await ActsAsync(whole, "document.created"));
    }

    /// <summary>On SQLite nobody writes while the transaction lasts.</summary>
    [Fact]
    public async Task Who_registers_the_same_number_in_the_same_moment_spoils_only_that_file()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var world = await World.CreateAsync(Provider.Postgres);
        await using var db = world.Open(new Meanwhile(async () =>
        {
            await using var other = world.Open();
            Assert.Equal(BulkResult.Registered, (await Import(other, world).RunAsync([Of(world, 'f', Resolution("15-NQ/TU", "về kinh tế biển"))]))[0].Value.Became);
        }));
        var results = await Import(db, world).RunAsync([Of(world, 'a', Resolution("15-NQ/TU", "về kinh tế biển")), Of(world, 'b', Resolution("16-NQ/TU", "về thủ tục hành chính"))]);
        Assert.Equal([BulkResult.Known, BulkResult.Registered], results.Select(result => result.Value.Became));
        Assert.Equal((2, 2), (await db.Documents.CountAsync(), await db.SearchRecords.CountAsync()));
    }

    private static Task<int> ActsAsync(TrackingDb db, string act) => db.AuditEntries.CountAsync(row => row.Act == act);

    private static ImportWithoutReview Import(TrackingDb db, World world) => new(db, world.Officer, world.Clock, new TrackingOptions());

    private static ImportWithoutReview.Input Of(World world, char content, string text) =>
        new(new StoredFile(new string(content, 64), $"{content}.txt", text.Length, "text/plain"), "txt", text, world.HaiPhong);

    private static string Resolution(string number, string subject) => $"""
        THÀNH ỦY HẢI PHÒNG
        *
        Số {number}
        ĐẢNG CỘNG SẢN VIỆT NAM
        Hải Phòng, ngày 12 tháng 5 năm 2021

        NGHỊ QUYẾT
        {subject}

        I- NHIỆM VỤ
        1. Rà soát quy hoạch.

        T/M THÀNH ỦY
        BÍ THƯ
        Lê Văn Ví Dụ
        """;
}
