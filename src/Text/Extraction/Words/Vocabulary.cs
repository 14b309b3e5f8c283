using System.Collections.Frozen;
using System.Reflection;

namespace DonDoc.Text.Extraction.Words;

/// <summary>
/// Every phrase of the word lists (<c>*.words</c>, embedded), by word. Each list names its class in brackets and holds a phrase
/// a line, with what it stands for after <c>=</c> where it stands for something else.
/// </summary>
sealed class Vocabulary
{
    public const int LongestWord = 16;

    readonly FrozenDictionary<string, int> _ids;
    readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly FrozenDictionary<long, int> _next;
    // By id the node of its first word, 0 where no phrase begins with it; by node whether a phrase goes on from it.
    readonly int[] _first;
    readonly bool[] _goesOn;
    readonly Entry[][] _entries;
    // By id a bit for each class of which a phrase begins with the word; classes 128 apart share one, which costs a look more and loses nothing.
    readonly UInt128[] _begins;
    readonly ILookup<WordClass, string> _phrases;

    Vocabulary(IReadOnlyList<(string Phrase, WordClass Class, string? Value)> phrases)
    {
        _phrases = phrases.ToLookup(p => p.Class, p => p.Phrase);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Dictionary<long, int>();
        var entries = new List<List<Entry>> { new() };
        var begins = new List<UInt128> { 0 };
        foreach (var (phrase, wordClass, value) in phrases)
        {
            var node = 0;
            foreach (var word in Split(phrase))
            {
                if (!ids.TryGetValue(word, out var id))
                {
                    ids.Add(word, id = ids.Count + 1);
                    begins.Add(0);
                }

                if (node == 0)
                    begins[id] |= UInt128.One << (int)wordClass;
                var key = Key(node, id);
                if (!next.TryGetValue(key, out var child))
                {
                    next.Add(key, child = entries.Count);
                    entries.Add([]);
                }

                node = child;
            }

            entries[node].Add(new Entry(wordClass, value));
        }

        _ids = ids.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _next = next.ToFrozenDictionary();
        _begins = [.. begins];
        _entries = [.. entries.Select(e => e.ToArray())];
        _first = new int[ids.Count + 1];
        foreach (var id in ids.Values)
            _first[id] = next.GetValueOrDefault(Key(0, id));
        _goesOn = new bool[entries.Count];
        foreach (var key in next.Keys)
            _goesOn[(int)(key >> 32)] = true;
    }

    /// <summary>The lists of this assembly, read once.</summary>
    public static Vocabulary Default { get; } = Load(typeof(Vocabulary).Assembly, ".words");

    /// <summary>The phrases of a class as the lists hold them, for a recogniser that reads lines and not words.</summary>
    public IEnumerable<string> PhrasesOf(WordClass wordClass) => _phrases[wordClass];

    public int Find(ReadOnlySpan<char> folded) => _lookup.TryGetValue(folded, out var id) ? id : 0;

    /// <summary>The id of a word that the lists are known to hold.</summary>
    public int IdOf(string word) => _ids.GetValueOrDefault(word);

    /// <summary>Adds every phrase that begins at a word, the longest last.</summary>
    public void Match(List<Word> words, int at, List<PhraseMatch> into)
    {
        var node = _first[words[at].Id];
        for (var next = at + 1; node != 0; next++)
        {
            foreach (var entry in _entries[node])
                into.Add(new PhraseMatch(at, next, entry.Class, entry.Value));
            if (!_goesOn[node] || next >= words.Count || words[next].Id is not (> 0 and var id) || !_next.TryGetValue(Key(node, id), out node))
                return;
        }
    }

    /// <summary>The longest phrase of a class that begins at a word; null where none does. Most words begin no phrase of the class, which one look at the word tells.</summary>
    public PhraseMatch? Longest(List<Word> words, int at, WordClass wordClass)
    {
        var id = words[at].Id;
        if ((_begins[id] >> (int)wordClass & 1) == 0)
            return null;
        PhraseMatch? longest = null;
        var node = _first[id];
        for (var next = at + 1; ; next++)
        {
            foreach (var entry in _entries[node])
            {
                if (entry.Class == wordClass)
                    longest = new PhraseMatch(at, next, wordClass, entry.Value);
            }

            if (!_goesOn[node] || next >= words.Count || words[next].Id is not (> 0 and var word) || !_next.TryGetValue(Key(node, word), out node))
                return longest;
        }
    }

    static long Key(int node, int word) => ((long)node << 32) | (uint)word;

    static IEnumerable<string> Split(string phrase)
    {
        var folded = new char[LongestWord];
        for (var i = 0; i < phrase.Length;)
        {
            var start = i;
            if (WordReader.IsLetter(phrase[i]))
            {
                while (i < phrase.Length && (WordReader.IsLetter(phrase[i]) || phrase[i] == '\''))
                    i++;
                var length = WordReader.Fold(phrase.AsSpan(start, i - start), folded);
                yield return new string(folded, 0, length);
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(phrase[start]))
                    yield return phrase[start..i];
            }
        }
    }

    /// <summary>The lists of an assembly whose names end alike.</summary>
    public static Vocabulary Load(Assembly assembly, string ending)
    {
        var phrases = new List<(string, WordClass, string?)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            var current = WordClass.None;
            while (reader.ReadLine() is { } line)
            {
                line = line.Trim();
                if (line.Length == 0 || line[0] == '#')
                    continue;
                if (line[0] == '[')
                {
                    current = Enum.Parse<WordClass>(line.Trim('[', ']').Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
                    continue;
                }

                var at = line.IndexOf('=', StringComparison.Ordinal);
                var value = at < 0 ? null : line[(at + 1)..].Trim();
                foreach (var phrase in (at < 0 ? line : line[..at]).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    phrases.Add((phrase, current, value));
            }
        }

        return new Vocabulary(phrases);
    }

    readonly record struct Entry(WordClass Class, string? Value);
}
