using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DonDoc.Formats.Html;

/// <summary>Reads web pages: blocks become lines, and what the markup says of them becomes a hint.</summary>
static partial class HtmlReader
{
    // The tag that makes a text a page stands near its beginning.
    const int HeadLength = 4096;

    [GeneratedRegex("""(?:<meta[^>]{0,200}\bcharset\s*=|<\?xml[^>]{0,100}\bencoding\s*=)\s*["']?([A-Za-z0-9_-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex PageStart();

    [GeneratedRegex(@"</?(?:p|div|br|table|h[1-6]|ul|ol|span|article|section|body|html)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\.vn[a-z]|vni[- _]", RegexOptions.IgnoreCase)]
    private static partial Regex OldFontName();

    /// <summary>The character set that a page names in its own head, or null.</summary>
    public static string? DeclaredCharset(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeadLength)]);
        return Charset().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>A text is a page when it begins as one; named so, any tag of a page is enough.</summary>
    public static bool IsHtml(string text, bool namedSo)
    {
        var head = text[..Math.Min(text.Length, HeadLength)].TrimStart('\uFEFF');
        return PageStart().IsMatch(head) || namedSo && BlockTag().IsMatch(head);
    }

    public static FileReading Read(string text, byte[] content, string name, ReadLimits limits)
    {
        if (content.Length > limits.PageBytes)
            return FileRefusals.TooLarge(limits.PageBytes);
        // The parser searches its stack of open elements at each tag: deep nesting would cost quadratic time.
        if (HtmlNesting.IsDeeperThan(text, limits.Depth))
            return FileRefusals.Damaged;
        using var page = new HtmlParser().ParseDocument(text);
        var lines = LinesOf(page, text, keepSoftHyphens: true, limits.Characters);
        if (lines.LettersAndDigits == 0)
            return FileRefusals.Empty;
        var read = lines.Build();
        // In one old encoding it is the letter ư; everywhere else it is no letter, and comes out of the words again.
        if (lines.OldEncodings.Count == 0 && read.Text.Contains('\u00AD', StringComparison.Ordinal))
            read = LinesOf(page, text, keepSoftHyphens: false, limits.Characters).Build();
        return new ReadDocument
        {
            FileName = name,
            Format = FileFormat.Html,
            Text = read,
            OldEncodings = lines.OldEncodings,
            Content = content,
            Around = HtmlSurroundings.Of(page),
        };
    }

    static LineCollector LinesOf(IDocument page, string text, bool keepSoftHyphens, int most)
    {
        var lines = new LineCollector(most);
        if (page.Body?.QuerySelector("h1") is null && page.Title is { Length: > 0 } title)
            lines.Add(title, DonDoc.Text.Source.ParagraphRole.Title);
        if (page.Body is { } body)
            new HtmlLines(lines, OldFontName().IsMatch(text), keepSoftHyphens).Write(body);
        return lines;
    }
}
