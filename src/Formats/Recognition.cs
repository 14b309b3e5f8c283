using DonDoc.Text.Source;

namespace DonDoc.Formats;

/// <summary>What is to be known of a text that was recognised from pictures: a person has to look through it.</summary>
/// <param name="Confidence">How sure the recogniser is of a word, 0–1, in the mean.</param>
/// <param name="Doubtful">Words of which it is not sure, in the order of the text.</param>
/// <param name="Pages">Numbers, from 1, of the pages that were pictures.</param>
public sealed record Recognition(double Confidence, IReadOnlyList<Span> Doubtful, IReadOnlyList<int> Pages)
{
    /// <summary>Below this a word is doubtful. Tesseract is right in about half of them.</summary>
    public const double Sure = 0.8;
}
