using System.Buffers;
using System.Globalization;
using System.Text;

namespace DonDoc.Formats.Csv;

/// <summary>
/// Writes tables as comma-separated values (RFC 4180) for spreadsheets: UTF-8 with the mark by which Excel knows it. Text that a
/// spreadsheet would take for a formula is written with an apostrophe before it, so whoever opens an export runs nothing that
/// somebody else typed into a record. The only way out of the product into such a file.
/// </summary>
public sealed class CsvWriter : IAsyncDisposable
{
    public const string MediaType = "text/csv; charset=utf-8";

    // By OWASP "CSV injection"; the wide forms are what East Asian editions of Excel take for the same.
    const string FormulaBeginnings = "=+-@\t\r\n|%＝＋－＠";

    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n;\t");

    readonly StreamWriter _writer;
    readonly StringBuilder _row = new();

    /// <param name="to">Stays open.</param>
    public CsvWriter(Stream to) => _writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);

    /// <summary>
    /// One row: text, numbers, days (yyyy-MM-dd), instants (ISO 8601, UTC) and nothing, each in a cell of its own. Numbers stay numbers, also
    /// below zero.
    /// </summary>
    public Task WriteRowAsync(params ReadOnlySpan<object?> cells)
    {
        _row.Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                _row.Append(',');
            Append(cells[i]);
        }

        _row.Append("\r\n");
        return _writer.WriteAsync(_row.ToString());
    }

    /// <summary>Brings the rows written so far to the stream.</summary>
    public Task FlushAsync(CancellationToken cancellation = default) => _writer.FlushAsync(cancellation);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    void Append(object? cell)
    {
        switch (cell)
        {
            case null:
                break;
            case DateOnly day:
                _row.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime instant:
                _row.Append(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                break;
            case int or long or double or decimal:
                _row.Append(((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                AppendText(cell.ToString() ?? "");
                break;
        }
    }

    void AppendText(string text)
    {
        var isFormula = BeginsFormula(text);
        if (!isFormula && !text.AsSpan().ContainsAny(NeedsQuotes))
        {
            _row.Append(text);
            return;
        }

        _row.Append('"').Append(isFormula ? "'" : "").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    // Spaces and invisible marks before a formula hide it from a reader, not from every spreadsheet.
    static bool BeginsFormula(string text)
    {
        foreach (var c in text)
        {
            if (FormulaBeginnings.Contains(c, StringComparison.Ordinal))
                return true;
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                return false;
        }

        return false;
    }
}
