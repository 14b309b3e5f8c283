using System.Buffers;
using System.Text;
using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Pdf;

/// <summary>Puts recognised words where letters of a page would stand, so that columns, page numbers and paragraphs are found in the same way.</summary>
static class SeenLines
{
    // A page of A4 in points: the pixels of a picture say nothing of its size.
    const double PageHeight = 842;

    // Of the height of a line of words with their marks, what the letters are set in.
    const double SizeOfLine = 0.8;

    // Letters and signs that reach under the line, and the mark below vowels.
    static readonly SearchValues<char> Descending = SearchValues.Create("gjpqy,;()[]/_|\u0323");

    // Titles are larger than this times the other lines.
    const double Large = 1.5;

    public static IEnumerable<Glyph> GlyphsOf(SeenPage page)
    {
        var scale = ScaleOf(page);
        var heights = page.Lines.Select(HeightOf).Order().ToList();
        if (heights.Count == 0)
            yield break;
        var usual = heights[heights.Count / 2];
        foreach (var line in page.Lines)
        {
            // Lines of one size differ by the letters that happen to stand in them.
            var size = SizeOfLine * scale * (HeightOf(line) > Large * usual ? HeightOf(line) : usual);
            var baseline = (page.Height - BaselineOf(line)) * scale;
            foreach (var word in line)
            {
                var right = (word.Left + word.Width) * scale;
                yield return new Glyph(word.Text, word.Left * scale, right, baseline, size, null) { IsDoubtful = word.Confidence < Recognition.Sure };
                yield return new Glyph(" ", right, right, baseline, size, null);
            }
        }
    }

    /// <summary>Points of a page for a pixel of its picture.</summary>
    public static double ScaleOf(SeenPage page) => PageHeight / Math.Max(page.Width, page.Height);

    static double HeightOf(IReadOnlyList<SeenWord> line) => line.Max(word => word.Bottom) - line.Min(word => word.Top);

    // Where the words end below that have nothing under the line.
    static double BaselineOf(IReadOnlyList<SeenWord> line)
    {
        var bottoms = line.Where(word => !HasDescender(word.Text)).Select(word => word.Bottom).Order().ToList();
        return bottoms.Count > 0 ? bottoms[bottoms.Count / 2] : line.Min(word => word.Bottom);
    }

    static bool HasDescender(string word) => word.ToLowerInvariant().Normalize(NormalizationForm.FormD).AsSpan().ContainsAny(Descending);
}
