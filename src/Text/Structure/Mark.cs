namespace DonDoc.Text.Structure;

/// <summary>The constructs that begin a provision, from the widest to the narrowest.</summary>
enum MarkKind : byte
{
    Appendix,
    Part,
    Chapter,
    Section,
    Subsection,
    Article,
    Capital,
    Roman,
    Arabic,
    Letter,
    SmallRoman,
    Dash,
    Plus,
}

/// <summary>What a line begins with.</summary>
/// <param name="Kind">The construct.</param>
/// <param name="Value">Its place in its list, from 1; 0 where it has no number. Of 1.2.3. the last number.</param>
/// <param name="Length">Characters of the label as typed; what follows, after blanks, is the text.</param>
readonly record struct Mark(MarkKind Kind, int Value, int Length)
{
    /// <summary>How it is typed: <c>.</c> <c>)</c> <c>(</c> <c>-</c> <c>/</c>, or blank. Lists that differ in it are different lists.</summary>
    public char Style { get; init; }

    /// <summary>The number as it stands in a path: II, 5a, 1.2.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many numbers a number has: 1.2.3. has three.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>“i)” is the letter after h or the first small Roman numeral, “V.” a numeral or the letter after U: the value it has as the other.</summary>
    public int OtherValue { get; init; }

    /// <summary>The word of a section that is not called Mục: “Bước” of a procedure.</summary>
    public string? Word { get; init; }

    /// <summary>One of the words of a law (Phần, Chương, Điều): its place does not depend on lists.</summary>
    public bool IsContainer => Kind <= MarkKind.Article;
}
