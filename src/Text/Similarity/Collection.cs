namespace DonDoc.Text.Similarity;

/// <summary>Texts as one row of words, the earlier before the later. Behind each stands so much of <see cref="WordCode.None"/> that nothing agrees over its end.</summary>
sealed class Collection
{
    // Words between two entries of the table that finds the text of a word, as a power of two.
    const int Step = 10;

    const int Gap = Stretch.MostChange + 1;

    readonly ushort[] _row;
    readonly int[] _starts;
    readonly int[] _textAt;

    /// <param name="texts">In their order.</param>
    /// <exception cref="OverflowException">More than two thousand million words.</exception>
    public Collection(IReadOnlyList<Wording> texts)
    {
        _starts = new int[texts.Count + 1];
        for (var i = 0; i < texts.Count; i++)
            _starts[i + 1] = checked(_starts[i] + texts[i].Count + Gap);
        _row = new ushort[_starts[^1]];
        for (var i = 0; i < texts.Count; i++)
            texts[i].Codes.CopyTo(_row.AsSpan(_starts[i]));
        _textAt = new int[(_row.Length >> Step) + 1];
        for (int i = 0, text = 0; i < _textAt.Length; i++)
        {
            while (text < Count - 1 && _starts[text + 1] <= i << Step)
                text++;
            _textAt[i] = text;
        }
    }

    /// <summary>Of texts.</summary>
    public int Count => _starts.Length - 1;

    public ReadOnlySpan<ushort> Row => _row;

    /// <summary>Words of the row that tell nothing of where a passage is from, because they are said again and again; null where none is known.</summary>
    public bool[]? Common { get; init; }

    /// <summary>Whether a word that agrees tells where a passage is from.</summary>
    public bool IsTelling(int word) => !Anchors.IsWeak(_row[word]) && Common?[word] != true;

    /// <summary>How many places of the row from one up to another hold words.</summary>
    public int WordsIn(int first, int end) => end - first - _row.AsSpan(first..end).Count(WordCode.None);

    /// <summary>The text in which a word of the row stands.</summary>
    public int TextOf(int word)
    {
        var text = _textAt[word >> Step];
        while (_starts[text + 1] <= word)
            text++;
        return text;
    }

    /// <summary>Where the words of a text begin in the row.</summary>
    public int StartOf(int text) => _starts[text];

    /// <summary>Cuts the texts into at most so many ranges of about as many words each.</summary>
    public IReadOnlyList<Range> Cut(int ranges)
    {
        var cut = new List<Range>();
        for (int i = 1, first = 0; i <= ranges && first < Count; i++)
        {
            var end = first + 1;
            while (end < Count && (i == ranges || _starts[end] < (long)_row.Length * i / ranges))
                end++;
            cut.Add(first..end);
            first = end;
        }

        return cut;
    }
}
