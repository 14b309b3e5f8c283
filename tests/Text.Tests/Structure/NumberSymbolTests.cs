using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

public sealed class NumberSymbolTests
{
    [Theory]
    [InlineData("45-NQ/TW", "nghị quyết", "NQ")]
    [InlineData("03/NQ-CP", "nghị quyết", "NQ")]
    [InlineData("35/2014/NQ-HĐND", "nghị quyết", "NQ")]
    [InlineData("76 - CTr/TU", "chương trình", "CTr")]
    [InlineData("130/KH-UBND", "kế hoạch", "KH")]
    public void The_symbol_names_the_type(string number, string name, string code) => Assert.Equal((name, code), NumberSymbol.TypeOf(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("83/BKHCN-VP")]
    public void What_has_no_code_of_a_type_names_none(string? number) => Assert.Null(NumberSymbol.TypeOf(number));
}
