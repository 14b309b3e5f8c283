using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Tests.Vietnamese;

public sealed class RomanNumeralTests
{
    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    [InlineData(49, "XLIX")]
    [InlineData(1994, "MCMXCIV")]
    [InlineData(3888, "MMMDCCCLXXXVIII")]
    public void Numeral_is_written_and_read(int value, string numeral)
    {
        Assert.Equal(numeral, RomanNumeral.Format(value));
        Assert.True(RomanNumeral.TryParse(numeral.ToLowerInvariant(), out var read));
        Assert.Equal(value, read);
    }

    [Fact]
    public void Every_number_comes_back()
    {
        for (var value = 1; value <= 3999; value++)
            Assert.True(RomanNumeral.TryParse(RomanNumeral.Format(value), out var read) && read == value);
        Assert.Throws<ArgumentOutOfRangeException>(() => RomanNumeral.Format(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RomanNumeral.Format(4000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("IIII")]
    [InlineData("IXI")]
    [InlineData("VX")]
    [InlineData("iV")]
    [InlineData("MMMM")]
    [InlineData("MMMMMMMMMMMMMMMMMMMM")]
    [InlineData("A")]
    [InlineData("ı")]
    [InlineData("1")]
    public void Anything_else_is_not_a_numeral(string text)
    {
        Assert.False(RomanNumeral.TryParse(text, out var value));
        Assert.Equal(0, value);
    }
}
