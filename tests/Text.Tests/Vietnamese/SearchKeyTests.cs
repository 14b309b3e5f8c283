using System.Text;
using CsCheck;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Vietnamese;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   \t\n", "")]
    [InlineData("Uỷ ban nhân dân", "uy ban nhan dan")]
    [InlineData("Ủy ban nhân dân", "uy ban nhan dan")]
    [InlineData("UỶ BAN NHÂN DÂN", "uy ban nhan dan")]
    [InlineData("Đắk Lắk", "dak lak")]
    [InlineData("hoà bình", "hoa binh")]
    [InlineData("hòa bình", "hoa binh")]
    [InlineData("  Nghị\u00A0 quyết \r\n số 45-NQ/TW ", "nghi quyet so 45-nq/tw")]
    [InlineData("45–NQ/TW", "45-nq/tw")]
    [InlineData("“Đoàn kết”", "\"doan ket\"")]
    [InlineData("ă â ê ô ơ ư Ă Â Ê Ô Ơ Ư", "a a e o o u a a e o o u")]
    [InlineData("ko\u00ADn\u200Bg", "kong")]
    [InlineData("Résumé Åström İ", "resume astrom i")]
    public void Key_is_lower_case_without_marks(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    [Fact]
    public void Every_vowel_with_every_tone_loses_both()
    {
        const string letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        var expected = new string('a', 18) + new string('e', 12) + new string('i', 6) + new string('o', 18) + new string('u', 12) + new string('y', 6) + "d";
        Assert.Equal(expected, SearchKey.Of(letters));
        Assert.Equal(expected, SearchKey.Of(letters.ToUpperInvariant()));
        Assert.Equal(expected, SearchKey.Of(letters.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Any_string_has_a_key_that_is_its_own_key() =>
        Gen.String[Gen.Char, 0, 40].Sample(text =>
        {
            var key = SearchKey.Of(text);
            Assert.Equal(key, SearchKey.Of(key));
            Assert.True(key.Length <= text.Length);
            Assert.Equal(key.Trim(), key);
            Assert.DoesNotContain("  ", key, StringComparison.Ordinal);
        }, iter: 5000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Composed_and_decomposed_text_have_one_key() =>
        VietnameseText.Gen.Sample(
            text => Assert.Equal(SearchKey.Of(text), SearchKey.Of(text.Normalize(NormalizationForm.FormD))),
            iter: 2000, seed: "0N0XIzNsQ0O2");
}
