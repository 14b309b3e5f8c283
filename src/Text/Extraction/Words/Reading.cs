using DonDoc.Text.Source;

namespace DonDoc.Text.Extraction.Words;

/// <summary>A sentence: the words from <paramref name="First"/> up to, not with, <paramref name="Next"/>.</summary>
readonly record struct Sentence(int First, int Next, int Paragraph);

/// <summary>
/// A text taken in once: its words and its sentences; the phrases of the vocabulary are found where somebody asks for them. Every recogniser works on this and none
/// goes over the characters again.
/// </summary>
sealed class Reading
{
    Reading(SourceText source)
    {
        Source = source;
        Words = WordReader.Read(source.Text, Vocabulary.Default);
        (Sentences, ParagraphWords) = SentenceReader.Read(this);
    }

    public SourceText Source { get; }

    public string Text => Source.Text;

    public List<Word> Words { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>For each paragraph of the source, its first word and the one after its last.</summary>
    public IReadOnlyList<(int First, int Next)> ParagraphWords { get; }

    /// <summary>How many words and phrases were asked for: the work of reading, which a test holds linear in the length of the text.</summary>
    public long Lookups { get; private set; }

    public static Reading Of(SourceText source) => new(source);

    /// <summary>The word after the longest phrase of a class that begins here; −1 where none does.</summary>
    public int After(int at, WordClass wordClass) => Longest(at, wordClass)?.Next ?? -1;

    public bool Is(int at, WordClass wordClass) => After(at, wordClass) >= 0;

    public PhraseMatch? Longest(int at, WordClass wordClass)
    {
        Lookups++;
        return (uint)at < (uint)Words.Count ? Vocabulary.Default.Longest(Words, at, wordClass) : null;
    }

    /// <summary>The first phrase of a class that begins between two words and ends before the second; null where none does.</summary>
    public PhraseMatch? FirstIn(int first, int next, WordClass wordClass)
    {
        for (var i = first; i < next; i++)
        {
            if (Longest(i, wordClass) is { } match && match.Next <= next)
                return match;
        }

        return null;
    }

    public bool AnyIn(int first, int next, WordClass wordClass) => FirstIn(first, next, wordClass) is not null;

    public bool IsMark(int at, char mark) =>
        (uint)at < (uint)Words.Count && Words[at].Kind == WordKind.Mark && Text[Words[at].Start] == mark;

    /// <summary>Whether a word is exactly this, in lower case with the tone mark in its older place.</summary>
    public bool IsWord(int at, string folded)
    {
        Lookups++;
        if ((uint)at >= (uint)Words.Count || Words[at].Length != folded.Length)
            return false;
        Span<char> word = stackalloc char[Vocabulary.LongestWord];
        var length = WordReader.Fold(Text.AsSpan(Words[at].Start, Words[at].Length), word);
        return length > 0 && word[..length].SequenceEqual(folded);
    }

    /// <summary>Whether no white space stands between a word and the one before it.</summary>
    public bool Touches(int at) => at > 0 && at < Words.Count && Words[at].Start == Words[at - 1].End;

    public Span SpanOf(int first, int next) => first >= next ? default : new Span(Words[first].Start, Words[next - 1].End);

    public string TextOf(int first, int next) => first >= next ? "" : Text[Words[first].Start..Words[next - 1].End];

    public string TextOf(Span span) => Text[span.Start..span.End];

    /// <summary>Index of the first word that begins at or after an offset.</summary>
    public int WordAt(int offset)
    {
        var (low, high) = (0, Words.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
