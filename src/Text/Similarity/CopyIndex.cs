using DonDoc.Text.Source;

namespace DonDoc.Text.Similarity;

/// <summary>
/// Texts that are kept ready, so that a new one is compared with all of them at once. What is added goes into parts, each twice as large as the next:
/// adding one text costs little, and now and then a part is made anew. One thread at a time.
/// </summary>
public sealed class CopyIndex
{
    // Texts with an anchor in common that a new one is compared with, at most; of a set phrase, the first.
    const int MostTexts = 24;

    readonly List<Part> _parts = [];
    readonly int _words;

    /// <param name="texts">The earlier before the later.</param>
    /// <param name="words">The least that makes a passage.</param>
    public CopyIndex(IReadOnlyList<Wording> texts, int words = CopySearch.UsualWords)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, CopySearch.FewestWords);
        _words = words;
        if (texts.Count > 0)
            _parts.Add(new Part([.. texts], 0));
    }

    /// <summary>Of texts.</summary>
    public int Count => _parts.Sum(part => part.Texts.Count);

    /// <summary>The passages that a text has in common with those that are kept; it counts as the later text, as if it were added.</summary>
    public IReadOnlyList<CopiedPassage> Find(Wording text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<CopiedPassage>();
        foreach (var part in _parts)
        {
            foreach (var (other, links) in part.Link(text))
            {
                var both = new Collection([part.Texts[other], text]);
                foreach (var passage in new Laying(both, _words).Follow([.. links.Select(link => ((ulong)(both.StartOf(1) + link.Place) << 32) | (uint)link.Earlier)], default))
                    found.Add(passage with { Text = part.First + other, Other = Count });
            }
        }

        return found;
    }

    /// <summary>Where words of a text that is kept stand in it.</summary>
    /// <param name="text">Its place among them.</param>
    internal Span Place(int text, int first, int end)
    {
        var part = _parts.Find(part => text < part.First + part.Texts.Count)!;
        return part.Texts[text - part.First].Place(first, end);
    }

    /// <summary>Keeps a text; its place among them is the count before.</summary>
    public void Add(Wording text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _parts.Add(new Part([text], Count));
        while (_parts is [.., var before, var last] && before.Texts.Count <= last.Texts.Count)
        {
            _parts.RemoveRange(_parts.Count - 2, 2);
            _parts.Add(new Part([.. before.Texts, .. last.Texts], before.First));
        }
    }

    sealed class Part
    {
        readonly Collection _collection;
        readonly AnchorIndex _anchors;

        public Part(IReadOnlyList<Wording> texts, int first)
        {
            (Texts, First) = (texts, first);
            _collection = new Collection(texts);
            _anchors = new AnchorIndex(_collection, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount });
        }

        public IReadOnlyList<Wording> Texts { get; }

        /// <summary>The place of the first of them among all.</summary>
        public int First { get; }

        /// <summary>By text of this part, the places at which it and the given text are alike.</summary>
        public SortedDictionary<int, List<(int Place, int Earlier)>> Link(Wording text)
        {
            var links = new SortedDictionary<int, List<(int, int)>>();
            var sink = new Sink([]);
            Anchors.Choose(text.Codes, ref sink);
            foreach (var (hash, place) in sink.Found)
            {
                var (before, texts) = (-1, 0);
                foreach (var alike in _anchors.Find(hash))
                {
                    var word = (int)(uint)alike;
                    var other = _collection.TextOf(word);
                    if (other == before)
                        continue;
                    if (texts++ == MostTexts)
                        break;
                    before = other;
                    if (!links.TryGetValue(other, out var ofOther))
                        links.Add(other, ofOther = []);
                    ofOther.Add((place, word - _collection.StartOf(other)));
                }
            }

            return links;
        }

        readonly struct Sink(List<(ulong Hash, int First)> found) : IAnchorSink
        {
            public List<(ulong Hash, int First)> Found => found;

            public void Add(ulong hash, int first) => found.Add((hash, first));
        }
    }
}
