using System.Text;

namespace DonDoc.Text.Structure;

/// <summary>Takes a line apart into the cells of a row or the columns of a header block.</summary>
static class Cells
{
    /// <summary>Cells of a row in pipes or with tabs, without marks of Markdown, blank cells kept.</summary>
    public static string[] OfRow(ReadOnlySpan<char> row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var separator = row[0] == '|' ? '|' : '\t';
        if (separator == '|')
            row = row[1..];
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\\' && i + 1 < row.Length && row[i + 1] == '|')
                cell.Append(row[++i]);
            else if (row[i] == separator)
                End();
            else
                cell.Append(row[i]);
        }

        // “| a | b |” has no third cell; “a ⇥ b” has a second.
        if (separator == '\t' || cell.ToString().AsSpan().Trim().Length > 0)
            End();
        return [.. cells];

        void End()
        {
            cells.Add(Plain(cell.ToString()));
            cell.Clear();
        }
    }

    /// <summary>Columns of a line of the header or the signature: parted by tabs, pipes or three blanks.</summary>
    public static List<string> OfColumns(string line)
    {
        var columns = new List<string>();
        foreach (var part in OfTabs(line))
        {
            foreach (var column in part.Split("   ", StringSplitOptions.RemoveEmptyEntries))
                columns.Add(Plain(column));
        }

        columns.RemoveAll(c => c.Length == 0);
        return columns;
    }

    /// <summary>The parts between tabs and pipes alone: a number or a day left blank has wide gaps inside.</summary>
    public static string[] OfTabs(string line) => line.Split(['\t', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Lines within a cell of Markdown (&lt;br&gt;) as columns: in a header block each is a line of its own.</summary>
    public static string WithTabs(string line) =>
        line.Contains("<br", StringComparison.OrdinalIgnoreCase) ? line.Replace("<br>", "\t", StringComparison.OrdinalIgnoreCase).Replace("<br/>", "\t", StringComparison.OrdinalIgnoreCase).Replace("<br />", "\t", StringComparison.OrdinalIgnoreCase) : line;

    /// <summary>One blank where there are several or a line break, no emphasis.</summary>
    static string Plain(string text)
    {
        text = text.Replace("**", "", StringComparison.Ordinal).Replace("<br>", " ", StringComparison.OrdinalIgnoreCase).Replace("<br/>", " ", StringComparison.OrdinalIgnoreCase);
        if (text.AsSpan().Trim() is ['*', .. { Length: > 0 } inner, '*'] && !inner.Contains('*'))
            text = inner.ToString();
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
