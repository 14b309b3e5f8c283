using DonDoc.Text.Extraction.References;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Clarity;

/// <summary>The words of one commitment, and what of them belongs to documents that it cites.</summary>
sealed class Scope(Reading reading, CitedWords cited, int first, int next)
{
    public Reading Reading => reading;

    public int First => first;

    public int Next => next;

    /// <summary>Whether a word is part of another document's name: its number and day are no measure and no deadline of this one.</summary>
    public bool IsCited(int at) => cited.Contains(at);

    public bool IsSmall(int at) => at >= first && at < next && reading.Words[at].Kind == WordKind.Lower;

    /// <summary>Whether a sentence, a part between semicolons or an enumeration begins here.</summary>
    public bool BeginsPart(int at) => at == first || EndsPart(at - 1) || BeginsItem(at - 1) || (BeginsItem(at - 2) && reading.Words[at - 1].Kind == WordKind.Mark);

    /// <summary>Whether a line begins here with the mark of a point: “b) Cơ quan chủ trì: …”, “- …”. Other lines may be cut anywhere.</summary>
    public bool BeginsItem(int at) =>
        at > first && at + 1 < next && reading.Text.AsSpan(reading.Words[at - 1].End, reading.Words[at].Start - reading.Words[at - 1].End).Contains('\n')
        && (reading.Words[at].Kind == WordKind.Mark || (reading.Words[at].Length <= 3 && (reading.IsMark(at + 1, ')') || reading.IsMark(at + 1, '.'))));

    /// <summary>The same, or after a comma, an opening bracket, a dash.</summary>
    public bool BeginsClause(int at) => BeginsPart(at) || (at > first && (reading.IsMark(at - 1, ',') || reading.IsMark(at - 1, '(') || reading.IsMark(at - 1, '-') || reading.IsMark(at - 1, '–')));

    public bool EndsPart(int at) =>
        reading.IsMark(at, ';') || reading.IsMark(at, ':') || reading.IsMark(at, '|') || reading.IsMark(at, '\t')
        // “1.200”, “TP.”: a stop that ends a part has white space behind it
        || (reading.IsMark(at, '.') && (at + 1 >= next || (reading.Words[at + 1].Start > reading.Words[at].End && reading.Words[at + 1].Kind != WordKind.Lower)));

    /// <summary>The word at which the next point begins, at most so many words on: no name goes over it.</summary>
    public int ItemEnd(int at, int most)
    {
        var end = Math.Min(at + 1, next);
        while (end < next && end - at < most && !BeginsItem(end))
            end++;
        return end;
    }

    /// <summary>The word at which the part that a word is in ends, at most so many words on.</summary>
    public int PartEnd(int at, int most = 60)
    {
        var end = at;
        while (end < next && end - at < most && !EndsPart(end) && !BeginsItem(end))
            end++;
        return end;
    }

    /// <summary>The same for a clause: a comma ends it too, unless a number or a name goes on behind it.</summary>
    public int ClauseEnd(int at, int most = 40)
    {
        var end = at;
        while (end < next && end - at < most && !EndsPart(end) && !BeginsItem(end) && !(reading.IsMark(end, ',') && !reading.Touches(end + 1)))
            end++;
        return end;
    }

    public bool IsAnyWord(int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (reading.IsWord(at, word))
                return true;
        }

        return false;
    }

    /// <summary>“Các”, “những”, “một số”, “nhiều”: more than one, and not said which.</summary>
    public bool IsUnsaidPlural(int at) => IsAnyWord(at, "các", "những", "nhiều", "mọi") || (reading.IsWord(at, "một") && IsAnyWord(at + 1, "số", "cách", "bước", "phần"));
}

/// <summary>Which words of a text belong to the name of a cited document.</summary>
sealed class CitedWords
{
    readonly bool[] _cited;

    public CitedWords(Reading reading)
    {
        _cited = new bool[reading.Words.Count];
        foreach (var mention in ReferenceReader.All(reading))
        {
            for (var i = reading.WordAt(mention.Start); i < _cited.Length && reading.Words[i].Start < mention.End; i++)
                _cited[i] = true;
        }
    }

    public bool Contains(int at) => (uint)at < (uint)_cited.Length && _cited[at];
}

/// <summary>What a reader of one kind found: the words from <paramref name="First"/> up to, not with, <paramref name="Next"/>.</summary>
readonly record struct Found(int First, int Next, string Rule, double Confidence)
{
    public bool Covers(int at) => at >= First && at < Next;
}
