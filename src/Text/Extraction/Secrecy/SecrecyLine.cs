using System.Text;
using System.Text.RegularExpressions;
using DonDoc.Text.Vietnamese;

namespace DonDoc.Text.Extraction.Secrecy;

/// <summary>A line, or one column of it, made ready: letters set apart are joined, decoration is off, runs of blanks are one.</summary>
sealed partial class SecrecyLine
{
    // “T Ố I  M Ậ T”, “M.Ậ.T”, “M-Ậ-T”
    [GeneratedRegex(@"(?<![\p{L}\p{M}\d])\p{L}(?:[\s._*·•\-–]{1,4}\p{L}){2,}(?![\p{L}\p{M}\d])")]
    private static partial Regex SetApart();

    [GeneratedRegex(@"(?<!\p{L})(tuyệt|tối|tuyet|toi)(mật|mat)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^(?:\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)/]\s+|^(?:Điều|Khoản|Mục|Chương)\s+[\dIVX]+[.:]?\s")]
    private static partial Regex Enumerated();

    [GeneratedRegex(@"^[^\p{L}\p{M}\d]+|[^\p{L}\p{M}\d]+$")]
    private static partial Regex Edges();

    SecrecyLine(string whole)
    {
        Whole = whole;
        IsEnumerated = Enumerated().IsMatch(whole) || (whole.Length > 1 && whole[0] is '-' or '–' or '+' or '•' && !IsDecorated(whole[^1]));
        EndsInList = whole.Length > 0 && whole[^1] is ';' or ',' or '.';
        Core = Edges().Replace(whole, "");
        IsPlain = !Core.Any(c => c > 127 && char.IsLetter(c));
        IsCapitals = Core.Any(char.IsUpper) && !Core.Any(char.IsLower);
        IsBracketed = whole.Length > 1 && whole[0] is '(' or '[' or '{' or '<' or '«' && whole[^1] is ')' or ']' or '}' or '>' or '»';
    }

    public string Whole { get; }

    /// <summary>Without brackets, dashes and stars at its ends.</summary>
    public string Core { get; }

    /// <summary>Begins like an item of a list.</summary>
    public bool IsEnumerated { get; }

    public bool EndsInList { get; }

    /// <summary>No letter of it has a diacritic.</summary>
    public bool IsPlain { get; }

    public bool IsCapitals { get; }

    public bool IsBracketed { get; }

    public SecrecyGrammar Grammar => IsPlain ? SecrecyGrammar.Plain : SecrecyGrammar.Accented;

    public static SecrecyLine Of(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Letter.IsInvisible(c))
                clean.Append(char.IsWhiteSpace(c) || char.IsControl(c) || c == '_' ? ' ' : c);
        }

        var line = clean.ToString().Normalize();
        line = SetApart().Replace(line, run => string.Concat(run.Value.Where(char.IsLetter)));
        line = Joined().Replace(line, "$1 $2");
        return new SecrecyLine(string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Whether the letters of “mat” may be in a text at all: most lines end here.</summary>
    public static bool MayHold(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is 'm' or 'M')
                return true;
        }

        return false;
    }

    /// <summary>The columns of a line, where it has more than one.</summary>
    public static IEnumerable<string> Columns(string line)
    {
        var parts = ColumnGap().Split(line).Where(part => part.Trim().Length > 0).ToList();
        return parts.Count > 1 ? parts : [];
    }

    [GeneratedRegex(@"\s*\|\s*|\t+|\s{2,}")]
    private static partial Regex ColumnGap();

    static bool IsDecorated(char c) => c is '-' or '–' or '—' or '*' or '+' or '•';
}
