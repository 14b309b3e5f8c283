namespace DonDoc.Text.Vietnamese;

/// <summary>Whether a text is one of which readers of Vietnamese can say anything.</summary>
public static class Language
{
    // Of a Vietnamese text about three words in four have a mark; of any other language's hardly one, names of people and places.
    const double LeastMarked = 0.2;

    // Fewer words say nothing: “UBND TP”.
    const int LeastWords = 10;

    /// <returns>False where the text is in another language, or in Vietnamese without its marks; true also where it is too short to know.</returns>
    public static bool IsVietnamese(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (words, marked, isWord, isMarked) = (0, 0, false, false);
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetter(c))
            {
                var letter = Letter.Of(c);
                isWord = true;
                isMarked |= letter.Tone != Tone.Ngang || letter.Shape != Shape.Plain;
            }
            else if (isWord && !Letter.IsMark(c))
            {
                words++;
                marked += isMarked ? 1 : 0;
                (isWord, isMarked) = (false, false);
            }
            else if (Letter.IsMark(c))
            {
                isMarked = true;
            }
        }

        return words < LeastWords || marked >= LeastMarked * words;
    }
}
