namespace DonDoc.Text.Similarity;

/// <summary>Takes texts apart into words. Keeps its lists from text to text; one thread at a time.</summary>
sealed class WordingReader
{
    const int Longest = byte.MaxValue;

    // Room for the words of a text.
    ushort[] _codes = [];
    byte[] _gaps = [];
    byte[] _lengths = [];
    int _count;
    int _end;

    public Wording Read(string text)
    {
        MakeRoom((text.Length / 2) + (text.Length / Longest) + 2);
        (_count, _end) = (0, 0);
        // A capital at the beginning of a sentence makes no name.
        var begins = true;
        for (var i = 0; i < text.Length;)
        {
            var first = WordCode.Of(text[i]);
            switch (WordCode.KindOf(first))
            {
                case WordCode.Lower or WordCode.Upper:
                    i = ReadWord(text, i, first, begins);
                    begins = false;
                    break;
                case WordCode.Digit:
                    i = ReadNumber(text, i);
                    break;
                default:
                    if (text[i] == '\n' && EndsParagraph(text, i))
                        Break(i);
                    begins |= BeginsSentence(text[i]);
                    i++;
                    break;
            }
        }

        return new Wording(_codes.AsSpan(0, _count), _gaps.AsSpan(0, _count), _lengths.AsSpan(0, _count));
    }

    static bool BeginsSentence(char c) => c is '.' or '\n' or ':' or ';' or '!' or '?' or '"' or '“' or '•' or '-' or '–' or '+' or '*' or ')' or '(';

    // A line that ends a sentence, or after which no sentence goes on: the others are broken where the page was full.
    static bool EndsParagraph(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
            before--;
        var after = at + 1;
        while (after < text.Length && text[after] is ' ' or '\t')
            after++;
        return before < 0 || after >= text.Length || text[before] is '.' or ';' or ':' or '!' or '?' or '”' or '\n' || WordCode.KindOf(WordCode.Of(text[after])) != WordCode.Lower;
    }

    void Break(int at)
    {
        if (_count > 0 && _codes[_count - 1] != WordCode.None)
            Add(WordCode.None, at, at);
    }

    int ReadWord(string text, int start, uint first, bool begins)
    {
        var (letters, tone, upper, roman, count) = (0u, 0u, 0, true, 0);
        var i = start;
        for (var at = first; ;)
        {
            var kind = WordCode.KindOf(at);
            if (kind != WordCode.Mark)
            {
                if (kind is not (WordCode.Lower or WordCode.Upper))
                    break;
                letters = WordCode.Add(letters, at);
                tone |= WordCode.ToneOf(at);
                upper += kind == WordCode.Upper ? 1 : 0;
                roman &= WordCode.IsRoman(at);
                count++;
            }

            if (++i == text.Length)
                break;
            at = WordCode.Of(text[i]);
        }

        var code = roman ? WordCode.Number
            : WordCode.KindOf(first) == WordCode.Upper && upper < count && !begins ? WordCode.Name
            : WordCode.Of(letters, tone);
        Add(code, start, i);
        return i;
    }

    // 1.234,5 and 24/01/2019 are one number each.
    int ReadNumber(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && (char.IsDigit(text[i]) || (text[i] is '.' or ',' or '/' && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
            i++;
        Add(WordCode.Number, start, i);
        return i;
    }

    void Add(ushort code, int start, int end)
    {
        for (; start - _end > Longest; _end += Longest)
            Put(WordCode.None, Longest, 0);
        Put(code, start - _end, Math.Min(end - start, Longest));
        _end = Math.Min(end, start + Longest);
    }

    void Put(ushort code, int gap, int length)
    {
        if (_count == _codes.Length)
            MakeRoom(2 * _count);
        _codes[_count] = code;
        _gaps[_count] = (byte)gap;
        _lengths[_count++] = (byte)length;
    }

    void MakeRoom(int words)
    {
        if (_codes.Length >= words)
            return;
        Array.Resize(ref _codes, words);
        Array.Resize(ref _gaps, words);
        Array.Resize(ref _lengths, words);
    }
}
