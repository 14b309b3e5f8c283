using System.Buffers;
using DonDoc.Text.Source;

namespace DonDoc.Text.Structure;

/// <summary>What a line turned out to be, so that one reader does not take what another has read.</summary>
enum LineRole : byte
{
    Body,
    Skipped,
    Header,
    Table,
    Closing,
}

/// <summary>One line of a document without the marks of Markdown that converters leave in it.</summary>
sealed class Line(SourceText source, Span span, string? clean, bool isHeading)
{
    /// <summary>Where it stands, marks included.</summary>
    public Span Span => span;

    /// <summary>Marked as a heading (<c>#</c>) or bold from end to end.</summary>
    public bool IsHeading => isHeading;

    public LineRole Role { get; set; }

    /// <summary>The mark it begins with, if it begins with one.</summary>
    public Mark? Mark { get; set; }

    public ReadOnlySpan<char> Text => clean is null ? source.Slice(span) : clean;

    /// <summary>A row in pipes.</summary>
    public bool IsRow => Text is ['|', .., _];

    /// <summary>The line with the tabs before its first word: in a row they are empty cells.</summary>
    public ReadOnlySpan<char> Row
    {
        get
        {
            var start = span.Start;
            while (start > 0 && source.Text[start - 1] is '\t')
                start--;
            return start == span.Start ? Text : source.Slice(new Span(start, span.End));
        }
    }

    /// <summary>A line of dashes, underscores or stars: it parts blocks and says nothing.</summary>
    public bool IsRule => !Text.ContainsAnyExcept(RuleSigns);

    static readonly SearchValues<char> RuleSigns = SearchValues.Create("-–—_*=.…~ \t");

    /// <summary>A blank line stands before it. Files without blank lines say nothing by this.</summary>
    public bool IsAfterBlank
    {
        get
        {
            var breaks = 0;
            for (var i = span.Start - 1; i >= 0 && char.IsWhiteSpace(source.Text[i]); i--)
                breaks += source.Text[i] == '\n' ? 1 : 0;
            return breaks > 1;
        }
    }

    /// <summary>Has no small letters: a title, a name of a body.</summary>
    public bool IsCapitals => IsInCapitals(Text);

    public static bool IsInCapitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // “Xà HỘI”: a converter took the second byte of Ã for a non-breaking blank, and another the two for à.
            if (char.IsLower(c) && !(c == 'à' && i > 0 && text[i - 1] == 'X') && !IsInSymbol(text, i))
                return false;
            if (char.IsUpper(c))
                capitals++;
        }

        return capitals >= 2;
    }

    // “CHƯƠNG TRÌNH SỐ 16-CTr/TU”: a symbol has the small letters of its codes.
    static bool IsInSymbol(ReadOnlySpan<char> text, int at)
    {
        var word = text[(text[..at].LastIndexOf(' ') + 1)..];
        word = word.IndexOf(' ') is >= 0 and var end ? word[..end] : word;
        return word.ContainsAnyInRange('0', '9') && word.ContainsAny('-', '/') && char.IsAsciiDigit(word[0]);
    }

    /// <summary>Ends like a sentence or like a part of one, not like a title.</summary>
    public bool EndsSentence => Text is [.., '.' or ';' or ':' or '!' or '?' or ','];
}
