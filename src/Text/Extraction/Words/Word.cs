namespace DonDoc.Text.Extraction.Words;

/// <summary>How a word is written. Names and titles are told from ordinary words by it.</summary>
enum WordKind : byte
{
    Lower,
    Capital,
    Upper,
    Number,

    /// <summary>One punctuation mark.</summary>
    Mark,
}

/// <summary>A run of letters, a run of digits, or one mark.</summary>
/// <param name="Id">The word in <see cref="Vocabulary"/>, whatever its case and tone placement; 0 where the vocabulary does not have it.</param>
readonly record struct Word(int Start, int End, WordKind Kind, int Id)
{
    public int Length => End - Start;

    public bool IsCapital => Kind is WordKind.Capital or WordKind.Upper;
}

/// <summary>A phrase of the vocabulary found in a text: the words from <paramref name="First"/> up to, not with, <paramref name="Next"/>.</summary>
/// <param name="Value">What the word list says it stands for: the spelled-out form, a code.</param>
readonly record struct PhraseMatch(int First, int Next, WordClass Class, string? Value);
