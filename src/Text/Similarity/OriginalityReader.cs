using System.Runtime.InteropServices;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Similarity;

/// <summary>
/// Compares programmes with the document that they answer and with each other. Against the parent every run of words is looked up; what is left is
/// searched for among the siblings (<see cref="CopySearch"/>).
/// </summary>
public sealed class OriginalityReader
{
    // Words of a run that is looked up, and how often it may stand in the parent before it is what the parent always says.
    const int Run = 4;
    const int Often = 5;

    // Places of the parent that are compared with one of the child, at most: the last.
    const int MostPlaces = 32;

    readonly int _words;
    readonly Wording _parent;
    readonly bool[] _common;
    readonly Dictionary<ulong, int> _last = [];
    readonly int[] _before;

    /// <param name="parent">The document that is answered.</param>
    /// <param name="subject">What it is about, as its title says: whoever answers it must repeat that.</param>
    /// <param name="words">The least that makes a passage.</param>
    public OriginalityReader(SourceText parent, string? subject = null, int words = CopySearch.UsualWords)
    {
        ArgumentNullException.ThrowIfNull(parent);
        _words = words;
        _parent = Wording.Of(parent.Text).Without(Citations.Of(parent));
        var codes = _parent.Codes;
        _common = new bool[codes.Length];
        _before = new int[codes.Length];
        var counts = new Dictionary<ulong, int>();
        for (var i = 0; i + Run <= codes.Length; i++)
        {
            if (codes.Slice(i, Run).Contains(WordCode.None))
                continue;
            var hash = Anchors.Hash(codes.Slice(i, Run));
            _before[i] = _last.TryGetValue(hash, out var before) ? before : -1;
            _last[hash] = i;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _)++;
        }

        SetPhrases.Mark(codes, _common);
        MarkSubject(codes, subject);
        for (var i = 0; i + Run <= codes.Length; i++)
        {
            if (counts.GetValueOrDefault(Anchors.Hash(codes.Slice(i, Run))) >= Often)
                _common.AsSpan(i, Run).Fill(true);
        }
    }

    /// <param name="children">The programmes; a later one is looked at as taking over from an earlier one and the other way round.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>For each programme in turn.</returns>
    public IReadOnlyList<Originality> Read(IReadOnlyList<SourceText> children, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(children);
        var taken = new List<TakenPassage>[children.Count];
        var counts = new int[children.Count];
        var rests = new Wording[children.Count];
        for (var i = 0; i < children.Count; i++)
        {
            var wording = Comparable(children[i]);
            counts[i] = wording.Words;
            taken[i] = FromParent(wording, cancellation);
            rests[i] = wording.Without(taken[i].Select(passage => passage.Span));
        }

        foreach (var passage in CopySearch.Find(rests, _words, cancellation))
        {
            Add(passage.Text, passage.First, passage.End, passage.Other, passage.OtherFirst, passage.OtherEnd);
            Add(passage.Other, passage.OtherFirst, passage.OtherEnd, passage.Text, passage.First, passage.End);
        }

        return [.. children.Select((_, i) => Of(counts[i], taken[i]))];

        void Add(int child, int first, int end, int sibling, int siblingFirst, int siblingEnd)
        {
            var span = rests[child].Place(first, end);
            if (!taken[child].Exists(known => known.Span.Overlaps(span)))
                taken[child].Add(new TakenPassage(span, sibling, rests[sibling].Place(siblingFirst, siblingEnd), rests[child].WordsIn(first, end)));
        }
    }

    /// <summary>Whether what was found says anything about a programme.</summary>
    public static OriginalityDoubt DoubtOf(SourceText child, Originality found)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(found);
        return !Language.IsVietnamese(child.Text) ? OriginalityDoubt.NotVietnamese : found.Words < CopySearch.UsualWords ? OriginalityDoubt.TooShort : OriginalityDoubt.None;
    }

    /// <summary>A text as a <see cref="CopyIndex"/> of siblings takes it: without letterhead, grounds and quotations.</summary>
    public static Wording Comparable(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Wording.Of(text.Text).Without(Citations.Of(text));
    }

    /// <summary>One programme against siblings that are kept ready; <see cref="TakenPassage.Sibling"/> is the place of a text among those.</summary>
    /// <param name="siblings">Of <see cref="Comparable"/> texts.</param>
    /// <param name="itself">The place of this programme among them, where it is one.</param>
    public Originality Read(SourceText child, CopyIndex siblings, int? itself = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(siblings);
        var wording = Comparable(child);
        var taken = FromParent(wording, cancellation);
        var rest = wording.Without(taken.Select(passage => passage.Span));
        foreach (var passage in siblings.Find(rest).Where(passage => passage.Text != itself).OrderByDescending(passage => passage.Words))
        {
            var span = rest.Place(passage.OtherFirst, passage.OtherEnd);
            if (!taken.Exists(known => known.Span.Overlaps(span)))
                taken.Add(new TakenPassage(span, passage.Text, siblings.Place(passage.Text, passage.First, passage.End), rest.WordsIn(passage.OtherFirst, passage.OtherEnd)));
        }

        return Of(wording.Words, taken);
    }

    void MarkSubject(ReadOnlySpan<ushort> codes, string? subject)
    {
        var said = Wording.Of(subject ?? "").Codes;
        for (var i = 0; i + Run <= said.Length; i++)
        {
            var run = said.Slice(i, Run);
            for (var at = _last.GetValueOrDefault(Anchors.Hash(run), -1); at >= 0; at = _before[at])
            {
                if (codes.Slice(at, Run).SequenceEqual(run))
                    _common.AsSpan(at, Run).Fill(true);
            }
        }
    }

    List<TakenPassage> FromParent(Wording child, CancellationToken cancellation)
    {
        var texts = new Collection([_parent, child]) { Common = _common };
        var start = texts.StartOf(1);
        var links = new List<ulong>();
        for (var i = 0; i + Run <= child.Count; i++)
        {
            if (!_last.TryGetValue(Anchors.Hash(child.Codes.Slice(i, Run)), out var at))
                continue;
            for (var places = 0; at >= 0 && places < MostPlaces; at = _before[at], places++)
                links.Add(((ulong)(start + i) << 32) | (uint)at);
        }

        var found = new Laying(texts, _words, Run).Follow([.. links], cancellation);
        // The longest first; of another, what is left of it.
        var kept = new List<CopiedPassage>();
        foreach (var passage in found.OrderByDescending(passage => passage.Words))
        {
            var (first, end) = (passage.OtherFirst, passage.OtherEnd);
            foreach (var other in kept)
            {
                if (first < other.OtherEnd && other.OtherFirst < end)
                    (first, end) = other.OtherFirst - first > end - other.OtherEnd ? (first, other.OtherFirst) : (other.OtherEnd, end);
            }

            while (first < end && child.Codes[first] == WordCode.None)
                first++;
            while (first < end && child.Codes[end - 1] == WordCode.None)
                end--;
            if (first < end && child.WordsIn(first, end) is var words && words >= _words)
                kept.Add(passage with { OtherFirst = first, OtherEnd = end, Words = words });
        }

        return [.. kept.OrderBy(passage => passage.OtherFirst).Select(passage =>
            new TakenPassage(child.Place(passage.OtherFirst, passage.OtherEnd), null, _parent.Place(passage.First, passage.End), passage.Words))];
    }

    static Originality Of(int words, List<TakenPassage> taken)
    {
        taken.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var all = Math.Max(1, words);
        var verbatim = (double)taken.Where(passage => passage.Sibling is null).Sum(passage => passage.Words) / all;
        var sibling = (double)taken.Where(passage => passage.Sibling is not null).Sum(passage => passage.Words) / all;
        return new Originality(words, verbatim, sibling, Math.Max(0, 1 - verbatim - sibling), taken);
    }
}
