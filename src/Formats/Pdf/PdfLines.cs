using DonDoc.Text.Vietnamese.Encodings;
using System.Text;
using DonDoc.Formats.Outside;
using UglyToad.PdfPig.Content;

namespace DonDoc.Formats.Pdf;

/// <summary>Puts the letters of a page together to lines: by their height on the page, then from left to right.</summary>
sealed class PdfLines(LineCollector collector)
{
    // All in multiples of the letter size.
    const double SameLine = 0.35;
    const double WordGap = 0.15;
    const double WordGapBesidesSpaces = 0.3;
    const double ColumnGap = 2;
    const double DoubledLetter = 0.1;

    readonly Dictionary<string, OldWriting?> _fonts = new(StringComparer.Ordinal);

    // Characters of all rows of tables so far. They are counted here, because the collector is given lines only when all pages are read.
    long _inTables;

    /// <summary>Lines in reading order, with the tables among them.</summary>
    public IReadOnlyList<PdfLine> Of(IReadOnlyList<Letter> letters, SaidText said, IReadOnlyList<PdfTable> tables)
    {
        var outside = letters.Where(l => l.TextOrientation == TextOrientation.Horizontal)
            .Select(l => Glyph.Of(l, said.Of(l), said.Knows(l) ? null : WritingOf(l))).OfType<Glyph>()
            .ToList();
        var lines = WithTables(outside, tables);
        // Text set at an angle (stamps, notes at the edge) comes after the page, in the order in which it was written.
        foreach (var turned in Turned(letters, said).Where(turned => turned.Any(char.IsLetterOrDigit)))
            lines.Add(new PdfLine(turned, 0, 0, 0, 1) { FirstWordRight = 0, IsMargin = true });
        return lines;
    }

    // The glyphs outside the tables, with the tables at their height.
    List<PdfLine> WithTables(List<Glyph> glyphs, IReadOnlyList<PdfTable> tables)
    {
        var outside = glyphs.Where(g => !tables.Any(t => t.Take(g))).ToList();
        var lines = new List<PdfLine>();
        foreach (var table in tables)
        {
            lines.AddRange(Ordered(outside.Where(g => g.Baseline > table.Top)));
            foreach (var row in table.Lines(TextOf))
            {
                _inTables += row.Text.Length;
                if (_inTables > collector.Most)
                    throw new BlockTooLargeException();
                lines.Add(row);
            }

            outside.RemoveAll(g => g.Baseline > table.Top);
        }

        lines.AddRange(Ordered(outside));
        return lines;
    }

    /// <summary>Lines of a page that is a picture.</summary>
    public IReadOnlyList<PdfLine> Of(SeenPage page)
    {
        if (PdfTable.From(SeenTables.EdgesOf(page, SeenLines.ScaleOf(page))) is not { } table)
            return Ordered(SeenLines.GlyphsOf(page));
        // Within the table the bars are its rules.
        var words = page with { Lines = [.. page.Lines.Select(line => (IReadOnlyList<SeenWord>)[.. line.Where(word => !SeenTables.IsSign(word))]).Where(line => line.Count > 0)] };
        return WithTables([.. SeenLines.GlyphsOf(words)], [table]);
    }

    OldWriting? WritingOf(Letter letter)
    {
        if (letter.FontName is not { } font)
            return null;
        if (!_fonts.TryGetValue(font, out var writing))
            _fonts[font] = writing = OldFonts.Of(font);
        return writing;
    }

    IEnumerable<string> Turned(IReadOnlyList<Letter> letters, SaidText said)
    {
        var line = collector.Line();
        Letter? last = null;
        foreach (var letter in letters.Where(l => l.TextOrientation != TextOrientation.Horizontal))
        {
            if (last is not null && Distance(last, letter) is var gap && gap > WordGapBesidesSpaces * Math.Max(1, letter.PointSize))
            {
                if (gap > ColumnGap * Math.Max(1, letter.PointSize))
                {
                    yield return line.Take();
                }
                else
                {
                    line.Append(' ');
                }
            }

            line.Append(said.Of(letter), said.Knows(letter) ? null : WritingOf(letter));
            last = letter;
        }

        yield return line.Take();
    }

    static double Distance(Letter one, Letter next) =>
        Math.Sqrt(Math.Pow(next.StartBaseLine.X - one.EndBaseLine.X, 2) + Math.Pow(next.StartBaseLine.Y - one.EndBaseLine.Y, 2));

    /// <summary>The text of a cell on one line.</summary>
    string TextOf(IEnumerable<Glyph> glyphs) => string.Join(' ', Ordered(glyphs).Select(l => l.Text));

    List<PdfLine> Ordered(IEnumerable<Glyph> glyphs) => PdfColumns.Order([.. Rows(glyphs).Select(Parts).Where(p => p.Count > 0)]);

    static IEnumerable<List<Glyph>> Rows(IEnumerable<Glyph> glyphs)
    {
        List<Glyph>? row = null;
        foreach (var glyph in glyphs.OrderByDescending(g => g.Baseline))
        {
            if (row is not null && row[0].Baseline - glyph.Baseline > SameLine * Math.Max(row[0].Size, glyph.Size))
            {
                yield return row;
                row = null;
            }

            (row ??= []).Add(glyph);
        }

        if (row is not null)
            yield return row;
    }

    // The stretches of a row between wide gaps.
    List<PdfLine> Parts(List<Glyph> row)
    {
        var glyphs = row.OrderBy(g => g.Left).ToList();
        var gap = glyphs.Exists(g => g.IsBlank) ? WordGapBesidesSpaces : WordGap;
        var parts = new List<PdfLine>();
        var part = new PartBuilder(collector.Line());
        foreach (var glyph in glyphs)
        {
            if (glyph.IsBlank)
            {
                part.Blank();
                continue;
            }

            if (part.Last is { } last)
            {
                if (last.Text == glyph.Text && Math.Abs(glyph.Left - last.Left) < DoubledLetter * glyph.Size)
                    continue;
                var distance = glyph.Left - last.Right;
                if (distance > ColumnGap * Math.Max(glyph.Size, last.Size))
                {
                    parts.Add(part.Build());
                    part = new PartBuilder(collector.Line());
                }
                else if (distance > gap * glyph.Size)
                {
                    part.Blank();
                }
            }

            part.Add(glyph);
        }

        if (part.Last is not null)
            parts.Add(part.Build());
        return parts;
    }

    sealed class PartBuilder(LineWriter text)
    {
        readonly List<(int Start, int End)> _doubtful = [];
        double _left, _right, _size, _baseline;
        double? _firstWordRight;
        bool _blank;

        public Glyph? Last { get; private set; }

        public void Blank() => _blank = Last is not null;

        public void Add(Glyph glyph)
        {
            if (Last is null)
                (_left, _baseline) = (glyph.Left, glyph.Baseline);
            if (_blank)
            {
                _firstWordRight ??= _right;
                text.Append(' ', glyph.Writing);
                _blank = false;
            }

            if (glyph.IsDoubtful)
                _doubtful.Add((text.Length, text.Length + glyph.Text.Length));
            text.Append(glyph.Text, glyph.Writing);
            _right = Math.Max(_right, glyph.Right);
            _size = Math.Max(_size, glyph.Size);
            Last = glyph;
        }

        public PdfLine Build() => new(text.Take(), _left, _right, _baseline, _size) { FirstWordRight = _firstWordRight ?? _right, Doubtful = _doubtful };
    }
}

/// <summary>A letter, or a recognised word, where it stands. Marks drawn on their own are already with their letter: the parser sees to that.</summary>
sealed record Glyph(string Text, double Left, double Right, double Baseline, double Size, OldWriting? Writing)
{
    public bool IsBlank { get; } = string.IsNullOrWhiteSpace(Text);

    /// <summary>A recognised word of which the recogniser is not sure.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Null for letters that print nothing.</summary>
    public static Glyph? Of(Letter letter, string? text, OldWriting? writing)
    {
        // ﬁ, ﬂ: one drawing for two letters.
        if (text is [>= '\uFB00' and <= '\uFB06', ..])
            text = text.Normalize(NormalizationForm.FormKC);
        if (string.IsNullOrEmpty(text) || char.IsControl(text[0]) && !char.IsWhiteSpace(text[0]))
            return null;
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var size = letter.PointSize > 0 ? letter.PointSize : Math.Max(1, letter.BoundingBox.Height);
        return new Glyph(text, Math.Min(start.X, end.X), Math.Max(start.X, end.X), start.Y, size, writing);
    }
}
