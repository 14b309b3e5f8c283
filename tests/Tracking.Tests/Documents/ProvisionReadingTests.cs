using DonDoc.Storage;
using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Documents.Provisions;
using DonDoc.Tracking.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Tests.Documents;

public sealed class ProvisionReadingTests
{
    private static readonly DocumentId Paper = new(Guid.CreateVersion7());

    [Fact]
    public void Provisions_stand_in_the_order_of_the_text_below_their_parents_and_own_their_words()
    {
        var read = ProvisionReading.Of(Paper, 1, Papers.Resolution).Provisions;
        Assert.Equal(["I", "I.1", "I.2", "II", "II.1", "III", "III.1", "III.1.a", "III.1.b", "III.2", "IV", "IV.1"], read.Select(row => row.Path));
        Assert.Equal(Enumerable.Range(0, read.Count), read.Select(row => row.Ordinal));
        var point = read.Single(row => row.Path == "III.1.b");
        Assert.Equal(("III.1", 2, "point"), (read[point.ParentOrdinal!.Value].Path, point.Depth, point.Kind));
        Assert.Equal("b) Ban hành tiêu chí cảng xanh.", Papers.Resolution[point.Start..point.OwnEnd].Trim());
        var measure = read.Single(row => row.Path == "III.1");
        Assert.Equal("1. Hoàn thiện thể chế", Papers.Resolution[measure.Start..measure.OwnEnd].Trim());
        Assert.True(measure.End >= point.End);
    }

    /// <summary>A program may send text in the decomposed form: offsets mean the text as it is kept.</summary>
    [Fact]
    public void Offsets_are_those_of_the_text_as_it_was_given()
    {
        var text = Papers.Resolution.Normalize(System.Text.NormalizationForm.FormD);
        var point = ProvisionReading.Of(Paper, 1, text).Provisions.Single(row => row.Path == "III.1.b");
        Assert.Equal("b) Ban hành tiêu chí cảng xanh.", text[point.Start..point.OwnEnd].Trim().Normalize());
    }

    [Fact]
    public void Rows_of_a_table_are_provisions_that_keep_who_what_and_when()
    {
        const string Text = """
            KẾ HOẠCH
            I- NHIỆM VỤ
            1. Theo phụ lục.

            PHỤ LỤC I
            DANH MỤC NHIỆM VỤ
            STT	Nhiệm vụ	Cơ quan chủ trì	Cơ quan phối hợp	Thời gian hoàn thành	Sản phẩm
            1	Rà soát phí cảng	Sở Xây dựng	Sở Tài chính; Cảng vụ	Quý II/2026	Báo cáo
            2	Công khai tiến độ	Sở Xây dựng	Văn phòng	Thường xuyên	Trang tin
            """;
        var read = ProvisionReading.Of(Paper, 1, Text);
        var rows = read.Provisions.Where(row => row.Kind == ProvisionReading.TaskRowKind).ToList();
        Assert.Equal(["Rà soát phí cảng", "Công khai tiến độ"], rows.Select(row => row.Heading));
        Assert.All(rows, row => Assert.Equal(ProvisionClass.Measure, row.Proposed));
        var duty = read.Duties.Single(one => one.ProvisionId == rows[0].Id);
        Assert.Equal(("Sở Xây dựng", "Sở Tài chính\nCảng vụ", new DateOnly(2026, 6, 30), "Báo cáo"), (duty.Lead, duty.Cooperating, duty.DueOn, duty.Product));
        Assert.Null(read.Duties.Single(one => one.ProvisionId == rows[1].Id).DueOn);
    }

    [Fact]
    public void A_text_that_nests_ten_thousand_deep_or_says_nothing_is_read_too()
    {
        Assert.Empty(ProvisionReading.Of(Paper, 1, " ").Provisions);
        var deep = string.Join('\n', Enumerable.Range(1, 10_000).Select(depth => string.Join('.', Enumerable.Repeat("1", depth % 60 + 1)) + ". việc"));
        Assert.NotEmpty(ProvisionReading.Of(Paper, 1, deep).Provisions);
    }

    [Theory, BothDatabases]
    public async Task What_is_registered_is_read_in_the_same_transaction(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        Assert.Equal(12, await db.Provisions.CountAsync(row => row.DocumentId == id && row.VersionNumber == 1));
        Assert.True((await db.DocumentVersions.SingleAsync()).IsRead);
    }

    [Theory, BothDatabases]
    public async Task A_version_that_waits_to_be_read_is_read_once_at_the_next_start(Provider provider)
    {
        await using var world = await World.CreateAsync(provider);
        var id = await Papers.RegisterAsync(world, world.Inspector, Papers.Central(world));
        await using var db = world.Open();
        await db.Provisions.ExecuteDeleteAsync();
        await db.DocumentVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsRead, false));

        Assert.Equal(DatabaseFit.Fits, await TrackingStorage.MigrateAsync(db));
        Assert.Equal(12, await db.Provisions.CountAsync(row => row.DocumentId == id));
        await TrackingStorage.MigrateAsync(db);
        Assert.Equal(12, await db.Provisions.CountAsync());
    }
}
