using System.Globalization;
using System.Text;

namespace DonDoc.Text.Vietnamese;

/// <summary>What makes ă â ê ô ơ ư đ letters of their own, apart from the tone.</summary>
enum Shape : byte
{
    Plain,
    Breve,
    Circumflex,
    Horn,
    Stroke,
}

/// <summary>The six tones in the order of the dictionary.</summary>
enum Tone : byte
{
    Ngang,
    Huyen,
    Hoi,
    Nga,
    Sac,
    Nang,
}

/// <summary>A character taken apart: lower-case base letter, shape, tone. One table look-up, no allocation.</summary>
readonly record struct Letter(char Base, Shape Shape, Tone Tone, bool IsUpper)
{
    // Latin, Greek, Cyrillic and the Vietnamese block all lie below; what lies above has no marks to remove.
    const int TableSize = 0x2000;
    static readonly Letter[] Table = Build();

    public static Letter Of(char c)
    {
        if (c < TableSize)
            return Table[c];
        var lower = char.ToLowerInvariant(c);
        return lower < TableSize ? Table[lower] with { IsUpper = true } : new Letter(lower, Shape.Plain, Tone.Ngang, lower != c);
    }

    /// <summary>A combining mark of the Latin script (U+0300–U+036F).</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>Characters that take no place on paper: soft hyphen, zero-width and direction marks, byte order mark.</summary>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';

    public static Tone ToneOf(char mark) => mark switch
    {
        '\u0300' => Tone.Huyen,
        '\u0309' => Tone.Hoi,
        '\u0303' => Tone.Nga,
        '\u0301' => Tone.Sac,
        '\u0323' => Tone.Nang,
        _ => Tone.Ngang,
    };

    /// <summary>The shape that a mark gives to a base letter: a breve makes a letter of a, and only of a.</summary>
    public static Shape ShapeOf(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u0306') => Shape.Breve,
        ('a' or 'e' or 'o', '\u0302') => Shape.Circumflex,
        ('o' or 'u', '\u031B') => Shape.Horn,
        _ => Shape.Plain,
    };

    static Letter[] Build()
    {
        var table = new Letter[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = TakeApart((char)i);
        return table;
    }

    static Letter TakeApart(char c)
    {
        if (c is 'đ' or 'Đ')
            return new Letter('d', Shape.Stroke, Tone.Ngang, c == 'Đ');
        var decomposed = c.ToString(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD);
        var letter = char.ToLowerInvariant(decomposed[0]);
        var (shape, tone) = (Shape.Plain, Tone.Ngang);
        foreach (var mark in decomposed.AsSpan(1))
        {
            if (ToneOf(mark) is var t and not Tone.Ngang)
                tone = t;
            if (ShapeOf(letter, mark) is var s and not Shape.Plain)
                shape = s;
        }

        return new Letter(letter, shape, tone, letter != decomposed[0]);
    }
}
