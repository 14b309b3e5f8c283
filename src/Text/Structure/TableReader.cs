using System.Buffers;

namespace DonDoc.Text.Structure;

/// <summary>A table of tasks with the lines it stands on.</summary>
/// <param name="Heads">Offsets of the rows of its header, also where it is said again on the next page.</param>
/// <param name="Groups">Offsets of the rows that are only the title of those below.</param>
sealed record TableFound(int FirstLine, int NextLine, TaskTable Table, IReadOnlySet<int> Heads, IReadOnlySet<int> Groups);

/// <summary>Finds the tables and reads those that say who does what until when; the lines of all of them are nobody's words.</summary>
static class TableReader
{
    static readonly SearchValues<char> PageNumber = SearchValues.Create("0123456789-–/ ");

    public static List<TableFound> Read(Line[] lines, List<Diagnostic> diagnostics)
    {
        var tables = new List<TableFound>();
        TaskTableBuilder? last = null;
        var (lastFirst, lastNext) = (0, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsRow(lines[i]))
                continue;
            var next = i;
            while (next < lines.Length && IsRow(lines[next]))
                next++;
            var header = FindHeader(lines, i, next, out var columns);
            if (columns is not null && last is not null && i - lastNext <= 2 && last.HasColumns(columns) && Between(lines, lastNext, i))
            {
                // The same table on the next page, its header printed again.
                last.Heads.UnionWith(Starts(lines, i, header));
                Take(lines, header, next, last);
                lastNext = next;
            }
            else if (columns is not null)
            {
                Finish();
                last = new TaskTableBuilder(columns, diagnostics);
                (lastFirst, lastNext) = (i, next);
                last.Heads.UnionWith(Starts(lines, i, header));
                Take(lines, header, next, last);
            }
            else if (last is not null && i - lastNext <= 2 && Cells.OfRow(lines[i].Row).Length >= last.Columns && Between(lines, lastNext, i))
            {
                // The rest of the same table on the next page.
                Take(lines, i, next, last);
                lastNext = next;
            }
            else
            {
                // A header block or a signature in a table is read by those who know it; other tables are nobody's provisions.
                if (lines[i].IsRow && next - i > 2 && !lines[i].IsCapitals && !HasSignature(lines, i, next))
                    Mark(lines, i, next);
                i = next - 1;
                continue;
            }

            Mark(lines, i, next);
            i = next - 1;
        }

        Finish();
        return tables;

        void Finish()
        {
            if (last?.Build(lines[lastFirst].Span.Start, lines[lastNext - 1].Span.End) is { } table)
                tables.Add(new TableFound(lastFirst, lastNext, table, last.Heads, last.Groups));
            last = null;
        }
    }

    static IEnumerable<int> Starts(Line[] lines, int first, int next) => lines[first..next].Select(line => line.Span.Start);

    static bool IsRow(Line line)
    {
        if (line.Role != LineRole.Body)
            return false;
        var text = line.Text;
        return text[0] == '|' ? text.Length > 1 : text.Contains('\t');
    }

    // The header may follow a title row; it is among the first three.
    static int FindHeader(Line[] lines, int first, int next, out TaskColumns? columns)
    {
        columns = null;
        for (var i = first; i < next && i < first + 3; i++)
        {
            columns = TaskColumns.Read(Cells.OfRow(lines[i].Row));
            if (columns is not null)
                return i + 1;
        }

        return first;
    }

    static void Take(Line[] lines, int first, int next, TaskTableBuilder table)
    {
        for (var i = first; i < next; i++)
        {
            if (!lines[i].IsRule && lines[i].Text.ContainsAnyExcept("|-–: "))
                table.Add(Cells.OfRow(lines[i].Row), lines[i]);
        }
    }

    static void Mark(Line[] lines, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            lines[i].Role = LineRole.Table;
            lines[i].Mark = null;
        }
    }

    static bool HasSignature(Line[] lines, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (ClosingReader.Begins(lines[i]))
                return true;
        }

        return false;
    }

    // Only a page number may stand between two pages of a table.
    static bool Between(Line[] lines, int first, int next)
    {
        for (var i = first; i < next; i++)
        {
            if (lines[i].Text.ContainsAnyExcept(PageNumber) || lines[i].Text.Length > 9)
                return false;
        }

        return true;
    }
}
