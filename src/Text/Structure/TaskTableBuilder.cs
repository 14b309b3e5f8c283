using System.Globalization;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Collects the rows of one table of tasks: groups apart from tasks, cells that were cut in two put together.</summary>
sealed class TaskTableBuilder(TaskColumns columns, List<Diagnostic> diagnostics)
{
    readonly List<TaskRow> _rows = [];
    readonly List<Pending> _pending = [];

    // Of the last row, while more of them may follow: what is put together row by row is joined once.
    List<TaskRow> _parts = [];
    List<string> _restsOfDue = [];

    public int Columns => columns.Count;

    public bool HasColumns(TaskColumns others) => columns.Matches(others);

    /// <summary>Whether a row may follow in this table: what counts from the beginning is another.</summary>
    public bool GoesOn(string[] cells) => columns.Ordinal(cells) is not ("1" or "01" or "I" or "A" or "a");

    public HashSet<int> Heads { get; } = [];

    public HashSet<int> Groups { get; } = [];

    public void Add(string[] cells, Line line)
    {
        if (Array.TrueForAll(cells, c => c.Length == 0))
            return;
        if (IsColumnNumbers(cells) || (_pending.Count == 0 && columns.Merge(cells)) || IsHeaderAgain(cells))
        {
            Heads.Add(line.Span.Start);
            return;
        }

        if (_pending.Count > 0 && IsRestOf(_pending[^1], cells, line))
        {
            _pending[^1].Add(cells, columns.Lead(cells) is not null);
            return;
        }

        if (cells.Length < columns.Count)
        {
            // A group's title is one cell over all columns; a task that lacks cells has lost them.
            if (cells.Count(c => c.Length > 0) > 2)
                diagnostics.Add(new Diagnostic("table.short_row", $"Hàng có {cells.Length} ô, bảng có {columns.Count} cột.", line.Span.Start, line.Span.End));
            Array.Resize(ref cells, columns.Count);
            for (var i = 0; i < cells.Length; i++)
                cells[i] ??= "";
        }

        _pending.Add(new Pending(cells, line, columns.Lead(cells) is not null));
    }

    public TaskTable? Build(int start, int end)
    {
        string? group = null;
        var isParted = columns.IsTargets;
        var rows = _pending.ConvertAll(row => (Cells: row.Join(), row.Line));
        for (var i = 0; i < rows.Count; i++)
        {
            var (cells, line) = rows[i];
            var ordinal = columns.Ordinal(cells);
            if (IsGroup(cells, i + 1 < rows.Count ? rows[i + 1].Cells : null))
            {
                TakeBack(cells);
                Groups.Add(line.Span.Start);
                group = string.Join(' ', cells.Where(c => c.Length > 0));
                continue;
            }

            var row = new TaskRow(ordinal, columns.Task(cells), columns.Lead(cells), BodyList.Divide(columns.Cooperating(cells)), columns.Due(cells), columns.Deliverable(cells))
            {
                Group = group,
                Unit = columns.Unit(cells),
                Start = line.Span.Start,
                End = line.Span.End,
            };
            if (isParted && ordinal is not null && _rows.Count > 0 && _rows[^1].Ordinal is { } whole && ordinal.StartsWith(whole + ".", StringComparison.Ordinal))
            {
                _parts.Add(row);
                _rows[^1] = _rows[^1] with { Parts = _parts, End = row.End };
            }
            else
            {
                CloseLast();
                _rows.Add(row);
            }
        }

        CloseLast();
        return _rows.Count == 0 && group is null ? null : new TaskTable(start, end, _rows) { Kind = columns.IsTargets ? "targets" : "tasks" };
    }

    // Nothing but a title: no one to do it and no time. Numbered I or A, not numbered, or numbered like the first part of what follows.
    bool IsGroup(string[] cells, string[]? below)
    {
        var ordinal = columns.Ordinal(cells);
        var isNumbered = ordinal is not null && char.IsAsciiDigit(ordinal[0]);
        // The title may stand in whatever column comes first, where cells are merged.
        if (!isNumbered && cells.Count(c => c.Length > 0) <= (ordinal is null ? 1 : 2))
            return true;
        if (columns.Lead(cells) is not null || columns.Cooperating(cells) is not null || columns.Deliverable(cells) is not null)
            return false;
        if (columns.Due(cells) is { } due)
            return ordinal is not null && char.IsUpper(ordinal[0]) && char.IsLower(due[0]);
        if (!isNumbered)
            return true;
        var next = below is null ? null : columns.Ordinal(below);
        return !columns.IsTargets && next is not null && (next.StartsWith($"{ordinal}.", StringComparison.Ordinal) || next is "a" or "1");
    }

    // “năm tiếp theo” in the row of a group is the end of the time in the row above, cut off by a page.
    void TakeBack(string[] group)
    {
        if (columns.Task(group) is null || columns.Due(group) is not { } rest || _rows.Count == 0)
            return;
        _restsOfDue.Add(rest);
        group[Array.IndexOf(group, rest)] = "";
    }

    void CloseLast()
    {
        if (_restsOfDue.Count > 0)
            _rows[^1] = _rows[^1] with { Due = string.Join(' ', _restsOfDue.Prepend(_rows[^1].Due)).Trim() };
        (_parts, _restsOfDue) = ([], []);
    }

    // A row without a number that goes on with the sentence of the row before.
    bool IsRestOf(Pending row, string[] next, Line line)
    {
        if (!columns.HasOrdinal || columns.Ordinal(next) is not null || next.Length < columns.Count || columns.Ordinal(row.Cells) is not { } ordinal)
            return false;
        var task = columns.Task(next);
        if (task is null)
            return true;
        // “- Lĩnh vực đất đai”, with somebody of its own who does it by a day of its own, is a part and no rest.
        if (task[0] is '-' or '–' or '+' && columns.Lead(next) is not null && row.HasLead)
            return false;
        var isTitle = line.Text.Contains("**", StringComparison.Ordinal) || Line.IsInCapitals(task);
        return char.IsAsciiDigit(ordinal[0]) && !isTitle;
    }

    // (1) (2) (3) or 1 2 3 under the header.
    static bool IsColumnNumbers(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (!int.TryParse(cells[i].AsSpan().Trim("()[]"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != i + 1)
                return false;
        }

        return cells.Length > 2;
    }

    // Word repeats the header on every page, and so do those who copy.
    bool IsHeaderAgain(string[] cells) =>
        columns.Ordinal(cells) is { } ordinal && SearchKey.Of(ordinal) is "stt" or "tt" or "so tt";

    /// <summary>A row, and what of it was set in rows of its own.</summary>
    sealed class Pending(string[] cells, Line line, bool hasLead)
    {
        readonly List<string[]> _pieces = [cells];

        /// <summary>Of its first piece.</summary>
        public string[] Cells => cells;

        public Line Line => line;

        /// <summary>A piece of it names who leads.</summary>
        public bool HasLead { get; private set; } = hasLead;

        public void Add(string[] rest, bool namesLead)
        {
            _pieces.Add(rest);
            HasLead |= namesLead;
        }

        /// <summary>The cells with all that goes on in the pieces.</summary>
        public string[] Join() => _pieces.Count == 1 ? cells : [.. cells.Select((_, i) => string.Join(' ', _pieces.Where(piece => i < piece.Length && piece[i].Length > 0).Select(piece => piece[i])))];
    }
}
