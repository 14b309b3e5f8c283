namespace DonDoc.Text.Vietnamese;

/// <summary>A word of a text as people search for it.</summary>
/// <param name="Plain">Lower case without diacritics, đ as d.</param>
/// <param name="Exact">Lower case with its diacritics, tone marks in their place; null where it has none.</param>
/// <param name="Start">UTF-16 offset into the text.</param>
/// <param name="End">Exclusive.</param>
public readonly record struct SearchWord(string Plain, string? Exact, int Start, int End)
{
    /// <summary>As it stands in the text, in lower case.</summary>
    public string Written => Exact ?? Plain;
}

/// <summary>
/// Takes a text apart into words: runs of letters, and runs of digits, so that “45-NQ/TW”, “NQ45” and “nghị quyết 45” have the 45 in
/// common. Nothing else is a word. Linear, never an exception.
/// </summary>
public static class SearchWords
{
    /// <summary>Characters of a word; what a longer one has behind them tells nothing apart. No index takes words without end.</summary>
    public const int Longest = 64;

    public static IReadOnlyList<SearchWord> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<SearchWord>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            var isNumber = char.IsDigit(text[i]);
            while (i < text.Length && (Joins(text[i]) || (char.IsLetterOrDigit(text[i]) && char.IsDigit(text[i]) == isNumber)))
                i++;
            words.Add(Word(text, start, i));
        }

        return words;
    }

    static SearchWord Word(string text, int start, int end)
    {
        var isMarked = false;
        for (var i = start; i < end && !isMarked; i++)
            isMarked = Letter.IsMark(text[i]) || Letter.Of(text[i]) is { Shape: not Shape.Plain } or { Tone: not Tone.Ngang };
        var word = text[start..Math.Min(end, start + Longest)];
        var plain = SearchKey.Of(word);
        return new SearchWord(plain, isMarked && Exact(word) is var exact && exact != plain ? exact : null, start, end);
    }

    // A mark that makes no letter of the one before it tells no word from another; there would be no end of them.
    static string Exact(string word)
    {
        var exact = ToneMarks.Normalise(word).ToLowerInvariant();
        return exact.Any(Joins) ? string.Concat(exact.Where(c => !Joins(c))) : exact;
    }

    // A mark belongs to its letter; what has no width divides nothing.
    static bool Joins(char c) => Letter.IsMark(c) || Letter.IsInvisible(c);
}
