using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>What stands in one cell of a table that somebody gives.</summary>
/// <param name="IsMonth">The day stands for its month.</param>
/// <param name="IsError">A formula that failed.</param>
public readonly record struct GivenCell(string Text, DateOnly? Day = null, bool IsMonth = false, bool IsError = false);

/// <param name="Number">As the program that wrote it shows it at the side.</param>
public sealed record GivenRow(int Number, IReadOnlyList<GivenCell> Cells);

/// <summary>One assignment as a row of a table says it. Organisations are still words.</summary>
/// <param name="Row">Number of the row.</param>
/// <param name="Code">Of one that is to be changed; null: a new one.</param>
public sealed record SheetLine(
    int Row,
    string? Code,
    [Longest(Assignment.LongestContent)] string? Content,
    [Longest(Assignment.LongestProduct)] string? Product,
    string? Lead,
    string? Cooperating,
    string? Supervisor,
    [Longest(Assignment.LongestPosition)] string? Responsible,
    [Longest(Assignment.LongestField)] string? Field,
    Priority? Priority,
    Recurrence? Recurrence,
    Cadence? ReportsEvery,
    DateOnly? StartsOn,
    DateOnly? Due,
    [Longest(Assignment.LongestOrigin)] string? Origin,
    int? Version);

/// <summary>A cell that is wrong.</summary>
/// <param name="At">Its place in the table, from 0; null where the table has no such column.</param>
/// <param name="Said">What stands there, shortened.</param>
public sealed record CellProblem(int Row, SheetColumn Column, int? At, string? Said, Refusal Refusal)
{
    /// <summary>As the eye goes over the table.</summary>
    internal static IEnumerable<CellProblem> InOrder(IEnumerable<CellProblem> problems) => problems.OrderBy(one => one.Row).ThenBy(one => one.At ?? int.MaxValue);
}

/// <summary>A table as it was read.</summary>
/// <param name="Columns">Which column of the table says what, from 0.</param>
/// <param name="Groups">Rows that head a group and are no assignments.</param>
/// <param name="Unread">Headings of columns that say nothing known here.</param>
public sealed record SheetContent(IReadOnlyDictionary<SheetColumn, int> Columns, IReadOnlyList<SheetLine> Lines, int Groups, IReadOnlyList<string> Unread)
{
    internal int? PlaceOf(SheetColumn column) => Columns.TryGetValue(column, out var index) ? index : null;
}
