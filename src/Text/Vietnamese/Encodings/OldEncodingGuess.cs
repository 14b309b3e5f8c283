namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>
/// Finds by its words whether a text is written in an old encoding. In doubt it is not: a text in Unicode that was “converted” is
/// lost, one that was not is only seen to be odd.
/// </summary>
public static class OldEncodingGuess
{
    // How much of a long text is looked at, in characters: a hundred pages.
    const int Sample = 300_000;

    // Words that speak for the encoding. A text of fewer is not judged.
    const int FewestWords = 8;

    // Of the words with a letter of the encoding, the share that must be syllables. Typing errors, foreign names and formulas are the rest.
    const double EnoughHits = 0.9;

    // Of the same words, the share that may be syllables when they are taken for Unicode as they stand.
    const double MostAsTheyStand = 0.5;

    // Of all words, the share that must be syllables. VIQR marks are those of sentences and formulas too.
    const double EnoughWords = 0.6;
    const double EnoughWordsTyped = 0.85;

    /// <summary>The encoding, or null where the text is Unicode or says too little.</summary>
    /// <param name="text">What was decoded as if it were Western European, or a text in Unicode.</param>
    public static OldEncoding? Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Sample)];
        var (latin, vietnamese, letters, carets) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            latin += c is > '\u00A0' and <= '\u00FF' ? 1 : 0;
            vietnamese += c is >= '\u1EA0' and <= '\u1EF9' ? 1 : 0;
            letters += c > '\u007F' && char.IsLetter(c) ? 1 : 0;
            carets += c == '^' ? 1 : 0;
        }

        if (latin >= FewestWords && vietnamese * 10 < latin)
        {
            var (tcvn3, vni) = (Count.Of(text, OldEncoding.Tcvn3), Count.Of(text, OldEncoding.Vni));
            var best = tcvn3.Hits >= vni.Hits ? OldEncoding.Tcvn3 : OldEncoding.Vni;
            if ((best == OldEncoding.Tcvn3 ? tcvn3 : vni).Speaks(EnoughWords))
                return best;
        }

        return carets >= FewestWords / 2 && letters == 0 && Count.Of(text, OldEncoding.Viqr) is { } typed
            && typed.Speaks(EnoughWordsTyped) && typed.Shaped * 4 >= typed.Hits
            ? OldEncoding.Viqr : null;
    }

    /// <param name="Words">All words.</param>
    /// <param name="Marked">Those with letters of the encoding, or letters beyond ASCII that are none of it.</param>
    /// <param name="Hits">Marked ones that are syllables.</param>
    /// <param name="Shaped">Hits with ă, â, ê, ô, ơ, ư or đ, which no stop or quotation mark makes of a letter.</param>
    /// <param name="Plain">Words in ASCII that are syllables.</param>
    /// <param name="AsTheyStand">Marked ones that are syllables as they stand.</param>
    readonly record struct Count(int Words, int Marked, int Hits, int Shaped, int Plain, int AsTheyStand)
    {
        public bool Speaks(double enoughWords) => Hits >= FewestWords && Hits >= EnoughHits * Marked && AsTheyStand <= MostAsTheyStand * Marked
            && Hits + Plain >= enoughWords * Words;

        public static Count Of(ReadOnlySpan<char> text, OldEncoding encoding)
        {
            var table = LetterTable.Of(encoding);
            var count = default(Count);
            Span<char> word = stackalloc char[8];
            for (var i = 0; i < text.Length;)
            {
                var (start, length, isMarked, isForeign, isShaped) = (i, 0, false, false, false);
                while (i < text.Length)
                {
                    var (read, written, isLetter) = table.Next(text, i);
                    if (!isLetter && !IsInWord(text[i]))
                        break;
                    isMarked |= isLetter || text[i] > '\u007F';
                    isForeign |= !isLetter && text[i] > '\u007F';
                    isShaped |= Letter.Of(read).Shape != Shape.Plain;
                    if (length < word.Length)
                        word[length] = read;
                    length++;
                    i += written;
                }

                if (length == 0)
                {
                    i++;
                    continue;
                }

                var isSyllable = !isForeign && length <= word.Length && Syllable.IsOne(word[..length]);
                count = new Count(
                    count.Words + 1, count.Marked + (isMarked ? 1 : 0), count.Hits + (isMarked && isSyllable ? 1 : 0),
                    count.Shaped + (isMarked && isSyllable && isShaped ? 1 : 0), count.Plain + (!isMarked && isSyllable ? 1 : 0),
                    count.AsTheyStand + (isMarked && Syllable.IsOne(text[start..i]) ? 1 : 0));
            }

            return count;
        }

        static bool IsInWord(char c) => char.IsLetter(c) || Letter.IsMark(c);
    }
}
