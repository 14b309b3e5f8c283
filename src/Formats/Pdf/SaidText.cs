using UglyToad.PdfPig.Content;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// What a page says that its letters stand for (<c>ActualText</c>), where the drawings do not tell: programs that draw a letter and its marks apart, or
/// one drawing for several letters, write the words beside them.
/// </summary>
sealed class SaidText
{
    // A letter with its marks, a ligature, a cut word. What stands for more is a description of a picture or of a paragraph.
    const int MostDrawings = 12;
    const int MostLetters = 12;

    // A chain of pieces in pieces is a few long.
    const int MostDepth = 64;

    // Of each drawing that is spoken for: the first has the text of all, the others nothing.
    readonly Dictionary<Letter, string> _texts = new(ReferenceEqualityComparer.Instance);

    public SaidText(Page page) => Add(page.GetMarkedContents(), depth: 0);

    /// <summary>The text of a drawing; empty where another one has it.</summary>
    public string? Of(Letter letter) => _texts.TryGetValue(letter, out var text) ? text : letter.Value;

    public bool Knows(Letter letter) => _texts.ContainsKey(letter);

    void Add(IEnumerable<MarkedContentElement> pieces, int depth)
    {
        foreach (var piece in pieces)
        {
            if (piece.Tag == "Span" && piece.ActualText is { Length: > 0 and <= MostLetters } text && piece.Letters.Count is > 0 and <= MostDrawings)
            {
                foreach (var (i, letter) in piece.Letters.Index())
                    _texts[letter] = i == 0 ? text : "";
            }

            if (depth < MostDepth)
                Add(piece.Children, depth + 1);
        }
    }
}
