using DonDoc.Text.Extraction.References;

namespace DonDoc.Text.Extraction.Words;

/// <summary>Finds where sentences end. A full stop ends one when white space and a capital follow and no abbreviation came before.</summary>
static class SentenceReader
{
    // No sentence of the genre is longer. What has no full stop is cut here, so that readers that look ahead to the end of a
    // sentence stay linear on any text.
    const int LongestSentence = 400;

    public static (IReadOnlyList<Sentence> Sentences, IReadOnlyList<(int First, int Next)> Paragraphs) Read(Reading reading)
    {
        var sentences = new List<Sentence>();
        var paragraphs = new List<(int, int)>(reading.Source.Paragraphs.Count);
        var word = 0;
        for (var p = 0; p < reading.Source.Paragraphs.Count; p++)
        {
            var end = reading.Source.Paragraphs[p].Span.End;
            var first = word;
            var start = word;
            while (word < reading.Words.Count && reading.Words[word].Start < end)
            {
                word++;
                if (word - start >= LongestSentence || (EndsSentence(reading, word - 1) && !IsNumbering(reading, first, word - 1)))
                {
                    word = Absorb(reading, word, end);
                    sentences.Add(new Sentence(start, word, p));
                    start = word;
                }
            }

            if (start < word)
                sentences.Add(new Sentence(start, word, p));
            paragraphs.Add((first, word));
        }

        return (sentences, paragraphs);
    }

    // Closing quotes and brackets after a full stop belong to the sentence that it ends.
    static int Absorb(Reading reading, int at, int end)
    {
        while (at < reading.Words.Count && reading.Words[at].Start < end && reading.Touches(at)
            && reading.Text[reading.Words[at].Start] is '"' or '”' or ')' or '»')
        {
            at++;
        }

        return at;
    }

    // "1.", "II.", "a." at the beginning of a paragraph number it.
    static bool IsNumbering(Reading reading, int first, int at) =>
        at == first + 1 && (reading.Words[first].Kind == WordKind.Number || reading.Words[first].Length == 1 || NamedReference.IsRoman(reading, first));

    static bool EndsSentence(Reading reading, int at)
    {
        var word = reading.Words[at];
        if (word.Kind != WordKind.Mark || reading.Text[word.Start] is not ('.' or '!' or '?' or '…'))
            return false;
        if (at + 1 >= reading.Words.Count)
            return true;
        var following = reading.Words[at + 1];
        if (following.Start == word.End)
            return reading.Text[following.Start] is '"' or '”' or '»' && (at + 2 >= reading.Words.Count || !reading.Touches(at + 2));
        if (following.Kind == WordKind.Lower)
            return false;
        // "TP. Hồ Chí Minh", "TS. Nguyễn", "T.Ư": a short abbreviation does not end a sentence.
        return reading.Text[word.Start] != '.' || at == 0 || !reading.Is(at - 1, WordClass.Abbreviation) || !reading.Touches(at);
    }
}
