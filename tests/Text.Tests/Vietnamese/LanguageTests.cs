using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Vietnamese;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Sở Xây dựng hoàn thành lắp đặt 4 trạm điện bờ tại bến số 5 trước ngày 30/6/2027.", true)]
    [InlineData("The department of works will complete four stations of shore power in Hải Phòng before the end of June.", false)]
    [InlineData("So Xay dung hoan thanh lap dat bon tram dien bo tai ben so nam truoc ngay ba muoi", false)]
    // With marks that stand apart from their letters.
    [InlineData("Sơ\u0309 Xây dư\u0323ng hoa\u0300n tha\u0300nh lă\u0301p đă\u0323t bô\u0301n tra\u0323m điê\u0323n bơ\u0300 ta\u0323i bê\u0301n", true)]
    [InlineData("UBND TP", true)]
    [InlineData("", true)]
    public void A_text_in_another_language_is_known(string text, bool expected) => Assert.Equal(expected, Language.IsVietnamese(text));
}
