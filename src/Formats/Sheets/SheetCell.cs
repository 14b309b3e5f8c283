namespace DonDoc.Formats.Sheets;

/// <summary>What stands in one cell.</summary>
/// <param name="Text">As a person would type it: of a number its digits with a decimal point, of a day dd/MM/yyyy.</param>
/// <param name="Day">Where the cell is a day.</param>
/// <param name="IsMonth">It shows month and year only: Excel makes “6/2025” a day, the first of June.</param>
/// <param name="Number">Where the cell is a number.</param>
/// <param name="IsError">A formula that failed: #REF!</param>
public sealed record SheetCell(string Text, DateOnly? Day = null, bool IsMonth = false, decimal? Number = null, bool IsError = false)
{
    public static readonly SheetCell Empty = new("");
}

/// <summary>A row that holds anything.</summary>
/// <param name="Number">As the program shows it at the side, from 1.</param>
/// <param name="Cells">By column, from A; what lies beyond the last filled one is left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells);

/// <summary>What came of reading a sheet: its rows, or why there are none.</summary>
public sealed record SheetReading(IReadOnlyList<SheetRow> Rows, FileRefusal? Refusal = null)
{
    public static implicit operator SheetReading(FileRefusal refusal) => new([], refusal);
}
