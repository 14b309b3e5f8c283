namespace DonDoc.Text.Coverage;

/// <summary>
/// Divides a long provision at its sentences: each asks something of its own, and a commitment that answers one of them has little in common
/// with all of them together.
/// </summary>
static class Parts
{
    const int LeastWords = 16;

    /// <summary>The words from and up to, not with, which each part goes; of a short provision one part.</summary>
    public static IEnumerable<(int First, int Next)> Of(Statement statement, Terms terms)
    {
        var first = 0;
        for (var i = 1; i < terms.Words.Count; i++)
        {
            if (i - first >= LeastWords && terms.Words.Count - i > LeastWords && Ends(statement.Text, terms, i))
            {
                yield return (first, i + 1);
                first = i + 1;
            }
        }

        yield return (first, terms.Words.Count);
    }

    // A semicolon, or a full stop with a blank behind it.
    static bool Ends(string text, Terms terms, int at) => text[terms.Words[at].Start] switch
    {
        ';' => true,
        '.' => terms.Words[at + 1].Start > terms.Words[at].End,
        _ => false,
    };
}
