using System.Text;
using CsCheck;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Vietnamese;

public sealed class SortKeyTests
{
    public static TheoryData<string> InOrder =>
    [
        "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z я",
        "ma mà mả mã má mạ",
        "an|An Bình|An Thới|anh|az|ăn|ân|ba",
        "Quận 1|Quận 2|Quận 2A|Quận 3|Quận 10|Quận 11|Quận 100|Quận Ba Đình",
        "Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai",
        "Dương|Đà Nẵng|Đắk Lắk|Đồng Nai|em",
        "Lê An|Lê Anh|Lê Ấn|Lệ Thủy",
        "tỉnh A|tỉnh Á|tỉnh Ạ|tỉnh Ă",
        "hoa|hòa|hỏa|hõa|hóa|họa",
        "hoa|hoà|hoả|hoá|hoạ",
        "1|2|9|10|11|99|100|999999999|1000000000|12345678901234567890",
        "Chi bộ 2|Chi bộ 2, xã B|Chi bộ 10",
        "an á|án a",
        "z|中|😀",
    ];

    [Theory]
    [MemberData(nameof(InOrder))]
    public void Names_stand_in_the_order_of_the_dictionary(string row)
    {
        var names = row.Split(row.Contains('|', StringComparison.Ordinal) ? '|' : ' ');
        for (var i = 1; i < names.Length; i++)
            Assert.True(Compare(names[i - 1], names[i]) < 0, $"{names[i - 1]} < {names[i]}: {SortKey.Of(names[i - 1])} {SortKey.Of(names[i])}");
    }

    [Theory]
    [InlineData("Hoà Bình", "Hòa Bình")]
    [InlineData("UỶ BAN", "ủy ban")]
    [InlineData("Quận 02", "quận  2")]
    [InlineData("Hà Nội – Hải Phòng", "hà nội, hải phòng")]
    public void What_does_not_count_makes_no_difference(string one, string other) => Assert.Equal(SortKey.Of(one), SortKey.Of(other));

    [Theory]
    [InlineData("", "")]
    [InlineData("Đà Nẵng", "d|a!na|ng 24")]
    [InlineData("Quận 10", "qua}n!210 6")]
    [InlineData("an", "an")]
    public void The_key_is_as_documented(string text, string key) => Assert.Equal(key, SortKey.Of(text));

    [Fact]
    public void Any_string_has_a_key_of_printable_ascii() =>
        Gen.String[Gen.Char, 0, 300].Sample(
            text => Assert.All(SortKey.Of(text), c => Assert.InRange(c, ' ', '~')),
            iter: 3000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Long_strings_of_foreign_letters_and_digits_fit() =>
        Assert.Equal((20_000 * 5) + 1 + 10 + 20_000, SortKey.Of(new string('中', 20_000) + " " + new string('7', 20_000)).Length - 1);

    [Fact]
    public void Composed_and_decomposed_text_have_one_key() =>
        VietnameseText.Gen.Sample(
            text => Assert.Equal(SortKey.Of(text.Normalize(NormalizationForm.FormC)), SortKey.Of(text.Normalize(NormalizationForm.FormD))),
            iter: 2000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_longer_text_follows_its_beginning() =>
        Gen.Select(VietnameseText.Gen, VietnameseText.Gen).Sample(
            (text, more) => Assert.True(Compare(text, text + " " + more) <= 0, $"{text}|{more}"),
            iter: 2000, seed: "0N0XIzNsQ0O2");

    static int Compare(string one, string other) => string.CompareOrdinal(SortKey.Of(one), SortKey.Of(other));
}
