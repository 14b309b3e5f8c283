using DonDoc.Text.Similarity;

namespace DonDoc.Text.Tests.Similarity;

public sealed class TakenShareTests
{
    [Theory]
    [InlineData("Phát triển hạ tầng số, hạ tầng dữ liệu đồng bộ, hiện đại.", 1)]
    // Names and numbers are the first that is changed.
    [InlineData("Phát triển hạ tầng số, hạ tầng dữ liệu đồng bộ, hiện đại; Sở Xây dựng lắp 4 trạm tại bến số 5 trước ngày 30 tháng 6", 0.5)]
    [InlineData("Lắp bốn trạm điện bờ tại bến số năm", 0)]
    [InlineData("hạ tầng số", 0)]
    [InlineData("", 0)]
    public void The_share_of_words_in_runs_that_the_other_has_too(string text, double least)
    {
        var share = TakenShare.Of(Wording.Of(text), Wording.Of("Tập trung phát triển hạ tầng số, hạ tầng dữ liệu đồng bộ, hiện đại trên cả nước"));
        Assert.InRange(share, least == 0 ? 0 : least - 0.15, least == 0 ? 0 : Math.Min(1, least + 0.05));
    }
}
