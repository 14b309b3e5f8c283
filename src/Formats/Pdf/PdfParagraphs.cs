using System.Text;
using System.Text.RegularExpressions;
using DonDoc.Text.Source;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// Joins printed lines to paragraphs. A line goes on in the next one when the next one's first word would not have fitted
/// on it any more, and nothing (an indent, a wider gap, a label) says that a new paragraph begins.
/// </summary>
static partial class PdfParagraphs
{
    const double Indent = 0.8;
    const double Blank = 0.25;
    const double UsualGap = 1.35;

    [GeneratedRegex(@"^(?:[IVXLC]{1,6}[./)-]|\(?\d{1,3}(?:\.\d{1,3}){0,3}[./)-]|[a-zđA-ZĐ][./)-]|[-–—+•*]|Điều \d+[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Bước|BƯỚC|Phần|PHẦN|Phụ lục|PHỤ LỤC) [IVXLC\d]+[.:]?|(?:Phần|PHẦN) (?:thứ|THỨ) \p{L}+|Nơi nhận:)(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    public static void Write(IReadOnlyList<PageText> pages, LineCollector lines)
    {
        var paragraphs = new List<Lines>();
        Lines? open = null;
        (PdfLine Line, PageShape Shape)? last = null;
        foreach (var page in pages)
        {
            var shape = PageShape.Of(page);
            foreach (var line in page.Lines)
            {
                if (line.IsMargin)
                {
                    paragraphs.Add(new Lines(page.Number, true).Add(line));
                    continue;
                }

                if (open is not null && last is { } before && Continues(before.Line, before.Shape, line, shape))
                {
                    if (!EndsInsideWord(before.Line.Text, line.Text))
                        open.Text.Append(' ');
                    open.Add(line);
                }
                else
                {
                    open = new Lines(page.Number, false).Add(line);
                    paragraphs.Add(open);
                }

                last = (line, shape);
            }
        }

        foreach (var paragraph in paragraphs)
            lines.Add(paragraph.Text.ToString(), paragraph.IsMargin ? ParagraphRole.Boilerplate : null, paragraph.Page, paragraph.Doubtful);
    }

    /// <summary>A paragraph that grows line by line.</summary>
    sealed record Lines(int Page, bool IsMargin)
    {
        public StringBuilder Text { get; } = new();

        public List<(int Start, int End)> Doubtful { get; } = [];

        public Lines Add(PdfLine line)
        {
            // A word cut at the end of its line, and only there.
            if (Text.Length > 1 && Text[^1] == '\u00AD')
                Text.Length--;

            Doubtful.AddRange(line.Doubtful.Select(word => (Text.Length + word.Start, Text.Length + word.End)));
            Text.Append(line.Text);
            return this;
        }
    }

    static bool Continues(PdfLine line, PageShape shape, PdfLine next, PageShape nextShape)
    {
        if (line.IsTableRow || next.IsTableRow)
            return false;
        if (line.Text is [.., '\u00AD'])
            return true;
        // A letterhead, a signature: lines one below the other, whether or not the next would have fitted.
        if (line.IsColumn && shape.IsShort(line) && next.Text is [var first, ..] && char.IsUpper(first))
            return false;
        if (Math.Abs(line.Size - next.Size) > 0.1 * line.Size || Label().IsMatch(next.Text))
            return false;
        var right = shape.Right(line);
        var fits = line.Right + Blank * line.Size + (next.FirstWordRight - next.Left) <= right + 0.5;
        if (fits)
            return false;
        if (shape == nextShape)
        {
            return line.Block == next.Block
                && line.Baseline - next.Baseline <= UsualGap * shape.LineGap
                && next.Left <= line.Left + Indent * line.Size;
        }

        // Over the page: the text goes on at the margin, and no sentence has ended.
        return next.Left <= nextShape.Left(next) + Indent * next.Size && line.Text[^1] is not ('.' or ';' or ':' or '!' or '?' or '”');
    }

    // “45-” and “NQ/TW” belong together, so do “NQ/” and “TW”.
    static bool EndsInsideWord(string line, string next) =>
        line.Length > 1 && line[^1] is '-' or '/' or '\u00AD' && char.IsLetterOrDigit(line[^2]) && char.IsLetterOrDigit(next[0]);

    /// <summary>Margins and usual distance of lines on a page.</summary>
    sealed class PageShape
    {
        const double Ragged = 1.5;
        const int MostShortLines = 8;

        readonly Dictionary<int, (double Left, double Right, int Lines)> _columns = [];
        double _left;
        double _right;

        public double LineGap { get; private set; } = double.MaxValue;

        public static PageShape Of(PageText page)
        {
            var shape = new PageShape();
            var body = page.Lines.Where(l => !l.IsMargin && !l.IsTableRow).ToList();
            foreach (var column in body.Where(l => l.IsColumn).GroupBy(l => l.Block))
                shape._columns[column.Key] = (column.Min(l => l.Left), column.Max(l => l.Right), column.Count());
            var whole = body.Where(l => !l.IsColumn).ToList();
            if (whole.Count > 0)
                (shape._left, shape._right) = (whole.Min(l => l.Left), RightMargin(whole));
            var gaps = body.Zip(body.Skip(1))
                .Where(p => p.First.Block == p.Second.Block && p.First.Baseline > p.Second.Baseline)
                .Select(p => p.First.Baseline - p.Second.Baseline)
                .Order().ToList();
            // The lower quartile: among many short paragraphs the median would be the distance of paragraphs. Lines are
            // never set closer than their letters are high.
            if (gaps.Count > 0)
                shape.LineGap = Math.Max(gaps[gaps.Count / 4], body.Max(l => l.Size));
            return shape;
        }

        /// <summary>Whether a column is of a few lines only.</summary>
        public bool IsShort(PdfLine line) => _columns[line.Block].Lines <= MostShortLines;

        public double Right(PdfLine line) => line.IsColumn ? _columns[line.Block].Right : _right;

        public double Left(PdfLine line) => line.IsColumn ? _columns[line.Block].Left : _left;

        // Where lines end that are not alone in it: a wide table or heading does not move the margin of the text.
        static double RightMargin(List<PdfLine> lines)
        {
            var ends = lines.OrderByDescending(l => l.Right).ToList();
            var company = lines.Count / 8;
            for (var i = 0; i <= company && i + company < ends.Count; i++)
            {
                if (ends[i].Right - ends[i + company].Right <= Ragged * ends[i].Size)
                    return ends[i].Right;
            }

            return ends[0].Right;
        }
    }
}
