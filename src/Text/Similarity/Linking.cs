namespace DonDoc.Text.Similarity;

/// <summary>Finds the places that are worth laying side by side, from anchors that are alike. One thread at a time.</summary>
/// <param name="texts">The collection.</param>
/// <param name="most">In how many places an anchor may stand for all pairs to be compared.</param>
/// <param name="words">Words that make a passage.</param>
sealed class Linking(Collection texts, int most, int words)
{
    readonly List<(int Text, int Place)> _firsts = [];
    ulong[] _longer = [];
    ulong[] _spare = [];

    /// <summary>The later place in the upper half, the earlier in the lower, in the share of the later text.</summary>
    public Shares Links { get; } = new(texts.Row.Length / 4);

    public void Follow(ReadOnlySpan<ulong> anchors)
    {
        for (int at = 0, alike; at < anchors.Length; at += alike)
        {
            alike = AnchorIndex.Alike(anchors, at);
            if (alike == 1)
                continue;
            if (alike <= most)
                LinkAll(anchors.Slice(at, alike));
            else
                LinkLonger(anchors.Slice(at, alike));
        }
    }

    // Each place with the first of every earlier text.
    void LinkAll(ReadOnlySpan<ulong> anchors)
    {
        _firsts.Clear();
        foreach (var anchor in anchors)
        {
            var place = (int)(uint)anchor;
            var text = texts.TextOf(place);
            foreach (var (other, first) in _firsts)
            {
                if (other != text)
                    Link(text, place, first);
            }

            if (_firsts.Count == 0 || _firsts[^1].Text != text)
                _firsts.Add((text, place));
        }
    }

    // A set phrase: those that go on alike, each with the first.
    void LinkLonger(ReadOnlySpan<ulong> anchors)
    {
        if (_longer.Length != anchors.Length)
            _longer = new ulong[anchors.Length];
        for (var i = 0; i < anchors.Length; i++)
        {
            var place = (int)(uint)anchors[i];
            var run = texts.Row[place..Math.Min(place + words, texts.Row.Length)];
            _longer[i] = run.Length < words || run.Contains(WordCode.None) ? ulong.MaxValue : (Anchors.Hash(run) & 0xFFFFFFFF00000000) | (uint)place;
        }

        RadixSort.Sort(_longer, ref _spare);
        for (int at = 0, alike; at < _longer.Length && _longer[at] != ulong.MaxValue; at += alike)
        {
            alike = AnchorIndex.Alike(_longer, at);
            var first = (int)(uint)_longer[at];
            var firstText = texts.TextOf(first);
            for (var i = at + 1; i < at + alike && _longer[i] != ulong.MaxValue; i++)
            {
                var place = (int)(uint)_longer[i];
                if (texts.TextOf(place) is var text && text != firstText)
                    Link(text, place, first);
            }
        }
    }

    void Link(int text, int place, int earlier) => Links.Add((int)((long)text * Shares.Count / texts.Count), ((ulong)place << 32) | (uint)earlier);
}
