namespace DonDoc.Text.Similarity;

/// <summary>From stretches to passages: what stands close together in both texts is one, in whatever order its clauses are.</summary>
/// <param name="texts">The texts that are laid side by side.</param>
/// <param name="words">The least that makes a passage.</param>
sealed class Passages(Collection texts, int words)
{
    // Words between two clauses of the later text; and by how much the place in the earlier one may be longer, besides half of its length.
    const int Between = 6;
    const int Longer = 12;

    // Telling words that make a clause, which may stand elsewhere in the earlier text.
    const int Clause = 3;

    // Telling words without which a passage is of set phrases. Where words are changed, more than a third must be: set phrases lie close together.
    const int LeastTelling = 4;

    // Stretches that begin before one and may still reach it; words at the ends of a paragraph that are taken with the rest of it.
    const int Behind = 32;
    const int Edge = 3;

    readonly List<int> _order = [];
    bool[] _used = [];

    /// <param name="stretches">Of one pair of texts; overlapping ones too. Sorted here.</param>
    /// <param name="into">The passages, the longest first.</param>
    public void Join(List<Stretch> stretches, List<Stretch> into)
    {
        if (stretches.Count == 1)
        {
            Keep(stretches[0], stretches[0], into);
            return;
        }

        stretches.Sort(static (a, b) => (a.First, a.End, a.OtherFirst).CompareTo((b.First, b.End, b.OtherFirst)));
        _order.Clear();
        _order.AddRange(Enumerable.Range(0, stretches.Count));
        _order.Sort((a, b) => (-stretches[a].Agreeing, a).CompareTo((-stretches[b].Agreeing, b)));
        if (_used.Length < stretches.Count)
            _used = new bool[2 * stretches.Count];
        _used.AsSpan(0, stretches.Count).Clear();
        foreach (var at in _order)
        {
            if (!_used[at])
                Keep(Gather(stretches, at), stretches[at], into);
        }
    }

    // From the longest on, what stands beside it on both sides.
    Stretch Gather(List<Stretch> stretches, int at)
    {
        var passage = stretches[at];
        _used[at] = true;
        for (var next = at + 1; next < stretches.Count && stretches[next].First <= passage.End + Between; next++)
            passage = Take(passage, stretches[next], next);
        for (var before = at - 1; before >= 0 && at - before <= Behind; before--)
        {
            if (stretches[before].End >= passage.First - Between)
                passage = Take(passage, stretches[before], before);
        }

        return passage;
    }

    Stretch Take(Stretch passage, Stretch next, int at)
    {
        // The same words once more, in another place of the earlier text.
        if (next.First >= passage.First && next.End <= passage.End)
            _used[at] |= next.OtherFirst >= passage.OtherFirst && next.OtherEnd <= passage.OtherEnd;
        if (_used[at] || (next.First >= passage.First && next.End <= passage.End))
            return passage;
        var again = Math.Max(0, Math.Min(passage.End, next.End) - Math.Max(passage.First, next.First));
        var joined = new Stretch(Math.Min(passage.First, next.First), Math.Max(passage.End, next.End), Math.Min(passage.OtherFirst, next.OtherFirst), Math.Max(passage.OtherEnd, next.OtherEnd),
            passage.Agreeing + Math.Max(0, next.Agreeing - again), passage.Telling + Math.Max(0, next.Telling - again));
        var length = joined.End - joined.First;
        if (joined.OtherEnd - joined.OtherFirst > length + (length / 2) + Longer || !IsDense(joined))
            return passage;
        // What is said everywhere, as headings are, goes with a passage only where it follows in both texts and in the same paragraph.
        if (next.Telling < Clause && !(next.First >= passage.First ? IsNext(passage, next) : IsNext(next, passage)))
            return passage;
        _used[at] = true;
        return joined;
    }

    // What was gathered, or where that is too little of its own, what it was gathered around.
    void Keep(Stretch gathered, Stretch around, List<Stretch> into)
    {
        if (IsCopy(gathered, gathered != around, out var passage) || (gathered != around && IsCopy(around, isGathered: false, out passage)))
            into.Add(passage);
    }

    bool IsCopy(Stretch found, bool isGathered, out Stretch passage)
    {
        var isVerbatim = found.Agreeing == found.End - found.First;
        passage = Complete(found);
        return texts.WordsIn(passage.First, passage.End) >= words && IsDense(passage)
            && found.Telling >= (isVerbatim ? LeastTelling : Math.Max(LeastTelling + 1, found.Agreeing * (isGathered ? 55 : 35) / 100));
    }

    // Enough of it agrees, and it does not say the same words of the other text twice.
    static bool IsDense(Stretch passage) =>
        passage.Agreeing * 10 >= (passage.End - passage.First) * 7 && (passage.OtherEnd - passage.OtherFirst) * 10 >= (passage.End - passage.First) * 7;

    bool IsNext(Stretch first, Stretch second) =>
        second.OtherFirst >= first.OtherEnd - Between && second.OtherFirst <= first.OtherEnd + Between
        && (second.First <= first.End || !texts.Row[first.End..second.First].Contains(WordCode.None));

    // A changed word or two at the ends of a paragraph belong to it.
    Stretch Complete(Stretch passage)
    {
        var (before, otherBefore) = (ToBreak(passage.First, -1), ToBreak(passage.OtherFirst, -1));
        if (before <= Edge && otherBefore <= Edge)
            passage = passage with { First = passage.First - before, OtherFirst = passage.OtherFirst - otherBefore };
        var (after, otherAfter) = (ToBreak(passage.End - 1, 1), ToBreak(passage.OtherEnd - 1, 1));
        if (after <= Edge && otherAfter <= Edge)
            passage = passage with { End = passage.End + after, OtherEnd = passage.OtherEnd + otherAfter };
        return WithoutMarks(passage);
    }

    // The number of a provision is no part of what it says.
    Stretch WithoutMarks(Stretch passage)
    {
        var row = texts.Row;
        if (row[passage.First] == WordCode.Number && row[passage.OtherFirst] == WordCode.Number && (passage.First == 0 || row[passage.First - 1] == WordCode.None))
            passage = passage with { First = passage.First + 1, OtherFirst = passage.OtherFirst + 1, Agreeing = passage.Agreeing - 1 };
        var end = passage.End - 1;
        return row[end] == WordCode.Number && row[end - 1] == WordCode.None && row[passage.OtherEnd - 1] == WordCode.Number
            ? passage with { End = end - 1, OtherEnd = passage.OtherEnd - 1, Agreeing = passage.Agreeing - 1 }
            : passage;
    }

    // Words from this one to the end of its paragraph, as far as they matter.
    int ToBreak(int word, int step)
    {
        var row = texts.Row;
        for (var away = 0; away <= Edge; away++)
        {
            var next = word + (step * (away + 1));
            if (next < 0 || next >= row.Length || row[next] == WordCode.None)
                return away;
        }

        return Edge + 1;
    }
}
