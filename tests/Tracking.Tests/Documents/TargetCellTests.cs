using DonDoc.Tracking.Documents.Provisions;

namespace DonDoc.Tracking.Tests.Documents;

/// <summary>Figure and year of a cell that says what is to be reached.</summary>
public sealed class TargetCellTests
{
    [Theory]
    [InlineData("Trên 95%", 95, null)]
    [InlineData("1.250 tỷ đồng vào năm 2030", null, 2030)]
    [InlineData("đến 2030", 2030, 2030)]
    // Digits of other scripts are no digits to whoever counts with them.
    [InlineData("đến 20３０", 20, null)]
    [InlineData("đến 20٣٠", 20, null)]
    public void A_cell_has_a_figure_and_a_year(string cell, int? quantity, int? year)
    {
        Assert.Equal(quantity, TargetCell.Quantity(cell));
        Assert.Equal(year, TargetCell.Year(cell));
    }
}
