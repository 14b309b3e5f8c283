using System.Globalization;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>
/// Reads a table of assignments by its headings, in whatever order they stand and whatever stands above them. Every wrong cell is told;
/// what the words mean in the registry is asked later.
/// </summary>
internal sealed class SheetReading
{
    // Titles, an office, a date: what stands above the headings of a printed table.
    private const int HeadingWithin = 30;

    private const int LongestSaid = 80;

    // Columns that a table taken from the product has and that no one changes by it.
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "", "stt", "so tt", "tt", "no", "no.", "ben giao", "co quan giao", "han ban dau", "trang thai", "tinh trang", "phan tram hoan thanh", "cap nhat gan nhat",
        "bao cao hoan thanh ngay", "dau hieu", "dia chi", "assigned by", "first due date", "state", "timeliness", "per cent done", "last update", "reported done on", "signs", "address",
    };

    private readonly List<CellProblem> wrong = [];
    private IReadOnlyDictionary<SheetColumn, int> columns = new Dictionary<SheetColumn, int>();

    /// <returns>The content, to be used where nothing is wrong; or why it is no such table.</returns>
    public static (SheetContent? Content, IReadOnlyList<CellProblem> Wrong, Refusal? Refusal) Read(IReadOnlyList<GivenRow> rows) => new SheetReading().ReadRows(rows);

    private (SheetContent? Content, IReadOnlyList<CellProblem> Wrong, Refusal? Refusal) ReadRows(IReadOnlyList<GivenRow> rows)
    {
        var head = rows.Take(HeadingWithin).Select((row, index) => (Index: index, Columns: ColumnsOf(row))).Where(one => one.Columns.ContainsKey(SheetColumn.Content))
            .OrderByDescending(one => one.Columns.Count).ThenBy(one => one.Index).FirstOrDefault();
        if (head.Columns is null || head.Columns.Count < 2)
            return (null, [], SheetRefusals.NoHeadings);
        columns = head.Columns;
        var unread = rows[head.Index].Cells.Select((cell, index) => (cell.Text, index)).Where(one => !columns.Values.Contains(one.index) && !Told.Contains(SheetVocabulary.Key(one.Text)))
            .Select(one => one.Text).ToList();
        if (rows[head.Index].Cells.Select(cell => SheetVocabulary.Column(cell.Text)).OfType<SheetColumn>().GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return (null, [], SheetRefusals.ColumnTwice.With(twice.Key.ToString()));
        var (lines, groups) = (new List<SheetLine>(), 0);
        foreach (var row in rows.Skip(head.Index + 1))
        {
            if (IsNumbering(row))
                continue;
            if (IsGroup(row))
                groups++;
            else
                lines.Add(Line(row));
        }

        if (lines.Count == 0)
            return (null, [], SheetRefusals.NoRows);
        foreach (var again in lines.Where(line => line.Code is not null).GroupBy(line => line.Code!, StringComparer.OrdinalIgnoreCase).SelectMany(group => group.Skip(1)))
            Tell(again.Row, SheetColumn.Code, again.Code, SheetRefusals.CodeTwice);
        return (new SheetContent(columns, lines, groups, unread), [.. CellProblem.InOrder(wrong)], null);
    }

    private static Dictionary<SheetColumn, int> ColumnsOf(GivenRow row)
    {
        var found = new Dictionary<SheetColumn, int>();
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (SheetVocabulary.Column(row.Cells[index].Text) is { } column)
                found.TryAdd(column, index);
        }

        return found;
    }

    // “(1) (2) (3)” under the headings.
    private static bool IsNumbering(GivenRow row)
    {
        var filled = row.Cells.Where(cell => cell.Text.Length > 0).ToList();
        return filled.Count > 2 && filled.TrueForAll(cell => cell.Text.Trim('(', ')', ' ') is { Length: 1 or 2 } text && text.All(char.IsAsciiLetterOrDigit));
    }

    // “I. Về thể chế”, alone in its row or merged over it.
    private bool IsGroup(GivenRow row)
    {
        if (Cell(row, SheetColumn.Code).Text.Length > 0 && Cell(row, SheetColumn.Code).Text != Cell(row, SheetColumn.Content).Text)
            return false;
        var words = row.Cells.Select(cell => cell.Text).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count == 1)
            return row.Cells.Count(cell => cell.Text.Length > 0) > 1 || BeginsGroup(words[0]) || !columns.Values.Any(index => index < row.Cells.Count && row.Cells[index].Text.Length > 0);
        return words.Count == 2 && words[1] == Cell(row, SheetColumn.Content).Text && words[0].TrimEnd('.', ')') is { } number
            && (RomanNumeral.TryParse(number, out _) || (number.Length == 1 && char.IsAsciiLetterUpper(number[0])));
    }

    private static bool BeginsGroup(string text) => text.IndexOf('.', StringComparison.Ordinal) is > 0 and <= 5 and var dot && RomanNumeral.TryParse(text.AsSpan(0, dot), out _);

    private SheetLine Line(GivenRow row)
    {
        var before = wrong.Count;
        foreach (var (column, _) in columns)
        {
            if (Cell(row, column) is { IsError: true } failed)
                Tell(row.Number, column, failed.Text, SheetRefusals.FormulaFailed);
        }

        var (due, dueRecurrence) = Due(row);
        var line = new SheetLine(row.Number, Text(row, SheetColumn.Code), Text(row, SheetColumn.Content), Text(row, SheetColumn.Product), Text(row, SheetColumn.Lead),
            Text(row, SheetColumn.Cooperating), Text(row, SheetColumn.Supervisor), Text(row, SheetColumn.Responsible), Text(row, SheetColumn.Field),
            Named(row, SheetColumn.Priority, SheetVocabulary.Priorities), Named(row, SheetColumn.Recurrence, SheetVocabulary.Recurrences) ?? dueRecurrence,
            Named(row, SheetColumn.ReportsEvery, SheetVocabulary.Cadences), Day(row, SheetColumn.StartsOn), due, Text(row, SheetColumn.Origin), Version(row));
        if (line.Content is null && before == wrong.Count)
            Tell(row.Number, SheetColumn.Content, null, AssignmentRefusals.ContentMissing);
        if (TextLimits.Refuse(line) is { } unfit && Enum.TryParse<SheetColumn>(unfit.Field, out var where))
            Tell(row.Number, where, Text(row, where), unfit);
        if (line.Due < line.StartsOn)
            Tell(row.Number, SheetColumn.Due, Text(row, SheetColumn.Due), AssignmentRefusals.DueBeforeStart.With($"{line.StartsOn:yyyy-MM-dd}"));
        return line;
    }

    private (DateOnly? Due, Recurrence? Recurrence) Due(GivenRow row)
    {
        var cell = Cell(row, SheetColumn.Due);
        if (cell.Day is { } day)
            return (cell.IsMonth ? new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day, null);
        var key = SheetVocabulary.Key(cell.Text);
        if (key.Length == 0 || cell.IsError || SheetVocabulary.NoDue.Contains(key))
            return (null, null);
        // “Thường xuyên”, “Hằng quý” in the column of dates say how often, and no day.
        if (SheetVocabulary.Recurrences.TryGetValue(key, out var recurrence) && recurrence != Recurrence.Once)
            return (null, recurrence);
        if (DueCell.Read(cell.Text) is not { } read)
            Tell(row.Number, SheetColumn.Due, cell.Text, SheetRefusals.NoDay);
        else
            return (read, null);
        return (null, null);
    }

    private DateOnly? Day(GivenRow row, SheetColumn column)
    {
        var cell = Cell(row, column);
        if (cell.Day is not null || cell.Text.Length == 0 || cell.IsError)
            return cell.Day;
        if (DateOnly.TryParseExact(cell.Text, ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Tell(row.Number, column, cell.Text, SheetRefusals.NoDay);
        return null;
    }

    private int? Version(GivenRow row)
    {
        if (Text(row, SheetColumn.Version) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        Tell(row.Number, SheetColumn.Version, text, SheetRefusals.VersionUnknown);
        return null;
    }

    private T? Named<T>(GivenRow row, SheetColumn column, IReadOnlyDictionary<string, T> names)
        where T : struct, Enum
    {
        if (Text(row, column) is not { } text)
            return null;
        if (names.TryGetValue(SheetVocabulary.Key(text), out var value))
            return value;
        Tell(row.Number, column, text, SheetRefusals.ValueUnknown);
        return null;
    }

    private GivenCell Cell(GivenRow row, SheetColumn column) =>
        columns.TryGetValue(column, out var index) && index < row.Cells.Count ? row.Cells[index] : new GivenCell("");

    private string? Text(GivenRow row, SheetColumn column) => Cell(row, column) is { IsError: false, Text: var text } && text.Trim() is { Length: > 0 } said ? said : null;

    private void Tell(int row, SheetColumn column, string? said, Refusal refusal) => wrong.Add(new CellProblem(row, column,
        columns.TryGetValue(column, out var index) ? index : null, said is { Length: > LongestSaid } ? $"{said[..LongestSaid]}…" : said, refusal));
}
