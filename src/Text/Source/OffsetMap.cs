namespace DonDoc.Text.Source;

/// <summary>
/// Maps offsets of the normalised text to offsets of the original. Kept as the places where the distance between
/// the two changes, so a text that was already normal costs nothing.
/// </summary>
sealed class OffsetMap
{
    // Parallel lists, ascending: from _at[i] on, original = normalised + _shift[i].
    readonly List<int> _at = [0];
    readonly List<int> _shift = [0];

    /// <summary>Says that the normalised offset <paramref name="at"/> corresponds to <paramref name="original"/>.</summary>
    public void Add(int at, int original)
    {
        var shift = original - at;
        if (_shift[^1] == shift)
            return;
        if (_at[^1] == at)
        {
            _shift[^1] = shift;
            return;
        }

        _at.Add(at);
        _shift.Add(shift);
    }

    /// <summary>
    /// Where a character of the normalised text begins in the original. An exclusive end maps in the same way: to where the
    /// next character begins, so that what was dropped in between (a byte order mark) belongs to the character before it.
    /// </summary>
    public int ToOriginal(int offset) => offset + _shift[Find(offset)];

    /// <summary>The first offset of a normalised text of the given length that stands at an offset of the original, or after it.</summary>
    public int FromOriginal(int original, int length)
    {
        var (first, last) = (0, length);
        while (first < last)
        {
            var middle = (first + last) / 2;
            if (ToOriginal(middle) < original)
                first = middle + 1;
            else
                last = middle;
        }

        return first;
    }

    /// <summary>This map, and behind it one that leads from its original further back.</summary>
    public OffsetMap Then(OffsetMap further)
    {
        var both = new OffsetMap();
        for (var i = 0; i < _at.Count; i++)
        {
            var end = i + 1 < _at.Count ? _at[i + 1] : int.MaxValue;
            both.Add(_at[i], further.ToOriginal(_at[i] + _shift[i]));
            for (var next = further.Find(_at[i] + _shift[i]) + 1; next < further._at.Count && further._at[next] - _shift[i] < end; next++)
                both.Add(further._at[next] - _shift[i], further._at[next] + further._shift[next]);
        }

        return both;
    }

    int Find(int offset)
    {
        var i = _at.BinarySearch(offset);
        return i >= 0 ? i : ~i - 1;
    }
}
