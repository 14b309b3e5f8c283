namespace DonDoc.Web.Pages.Kit;

/// <summary>A passage to show in a text. Offsets are UTF-16 code units, the end exclusive.</summary>
/// <param name="Id">What links to the passage name: <c>text-{Id}</c>.</param>
/// <param name="Kind">Of what: decides the colour; a word of the style sheet (mark-…).</param>
/// <param name="Label">What it is, in words.</param>
/// <param name="Url">Where the passage leads; null: nowhere.</param>
public sealed record TextMark(string Id, int Start, int End, string Kind, string Label, string? Url = null);

/// <summary>A piece of a line that the same marks cover. The innermost decides how it looks.</summary>
public sealed record TextPiece(int Start, int End, TextMark? Mark, bool Begins);

static class TextPieces
{
    /// <summary>Cuts a line at every end of a mark. Marks may lie within and across each other.</summary>
    public static IEnumerable<TextPiece> Of(int start, int end, IEnumerable<TextMark> marks)
    {
        var here = marks.Where(mark => mark.Start < end && mark.End > start && mark.End > mark.Start).ToList();
        var cuts = here.SelectMany(mark => new[] { mark.Start, mark.End }).Where(cut => cut > start && cut < end)
            .Append(start).Append(end).Distinct().Order().ToList();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            var inner = here.Where(mark => mark.Start <= from && mark.End >= to).MinBy(mark => mark.End - mark.Start);
            yield return new TextPiece(from, to, inner, inner is not null && inner.Start == from);
        }
    }
}
