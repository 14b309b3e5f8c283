using System.Buffers;

namespace DonDoc.Text.Structure;

/// <summary>A table of tasks with the lines it stands on.</summary>
/// <param name="Heads">Offsets of the rows of its header, also where it is said again on the next page.</param>
/// <param name="Groups">Offsets of the rows that are only the title of those below.</param>
sealed record TableFound(int FirstLine, int NextLine, TaskTable Table, IReadOnlySet<int> Heads, IReadOnlySet<int> Groups);

/// <summary>Finds the tables and reads those that say who does what until when; the lines of all of them are nobody's words.</summary>
static class TableReader
{
    // At the edges of two pages that follow one another: lines of either kind, and characters of a line.
    const int MostAtEdge = 2;
    const int LongestTitle = 200;

    // The longest published tables of tasks have some hundreds.
    const int MostRows = 10_000;

    static readonly SearchValues<char> PageNumber = SearchValues.Create("0123456789-–/ ");

    public static List<TableFound> Read(Line[] lines, List<Diagnostic> diagnostics)
    {
        var tables = new List<TableFound>();
        TaskTableBuilder? last = null;
        HashSet<string>? repeated = null;
        var (lastFirst, lastNext) = (0, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsRow(lines[i]))
                continue;
            var next = i;
            while (next < lines.Length && IsRow(lines[next]))
                next++;
            if (next - i > MostRows)
                diagnostics.Add(new Diagnostic("table.long", $"Bảng có {next - i} hàng, dài khác thường.", lines[i].Span.Start, lines[i].Span.End));
            var header = FindHeader(lines, i, next, out var columns);
            if (columns is not null && last is not null && last.HasColumns(columns) && GoesOn(i, header, next))
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
            else if (last is not null && Cells.OfRow(lines[i].Row).Length >= last.Columns && GoesOn(i, i, next))
            {
                // The rest of the same table on the next page.
                Take(lines, i, next, last);
                lastNext = next;
            }
            else
            {
                // A header block or a signature in a table is read by those who know it; other tables are nobody's provisions.
                if (lines[i].IsRow && next - i > 2 && !lines[i].IsCapitals && !HeaderBlock.HasTitle(lines[i]) && !HasSignature(lines, i, next))
                    Mark(lines, i, next);
                i = next - 1;
                continue;
            }

            Mark(lines, i, next);
            i = next - 1;
        }

        Finish();
        return tables;

        // Only page numbers may stand between two pages of a table, and what runs along at the edge of every page: marked as such by the file, or known by
        // being there again, word for word, above rows that do not begin anew.
        bool GoesOn(int first, int header, int end)
        {
            var (numbers, titles) = (0, new List<Line>());
            for (var i = lastNext; i < first; i++)
            {
                if (lines[i].Role == LineRole.Skipped)
                    continue;
                if (!lines[i].Text.ContainsAnyExcept(PageNumber) && lines[i].Text.Length <= 9 && ++numbers <= MostAtEdge)
                    continue;
                if (titles.Count == MostAtEdge || lines[i].Text.Length > LongestTitle || !(repeated ??= Repeated(lines)).Contains(lines[i].Text.ToString()))
                    return false;
                titles.Add(lines[i]);
            }

            while (titles.Count > 0 && header < end && !IsFilled(lines[header]))
                header++;
            if (titles.Count > 0 && (header == end || !last!.GoesOn(Cells.OfRow(lines[header].Row))))
                return false;
            foreach (var title in titles)
                (title.Role, title.Mark) = (LineRole.Skipped, null);
            return true;
        }

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

    static bool IsFilled(Line row) => !row.IsRule && row.Text.ContainsAnyExcept("|-–: ");

    static void Take(Line[] lines, int first, int next, TaskTableBuilder table)
    {
        for (var i = first; i < next; i++)
        {
            if (IsFilled(lines[i]))
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

    static HashSet<string> Repeated(Line[] lines)
    {
        var (once, again) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            if (!line.IsRow && line.Text.Length <= LongestTitle && line.Text.ToString() is var text && !once.Add(text))
                again.Add(text);
        }

        return again;
    }
}
