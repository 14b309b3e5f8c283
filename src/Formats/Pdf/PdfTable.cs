namespace DonDoc.Formats.Pdf;

/// <summary>
/// A grid of cells. Where the line between two neighbours is missing they are one cell, which is how tables in print
/// merge cells.
/// </summary>
sealed class PdfTable
{
    const double Touch = 3;
    const int MostColumns = 64;
    const int MostRows = 500;

    readonly List<double> _xs;
    readonly List<double> _ys;

    // Of each cell, the first cell (row by row) of the merged cell to which it belongs.
    readonly int[] _first;
    readonly Dictionary<int, List<Glyph>> _glyphs = [];

    PdfTable(List<double> xs, List<double> ys, IReadOnlyList<Edge> edges)
    {
        (_xs, _ys) = (xs, ys);
        _first = new int[Columns * Rows];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var cell = row * Columns + column;
                var (x, y) = ((_xs[column] + _xs[column + 1]) / 2, (_ys[row] + _ys[row + 1]) / 2);
                _first[cell] = column > 0 && !IsDrawn(edges, isAcross: false, _xs[column], y) ? _first[cell - 1]
                    : row > 0 && !IsDrawn(edges, isAcross: true, _ys[row], x) ? _first[cell - Columns]
                    : cell;
            }
        }
    }

    public double Top => _ys[0];

    public double Bottom => _ys[^1];

    public double Left => _xs[0];

    public double Right => _xs[^1];

    int Columns => _xs.Count - 1;

    int Rows => _ys.Count - 1;

    /// <summary>Null where the lines frame no table: a box, an underline, a drawing.</summary>
    public static PdfTable? From(List<Edge> edges)
    {
        var xs = Places(edges.Where(e => !e.IsAcross));
        var ys = Places(edges.Where(e => e.IsAcross));
        ys.Reverse();
        return xs.Count is > 2 and <= MostColumns && ys.Count is > 1 and <= MostRows ? new PdfTable(xs, ys, edges) : null;
    }

    /// <summary>Takes a glyph that lies in the table.</summary>
    public bool Take(Glyph glyph)
    {
        var (x, y) = ((glyph.Left + glyph.Right) / 2, glyph.Baseline + glyph.Size / 4);
        if (x < Left || x > Right || y > Top || y < Bottom)
            return false;
        var column = Math.Clamp(_xs.FindLastIndex(e => e <= x), 0, Columns - 1);
        var row = Math.Clamp(_ys.FindLastIndex(e => e >= y), 0, Rows - 1);
        var cell = _first[row * Columns + column];
        if (!_glyphs.TryGetValue(cell, out var glyphs))
            _glyphs[cell] = glyphs = [];
        glyphs.Add(glyph);
        return true;
    }

    /// <summary>
    /// Rows in Markdown's pipes, as Word's tables are written: what is merged over rows is repeated, what is merged over
    /// columns is followed by empty cells.
    /// </summary>
    public IEnumerable<PdfLine> Lines(Func<IEnumerable<Glyph>, string> textOf)
    {
        // Once for a cell, however many rows repeat it.
        var texts = _glyphs.ToDictionary(cell => cell.Key, cell => textOf(cell.Value));
        var isFirst = true;
        for (var row = 0; row < Rows; row++)
        {
            var cells = new List<string>();
            for (var column = 0; column < Columns; column++)
            {
                var first = _first[row * Columns + column];
                cells.Add(first % Columns == column && texts.TryGetValue(first, out var text) ? text : "");
            }

            if (cells.TrueForAll(c => c.Length == 0))
                continue;
            yield return Line(PipeRow.Of(cells), row);
            if (isFirst)
                yield return Line(PipeRow.Rule(cells.Count), row);
            isFirst = false;
        }
    }

    PdfLine Line(string text, int row) => new(text, Left, Right, _ys[row + 1], 1) { FirstWordRight = Right, IsTableRow = true };

    static bool IsDrawn(IReadOnlyList<Edge> edges, bool isAcross, double at, double along) =>
        edges.Any(e => e.IsAcross == isAcross && Math.Abs(e.At - at) <= Touch && e.From <= along && e.To >= along);

    static List<double> Places(IEnumerable<Edge> edges)
    {
        var places = new List<double>();
        foreach (var at in edges.Select(e => e.At).Order())
        {
            if (places.Count == 0 || at - places[^1] > Touch)
                places.Add(at);
        }

        return places;
    }
}
