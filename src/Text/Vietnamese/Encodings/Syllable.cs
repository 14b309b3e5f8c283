using System.Collections.Frozen;

namespace DonDoc.Text.Vietnamese.Encodings;

/// <summary>Whether letters could be a Vietnamese syllable. Knows the parts, not the words: “quyết” and “guyết” are both told by their build.</summary>
static class Syllable
{
    const int Longest = 7;

    static readonly FrozenSet<string> Beginnings = Part("[beginning]");
    static readonly FrozenSet<string> Rimes = Part("[rime]");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FindBeginning = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FindRime = Rimes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">In Unicode, in any case.</param>
    public static bool IsOne(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return false;
        Span<char> plain = stackalloc char[word.Length];
        var tone = Tone.Ngang;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = Letter.Of(word[i]);
            if (letter.Tone != Tone.Ngang)
            {
                if (tone != Tone.Ngang)
                    return false;
                tone = letter.Tone;
            }

            plain[i] = WithoutTone(letter);
        }

        for (var length = 0; length <= Math.Min(3, plain.Length - 1); length++)
        {
            if ((length == 0 || FindBeginning.Contains(plain[..length])) && FindRime.Contains(plain[length..]) && Fits(plain, tone))
                return true;
        }

        return false;
    }

    // Words that end with a stop have one of two tones; typed without tones they have none.
    static bool Fits(ReadOnlySpan<char> plain, Tone tone)
    {
        var isStopped = plain[^1] is 'c' or 'p' or 't' || plain is [.., 'c', 'h'];
        return !isStopped || tone is Tone.Sac or Tone.Nang or Tone.Ngang;
    }

    static char WithoutTone(Letter letter) => (letter.Base, letter.Shape) switch
    {
        ('a', Shape.Breve) => 'ă',
        ('a', Shape.Circumflex) => 'â',
        ('e', Shape.Circumflex) => 'ê',
        ('o', Shape.Circumflex) => 'ô',
        ('o', Shape.Horn) => 'ơ',
        ('u', Shape.Horn) => 'ư',
        ('d', Shape.Stroke) => 'đ',
        _ => letter.Base,
    };

    static FrozenSet<string> Part(string heading) => LetterTable.Lines("Syllables").SkipWhile(line => line != heading).Skip(1)
        .TakeWhile(line => line[0] != '[').SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
