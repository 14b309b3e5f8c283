using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Structure;

/// <summary>Which column of a table says what, by the words of its header, in whatever order they come.</summary>
sealed class TaskColumns
{
    enum Column : byte
    {
        None,
        Ordinal,
        Task,
        Lead,
        Cooperating,
        Due,
        Deliverable,
        Unit,
        Note,
    }

    // In order: “cơ quan phối hợp thực hiện” is the cooperating body although it has “thực hiện”; “thời gian hoàn thành” is a time.
    static readonly (string Words, Column Column)[] Words =
    [
        ("ghi chu", Column.Note),
        ("chu tri", Column.Lead),
        ("phoi hop", Column.Cooperating),
        ("don vi tinh", Column.Unit),
        ("dvt", Column.Unit),
        ("thoi gian", Column.Due),
        ("thoi han", Column.Due),
        ("thoi diem", Column.Due),
        ("tien do", Column.Due),
        ("lo trinh", Column.Due),
        ("hoan thanh", Column.Due),
        ("san pham", Column.Deliverable),
        ("ket qua", Column.Deliverable),
        ("dau ra", Column.Deliverable),
        ("gia tri", Column.Deliverable),
        ("muc phan dau", Column.Deliverable),
        ("co quan thuc hien", Column.Lead),
        ("don vi thuc hien", Column.Lead),
        ("phu trach", Column.Lead),
        ("chiu trach nhiem", Column.Lead),
        ("to chuc thuc hien", Column.Lead),
        ("don vi theo doi", Column.Lead),
        ("co quan theo doi", Column.Lead),
        ("nhiem vu", Column.Task),
        ("noi dung", Column.Task),
        ("cong viec", Column.Task),
        ("chi tieu", Column.Task),
        ("muc tieu", Column.Task),
        ("giai phap", Column.Task),
        ("hoat dong", Column.Task),
        ("de an", Column.Task),
        ("don vi", Column.Unit),
    ];

    readonly List<Column> _columns = [];

    /// <summary>The header speaks of targets and not of tasks.</summary>
    public bool IsTargets { get; private set; }

    public int Count => _columns.Count;

    /// <summary>Whether two headers name the same columns in the same order.</summary>
    public bool Matches(TaskColumns other) => _columns.SequenceEqual(other._columns);

    /// <summary>Reads a header, or nothing where the row is none: it needs a task and one thing said about it.</summary>
    public static TaskColumns? Read(string[] header)
    {
        var columns = new TaskColumns();
        columns.Merge(header);
        return columns.IsComplete ? columns : null;
    }

    bool IsComplete => _columns.Contains(Column.Task) && (_columns.Contains(Column.Lead) || _columns.Contains(Column.Due) || _columns.Contains(Column.Deliverable));

    /// <summary>Takes a second row of the header: “chủ trì” and “phối hợp” under “cơ quan thực hiện”. False where it is no header.</summary>
    public bool Merge(string[] header)
    {
        var found = header.Select(Find).ToArray();
        if (_columns.Count > 0 && (found.Count(c => c != Column.None) < 2 || header.Any(cell => cell.Length > 80) || header[0].Any(char.IsDigit)))
            return false;
        for (var i = 0; i < found.Length; i++)
        {
            if (i == _columns.Count)
                _columns.Add(Column.None);
            // The first of two columns with the same words is the one; the other is a remark on it.
            if (found[i] != Column.None && (!_columns.Contains(found[i]) || _columns[i] == found[i]))
                _columns[i] = found[i];
        }

        IsTargets |= header.Any(cell => SearchKey.Of(cell) is var key && key.Contains("chi tieu", StringComparison.Ordinal) && !key.Contains("nhiem vu", StringComparison.Ordinal))
            && !header.Any(cell => SearchKey.Of(cell).Contains("nhiem vu", StringComparison.Ordinal));
        return true;
    }

    public string? Ordinal(string[] row) => Cell(row, Column.Ordinal)?.TrimEnd('.', ')', '-', '/', ' ') is { Length: > 0 } ordinal ? ordinal : null;

    public string? Task(string[] row) => Cell(row, Column.Task);

    public string? Lead(string[] row) => Cell(row, Column.Lead);

    public string? Cooperating(string[] row) => Cell(row, Column.Cooperating);

    public string? Due(string[] row) => Cell(row, Column.Due);

    public string? Deliverable(string[] row) => Cell(row, Column.Deliverable);

    public string? Unit(string[] row) => Cell(row, Column.Unit);

    public bool HasOrdinal => _columns.Contains(Column.Ordinal);

    string? Cell(string[] row, Column column)
    {
        var at = _columns.IndexOf(column);
        return at >= 0 && at < row.Length && row[at].Length > 0 ? row[at] : null;
    }

    static Column Find(string cell)
    {
        if (cell.Length > 80)
            return Column.None;
        var key = SearchKey.Of(cell);
        if (key is "stt" or "tt" or "so tt" or "so thu tu" or "#" or "so")
            return Column.Ordinal;
        foreach (var (words, column) in Words)
        {
            if (key.Contains(words, StringComparison.Ordinal))
                return column;
        }

        return Column.None;
    }
}
