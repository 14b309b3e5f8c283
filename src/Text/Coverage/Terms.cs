using System.Reflection;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Coverage;

/// <summary>What of a text is compared. The kind says how much two texts have in common that share it.</summary>
enum TermKind : byte
{
    /// <summary>A syllable: alone it says little (“công” is in “công nghệ” and in “công viên”).</summary>
    Syllable,

    /// <summary>Two syllables side by side: most Vietnamese words.</summary>
    Pair,

    /// <summary>A thing that has several names, by the list of concepts.</summary>
    Concept,

    /// <summary>A number with its unit: “85%”, “8.000 lao động”.</summary>
    Quantity,
}

/// <summary>A term at its place: the words from <paramref name="First"/> up to, not with, <paramref name="Next"/>.</summary>
/// <param name="Id">The same in every text that one <see cref="TermReader"/> took apart.</param>
/// <param name="Part">0–1: less for set phrases of the office language, which every text has.</param>
readonly record struct Term(int Id, int First, int Next, TermKind Kind, double Part);

/// <summary>A text as its words and terms.</summary>
/// <param name="Words">Its words and marks.</param>
/// <param name="Ids">Of each word its number; −1 of marks.</param>
/// <param name="Parts">Of each word how much it says: 0 of small words, numbers and marks.</param>
sealed record Terms(IReadOnlyList<Word> Words, int[] Ids, double[] Parts, IReadOnlyList<Term> All);

/// <summary>A statement as terms: its own, and those of the titles above it.</summary>
sealed record StatementTerms(Terms Own, IReadOnlyList<Terms> Headings);

/// <summary>Takes texts apart into terms that can be compared. One reader for all texts that are compared with each other.</summary>
sealed class TermReader
{
    // Set phrases tell provisions apart as little as this.
    const double SetPhrasePart = 0.15;

    // What is done in every field says less than what it is done to.
    const double CommonConceptPart = 0.8;

    static readonly Vocabulary _lists = Vocabulary.Load(Assembly.GetExecutingAssembly(), ".concepts");

    readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;
    readonly Dictionary<(TermKind, int, int), int> _terms = [];
    readonly List<(TermKind Kind, string? Name)> _named = [];

    public TermReader() => _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many different terms were read.</summary>
    public int Count => _named.Count;

    public TermKind KindOf(int term) => _named[term].Kind;

    /// <summary>Of a concept its name.</summary>
    public string? NameOf(int term) => _named[term].Name;

    /// <summary>The term of a word alone; −1 where no text has it as one.</summary>
    public int Syllable(int word) => _terms.GetValueOrDefault((TermKind.Syllable, word, 0), -1);

    public Terms Read(string text)
    {
        var words = WordReader.Read(text, _lists);
        var ids = new int[words.Count];
        var parts = new double[words.Count];
        Span<char> folded = stackalloc char[Vocabulary.LongestWord];
        for (var i = 0; i < words.Count; i++)
        {
            var isMark = words[i].Kind == WordKind.Mark;
            ids[i] = isMark ? -1 : Word(text.AsSpan(words[i].Start, words[i].Length), folded);
            parts[i] = isMark || words[i].Kind == WordKind.Number ? 0 : 1;
        }

        var all = new List<Term>(words.Count * 2);
        Phrases(words, parts, all);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind == WordKind.Number)
            {
                i = Quantity(text, words, ids, i, all);
                continue;
            }

            if (parts[i] > 0)
                all.Add(new Term(IdOf(TermKind.Syllable, ids[i], 0, null), i, i + 1, TermKind.Syllable, parts[i]));
            if (i + 1 < words.Count && ids[i] >= 0 && ids[i + 1] >= 0 && words[i + 1].Kind != WordKind.Number && Math.Max(parts[i], parts[i + 1]) is > 0 and var part)
                all.Add(new Term(IdOf(TermKind.Pair, ids[i], ids[i + 1], null), i, i + 2, TermKind.Pair, Math.Min(part, parts[i] + parts[i + 1])));
        }

        return new Terms(words, ids, parts, all);
    }

    // Small words say nothing, set phrases little; concepts are terms of their own.
    void Phrases(List<Word> words, double[] parts, List<Term> into)
    {
        var matches = new List<PhraseMatch>(words.Count);
        for (var i = 0; i < words.Count; i++)
            _lists.Match(words, i, matches);
        var isInside = new bool[words.Count];
        foreach (var match in matches.Where(m => m.Next > m.First + 1))
            isInside.AsSpan(match.First, match.Next - match.First).Fill(true);
        foreach (var match in matches)
        {
            if (match.Class is WordClass.SmallWord or WordClass.SetPhrase)
            {
                for (var w = match.First; w < match.Next; w++)
                    parts[w] = Math.Min(parts[w], match.Class == WordClass.SmallWord ? 0 : SetPhrasePart);
            }
            // A syllable of a longer word is not the word that it is alone.
            else if (match.Class != WordClass.WholeWord && !(match.Next == match.First + 1 && isInside[match.First]))
            {
                var part = match.Class == WordClass.CommonConcept ? CommonConceptPart : 1;
                into.Add(new Term(IdOf(TermKind.Concept, Number("=" + match.Value), 0, match.Value), match.First, match.Next, TermKind.Concept, part));
            }
        }
    }

    // “12.000 căn”, “85%”. Years, dates and numbers of documents are no quantities.
    int Quantity(string text, List<Word> words, int[] ids, int at, List<Term> into)
    {
        var last = at;
        while (last + 2 < words.Count && words[last + 2].Kind == WordKind.Number && text[words[last + 1].Start] is '.' or ',' && Touch(words, last + 1) && Touch(words, last + 2))
            last += 2;
        var isDate = IsDate(text, words, at - 1) || IsDate(text, words, last + 1);
        var isYear = last == at && words[at].Length == 4 && text[words[at].Start] is '1' or '2';
        if (isDate || isYear || words[last].End - words[at].Start > 24)
            return last;
        var unit = last + 1 < words.Count && (ids[last + 1] >= 0 || text[words[last + 1].Start] == '%') ? last + 1 : last;
        var number = Number(text.AsSpan(words[at].Start, words[last].End - words[at].Start));
        if (unit > last)
            into.Add(new Term(IdOf(TermKind.Quantity, number, ids[unit] < 0 ? int.MaxValue : ids[unit], null), at, ids[unit] < 0 ? unit + 1 : last + 1, TermKind.Quantity, 1));
        return last;
    }

    static bool IsDate(string text, List<Word> words, int mark) =>
        mark > 0 && mark + 1 < words.Count && text[words[mark].Start] is '/' or '-' && Touch(words, mark) && Touch(words, mark + 1);

    static bool Touch(List<Word> words, int at) => words[at].Start == words[at - 1].End;

    int Word(ReadOnlySpan<char> word, Span<char> folded)
    {
        return Number(WordReader.Fold(word, folded) is > 0 and var length ? folded[..length] : word);
    }

    int Number(ReadOnlySpan<char> key)
    {
        if (!_wordsBySpan.TryGetValue(key, out var id))
            _words.Add(key.ToString(), id = _words.Count);
        return id;
    }

    int IdOf(TermKind kind, int one, int two, string? name)
    {
        if (_terms.TryGetValue((kind, one, two), out var id))
            return id;
        _terms.Add((kind, one, two), id = _named.Count);
        _named.Add((kind, name));
        return id;
    }
}
