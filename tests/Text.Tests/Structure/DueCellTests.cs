using DonDoc.Text.Structure;

namespace DonDoc.Text.Tests.Structure;

/// <summary>The last day that a cell of time means.</summary>
public sealed class DueCellTests
{
    [Theory]
    [InlineData("Quý II/2025", "2025-06-30")]
    [InlineData("6/2025", "2025-06-30")]
    [InlineData("2021-2025", "2025-12-31")]
    [InlineData("trước 30/6/2025", "2025-06-30")]
    [InlineData("Thường xuyên", null)]
    [InlineData("31/2/2025", null)]
    // Digits of other scripts are no digits to whoever counts with them.
    [InlineData("Quý II/2０２５", null)]
    [InlineData("Quý II/2٠٢٥", null)]
    [InlineData("tháng ６ năm 2025", "2025-12-31")]
    public void A_cell_means_its_last_day(string cell, string? expected) =>
        Assert.Equal(expected, DueCell.Read(cell)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
