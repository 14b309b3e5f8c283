using DonDoc.Text.Extraction.Words;
using DonDoc.Text.Source;

namespace DonDoc.Text.Clarity;

/// <summary>From when a sentence is hard to read.</summary>
public sealed record ReadabilityRules
{
    public static ReadabilityRules Default { get; } = new();

    /// <summary>A sentence with more words (syllables, as they are written) is long.</summary>
    public int MostWords { get; init; } = 60;

    /// <summary>A sentence of which more parts hang on one another (<see cref="LongSentence.Nesting"/>) is nested.</summary>
    public int MostNesting { get; init; } = 5;
}

/// <summary>A sentence that is hard to read.</summary>
/// <param name="Words">Its words: syllables, as they are written, and numbers.</param>
/// <param name="Nesting">How many parts hang on another: “để”, “nhằm”, “trong đó”, “theo hướng”, and the deepest brackets.</param>
public sealed record LongSentence(string Text, int Start, int End, int Words, int Nesting);

/// <summary>How readable a text is.</summary>
/// <param name="Sentences">Sentences of more than three words; titles and labels are no sentences.</param>
/// <param name="MeanWords">Words of a sentence in the mean; 0 where there is none.</param>
/// <param name="MeanNesting">The same for <see cref="LongSentence.Nesting"/>.</param>
/// <param name="Hard">The sentences over a threshold, in the order of the text.</param>
public sealed record ReadabilityReport(int Sentences, double MeanWords, double MeanNesting, IReadOnlyList<LongSentence> Hard);

/// <summary>Measures the sentences of a text: a list under a sentence does not make it longer. Linear in the length of the text.</summary>
public static class Readability
{
    const int FewestWords = 4;

    public static ReadabilityReport Read(SourceText text, ReadabilityRules rules)
    {
        var reading = Reading.Of(text);
        var (count, words, nesting) = (0, 0L, 0L);
        var hard = new List<LongSentence>();
        foreach (var sentence in reading.Sentences)
        {
            var one = Measure(reading, sentence);
            if (one.Words < FewestWords)
                continue;
            count++;
            words += one.Words;
            nesting += one.Nesting;
            if (one.Words > rules.MostWords || one.Nesting > rules.MostNesting)
                hard.Add(one);
        }

        return new ReadabilityReport(count, count == 0 ? 0 : (double)words / count, count == 0 ? 0 : (double)nesting / count, hard);
    }

    static LongSentence Measure(Reading reading, Sentence sentence)
    {
        var (words, links, depth, deepest) = (0, 0, 0, 0);
        for (var i = sentence.First; i < sentence.Next; i++)
        {
            if (reading.Words[i].Kind != WordKind.Mark)
            {
                words++;
                if (i > sentence.First && reading.Is(i, WordClass.SentenceLink))
                    links++;
            }
            else if (reading.Text[reading.Words[i].Start] is '(' or '[' or '“')
            {
                deepest = Math.Max(deepest, ++depth);
            }
            else if (reading.Text[reading.Words[i].Start] is ')' or ']' or '”')
            {
                depth = Math.Max(0, depth - 1);
            }
        }

        var span = reading.SpanOf(sentence.First, sentence.Next);
        return new LongSentence(reading.TextOf(span), span.Start, span.End, words, links + deepest);
    }
}
