using System.Text;

namespace DonDoc.Formats.Csv;

/// <summary>
/// Reads tables as spreadsheets write them (RFC 4180): cells between tabs, semicolons or commas, whichever the first line uses most and in this order, with or
/// without quotes. It takes whatever text it is given; a quote that is never closed reaches to the end.
/// </summary>
public static class CsvReader
{
    /// <summary>Lines that are empty are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var separator = SeparatorOf(text);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = text.StartsWith('\uFEFF') ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    isQuoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == separator)
            {
                EndCell();
            }
            else if (c is '\r' or '\n')
            {
                EndRow();
            }
            else
            {
                cell.Append(c);
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Exists(one => !string.IsNullOrWhiteSpace(one)))
                rows.Add(row);
            row = [];
        }
    }

    static char SeparatorOf(string text)
    {
        var first = text.AsSpan();
        if (first.IndexOfAny('\r', '\n') is >= 0 and var end)
            first = first[..end];
        var (best, most) = (',', 0);
        foreach (var separator in "\t;,")
        {
            if (first.Count(separator) is var count && count > most)
                (best, most) = (separator, count);
        }

        return best;
    }
}
