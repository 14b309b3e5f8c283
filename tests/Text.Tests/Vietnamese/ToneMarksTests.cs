using System.Text;
using CsCheck;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Vietnamese;

public sealed class ToneMarksTests
{
    [Theory]
    [InlineData("uỷ", "ủy")]
    [InlineData("Uỷ ban, UỶ BAN", "Ủy ban, ỦY BAN")]
    [InlineData("hoà hoả hoã hoá hoạ", "hòa hỏa hõa hóa họa")]
    [InlineData("khoá khoẻ loè thuỷ luỹ suý", "khóa khỏe lòe thủy lũy súy")]
    [InlineData("khoản hoàn toán ngoài xoáy khoét huỳnh huýt khuỷu tuyển Luyện", "khoản hoàn toán ngoài xoáy khoét huỳnh huýt khuỷu tuyển Luyện")]
    [InlineData("quý quỳ quỷ quỹ QUÝ", "quý quỳ quỷ quỹ QUÝ")]
    [InlineData("tòan ngòai khỏan hùynh", "toàn ngoài khoản huỳnh")]
    [InlineData("hoà.", "hòa.")]
    [InlineData("goö lòng của mía mùa", "goö lòng của mía mùa")]
    [InlineData("", "")]
    public void Tone_stands_where_the_labels_put_it(string text, string normal) => Assert.Equal(normal, ToneMarks.Normalise(text));

    [Fact]
    public void Normal_text_is_returned_as_it_is()
    {
        const string text = "Ủy ban kiểm tra khóa XIII";
        Assert.Same(text, ToneMarks.Normalise(text));
        Assert.Equal("ủy", ToneMarks.Normalise("uỷ".Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Any_string_stays_the_same_for_search_and_is_normal_afterwards() =>
        Gen.OneOf(VietnameseText.Gen, Gen.String[Gen.Char["aoeuyàáòóùúỳýöqn \u0301\uD83D\uDE00"], 0, 30]).Sample(text =>
        {
            var normal = ToneMarks.Normalise(text);
            Assert.Equal(SearchKey.Of(text), SearchKey.Of(normal));
            Assert.Equal(normal, ToneMarks.Normalise(normal));
        }, iter: 5000, seed: "0N0XIzNsQ0O2");
}
