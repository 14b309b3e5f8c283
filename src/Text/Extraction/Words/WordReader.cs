using System.Collections.Frozen;
using System.Globalization;

namespace DonDoc.Text.Extraction.Words;

/// <summary>Cuts a text into words, in one pass.</summary>
static class WordReader
{
    const char Unlisted = '\u2000';

    static readonly byte[] _letters = Classify();

    // What each character below U+2000 is folded to: lower case; eth is đ, for which old fonts have it.
    static readonly char[] _lower = [.. Enumerable.Range(0, Unlisted).Select(c => (char)c is 'Ð' or 'ð' ? 'đ' : char.ToLowerInvariant((char)c))];

    // The newer placement of the tone mark (oà, uỷ) to the older (òa, ủy), which the word lists use.
    static readonly FrozenDictionary<(char, char), (char, char)> _tones = Pairs(
        "oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy");

    public static List<Word> Read(string text, Vocabulary vocabulary)
    {
        var words = new List<Word>((text.Length / 3) + 8);
        Span<char> folded = stackalloc char[Vocabulary.LongestWord];
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == ' ' || char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                words.Add(new Word(start, i, WordKind.Number, 0));
            }
            else if (IsLetter(c))
            {
                var upper = 0;
                for (; i < text.Length && (IsLetter(text[i]) || IsInnerApostrophe(text, i)); i++)
                {
                    if (IsUpper(text[i]))
                        upper++;
                }

                var kind = upper == 0 || !IsUpper(c) ? WordKind.Lower : upper == i - start && upper > 1 ? WordKind.Upper : WordKind.Capital;
                var length = Fold(text.AsSpan(start, i - start), folded);
                words.Add(new Word(start, i, kind, length == 0 ? 0 : vocabulary.Find(folded[..length])));
            }
            else
            {
                folded[0] = c;
                i++;
                words.Add(new Word(start, i, WordKind.Mark, vocabulary.Find(folded[..1])));
            }
        }

        return words;
    }

    /// <summary>Lower case, tone mark in its older place. Returns the length, 0 where the word is longer than any in the lists.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> into)
    {
        if (word.Length > into.Length)
            return 0;
        for (var i = 0; i < word.Length; i++)
            into[i] = word[i] < Unlisted ? _lower[word[i]] : word[i] == '’' ? '\'' : word[i];
        var n = word.Length;
        if (n >= 2 && into[n - 2] is 'o' or 'u' && into[n - 1] > '\u007F' && !(n >= 3 && into[n - 3] == 'q')
            && _tones.TryGetValue((into[n - 2], into[n - 1]), out var placed))
        {
            (into[n - 2], into[n - 1]) = placed;
        }

        return n;
    }

    public static bool IsLetter(char c) => c < Unlisted ? (_letters[c] & 1) != 0 : char.IsLetter(c);

    public static bool IsUpper(char c) => c < Unlisted ? (_letters[c] & 2) != 0 : char.IsUpper(c);

    // H'Yim, M’Nông: an apostrophe between letters belongs to the word.
    static bool IsInnerApostrophe(string text, int i) =>
        text[i] is '\'' or '’' && i + 1 < text.Length && IsLetter(text[i + 1]);

    static byte[] Classify()
    {
        var table = new byte[Unlisted];
        for (var c = '\0'; c < Unlisted; c++)
        {
            var category = char.GetUnicodeCategory(c);
            var letter = char.IsLetter(c) || category is UnicodeCategory.NonSpacingMark;
            table[c] = (byte)((letter ? 1 : 0) | (char.IsUpper(c) ? 2 : 0));
        }

        return table;
    }

    static FrozenDictionary<(char, char), (char, char)> Pairs(string list)
    {
        var parts = list.Split(' ');
        return parts.Chunk(2).ToFrozenDictionary(p => (p[0][0], p[0][1]), p => (p[1][0], p[1][1]));
    }
}
