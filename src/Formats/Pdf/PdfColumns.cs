namespace DonDoc.Formats.Pdf;

/// <summary>
/// Puts the parts of rows in reading order. Where several rows leave the same upright gap free (letterheads, signatures,
/// pages in two columns), the left side is read before the right one.
/// </summary>
static class PdfColumns
{
    const int FewestRows = 2;

    public static List<PdfLine> Order(IReadOnlyList<List<PdfLine>> rows)
    {
        var ordered = new List<PdfLine>();
        var block = 0;
        for (var row = 0; row < rows.Count;)
        {
            if (rows[row].Count == 2 && ColumnsFrom(rows, row) is { } columns)
            {
                block++;
                Add(columns.Left);
                block++;
                Add(columns.Right);
                block++;
                row += columns.Rows;
                continue;
            }

            ordered.Add(Join(rows[row]) with { Block = block });
            row++;
        }

        return ordered;

        void Add(IEnumerable<PdfLine> lines) => ordered.AddRange(lines.Select(l => l with { Block = block, IsColumn = true }));
    }

    static (int Rows, List<PdfLine> Left, List<PdfLine> Right)? ColumnsFrom(IReadOnlyList<List<PdfLine>> rows, int first)
    {
        var (gapLeft, gapRight) = (rows[first][0].Right, rows[first][1].Left);
        var (left, right) = (new List<PdfLine>(), new List<PdfLine>());
        var row = first;
        for (; row < rows.Count && rows[row].Count <= 2; row++)
        {
            // A row belongs to the columns while something is left free between them: letterheads come close.
            var parts = rows[row];
            var (onLeft, onRight) = parts.Count == 2 ? (parts[0], parts[1])
                : (parts[0].Left + parts[0].Right) / 2 < (gapLeft + gapRight) / 2 ? (parts[0], (PdfLine?)null)
                : ((PdfLine?)null, parts[0]);
            var (newLeft, newRight) = (Math.Max(gapLeft, onLeft?.Right ?? 0), Math.Min(gapRight, onRight?.Left ?? double.MaxValue));
            if (newRight <= newLeft)
                break;
            (gapLeft, gapRight) = (newLeft, newRight);
            if (onLeft is not null)
                left.Add(onLeft);
            if (onRight is not null)
                right.Add(onRight);
        }

        // The last rows may be short lines of ordinary text under the columns.
        while (row > first && rows[row - 1].Count == 1 && rows[row - 1][0].Right <= gapLeft)
        {
            row--;
            left.RemoveAt(left.Count - 1);
        }

        return left.Count >= FewestRows && right.Count >= FewestRows ? (row - first, left, right) : null;
    }

    // A row on its own keeps its gaps as tabs.
    static PdfLine Join(List<PdfLine> parts) => parts.Count == 1
        ? parts[0]
        : parts[0] with { Text = string.Join('\t', parts.Select(p => p.Text)), Right = parts[^1].Right, Size = parts.Max(p => p.Size), Doubtful = [.. Doubtful(parts)] };

    static IEnumerable<(int Start, int End)> Doubtful(List<PdfLine> parts)
    {
        var start = 0;
        foreach (var part in parts)
        {
            foreach (var word in part.Doubtful)
                yield return (start + word.Start, start + word.End);
            start += part.Text.Length + 1;
        }
    }
}
