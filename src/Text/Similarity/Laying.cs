namespace DonDoc.Text.Similarity;

/// <summary>Lays texts side by side where they are linked and keeps the passages that they have in common. One thread at a time.</summary>
/// <param name="texts">The collection.</param>
/// <param name="words">Words that make a passage.</param>
/// <param name="run">Words that agree at a link.</param>
sealed class Laying(Collection texts, int words, int run = Anchors.Run)
{
    // Links come in the order of the later text: what holds one was found lately.
    const int Recent = 64;

    // Of the text that is looked at: what was found, each with the one before it in the same other text; and by other text the last.
    readonly List<(int Other, int Before, Stretch Stretch)> _found = [];
    readonly int[] _last = NoneFor(texts.Count);
    readonly List<Stretch> _ofOne = [];
    readonly List<Stretch> _kept = [];
    readonly Passages _passages = new(texts, words);
    ulong[] _spare = [];

    /// <param name="links">As <see cref="Linking.Links"/> has them; sorted here.</param>
    /// <param name="cancellation">Ends the work.</param>
    public List<CopiedPassage> Follow(ulong[] links, CancellationToken cancellation)
    {
        RadixSort.Sort(links, ref _spare);
        var passages = new List<CopiedPassage>();
        var current = -1;
        foreach (var link in links)
        {
            var later = (int)(link >> 32);
            if (current < 0 || later >= texts.StartOf(current + 1))
            {
                cancellation.ThrowIfCancellationRequested();
                Close(current, passages);
                current = texts.TextOf(later);
            }

            Lay(later, (int)(uint)link);
        }

        Close(current, passages);
        return passages;
    }

    void Lay(int later, int earlier)
    {
        var other = texts.TextOf(earlier);
        for (int at = _last[other], looked = 0; at >= 0 && looked < Recent; at = _found[at].Before, looked++)
        {
            if (_found[at].Stretch.Holds(later, earlier))
                return;
        }

        // Hashes may agree by chance.
        var row = texts.Row;
        if (!row.Slice(later, run).SequenceEqual(row.Slice(earlier, run)))
            return;
        _found.Add((other, _last[other], Stretch.Around(texts, later, earlier)));
        _last[other] = _found.Count - 1;
    }

    void Close(int text, List<CopiedPassage> passages)
    {
        var first = passages.Count;
        foreach (var (other, _, _) in _found)
        {
            if (_last[other] < 0)
                continue;
            _ofOne.Clear();
            for (var at = _last[other]; at >= 0; at = _found[at].Before)
                _ofOne.Add(_found[at].Stretch);
            _last[other] = -1;
            _kept.Clear();
            _passages.Join(_ofOne, _kept);
            var (start, otherStart) = (texts.StartOf(text), texts.StartOf(other));
            foreach (var passage in _kept)
                passages.Add(new CopiedPassage(other, text, passage.OtherFirst - otherStart, passage.OtherEnd - otherStart, passage.First - start, passage.End - start, texts.WordsIn(passage.First, passage.End)));
        }

        _found.Clear();
        passages.Sort(first, passages.Count - first, ByEarlierText);
    }

    static readonly Comparer<CopiedPassage> ByEarlierText =
        Comparer<CopiedPassage>.Create(static (a, b) => (a.Text, a.OtherFirst, a.First).CompareTo((b.Text, b.OtherFirst, b.First)));

    static int[] NoneFor(int texts)
    {
        var none = new int[texts];
        Array.Fill(none, -1);
        return none;
    }
}
