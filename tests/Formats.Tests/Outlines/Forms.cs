using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using DonDoc.Formats.Tests.Docx;
using DonDoc.Formats.Tests.Pdf;

namespace DonDoc.Formats.Tests.Outlines;

/// <summary>Sets a document of the corpus as an office would: Word with typed or automatic numbers, PDF in two columns, the page of a portal.</summary>
static class Forms
{
    const int LinesOnPage = 44;
    const int LettersInLine = 76;

    static readonly Regex Number = new(@"^(?<before>Điều |Chương |CHƯƠNG |Mục |\d+\.)?(?<n>[IVX]+|\d+|[a-d])(?<after>[.)/-]|:)?$", RegexOptions.CultureInvariant);

    public static byte[] TypedWord(GoldDocument document) => WordFile.FromXml(
        Columns(document.Left, document.Right) + string.Concat(document.Body.Select(b => Paragraph(b.Text))) + Columns(document.Recipients, document.Signature));

    /// <summary>Numbers that Word counts itself, from numbering.xml; where a list is counted as Word cannot (đ), they stay typed.</summary>
    public static byte[] AutomaticWord(GoldDocument document)
    {
        var definitions = new StringBuilder();
        var (lists, body) = (new Dictionary<string, int>(StringComparer.Ordinal), new StringBuilder());
        foreach (var (text, provision) in document.Body)
        {
            if (provision is null || Label(text, provision.Kind) is not { } label || label.Length == text.Length || Counted(label) is not { } counted)
            {
                body.Append(Paragraph(text));
                continue;
            }

            // One list for each parent; it begins where its first item does.
            var key = $"{provision.Parent}|{provision.Kind}|{counted.Pattern}";
            if (!lists.TryGetValue(key, out var list))
            {
                lists.Add(key, list = lists.Count + 1);
                definitions.Append(CultureInfo.InvariantCulture,
                    $"<w:abstractNum w:abstractNumId=\"{list}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{counted.Value}\"/><w:numFmt w:val=\"{counted.Format}\"/><w:lvlText w:val=\"{counted.Pattern}\"/></w:lvl></w:abstractNum>");
            }

            body.Append(CultureInfo.InvariantCulture, $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{Run(text[label.Length..].TrimStart())}</w:p>");
        }

        var numbers = string.Concat(Enumerable.Range(1, lists.Count).Select(i => $"<w:num w:numId=\"{i}\"><w:abstractNumId w:val=\"{i}\"/></w:num>"));
        return WordFile.FromXml(
            Columns(document.Left, document.Right) + body + Columns(document.Recipients, document.Signature),
            main => WordFile.AddNumbering(main, definitions + numbers));
    }

    /// <summary>The two columns side by side, paragraphs broken by the width of the page, a page number on every page.</summary>
    public static byte[] Pdf(GoldDocument document)
    {
        var file = new PdfFile().Page();
        var (line, page) = (0, 1);
        void Next()
        {
            if (++line < LinesOnPage)
                return;
            file.Page();
            file.Line(295, 800, (++page).ToString(CultureInfo.InvariantCulture));
            line = 1;
        }

        double Y() => 780 - 16 * line;
        void Side(IReadOnlyList<string> left, IReadOnlyList<string> right)
        {
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                if (i < left.Count)
                    file.Line(Centred(150, left[i], 10), Y(), left[i], 10);
                if (i < right.Count)
                    file.Line(Centred(430, right[i], 10), Y(), right[i], 10);
                Next();
            }

            Next();
        }

        Side(document.Left, document.Right);
        var title = document.Body.TakeWhile(b => b.Provision is null && (b.Text.Length < LettersInLine && b.Text[^1] is not ('.' or ';' or ':' or ',') || !b.Text.Any(char.IsLower))).Count();
        foreach (var (text, at) in document.Body.Select((b, i) => (b.Text, i)))
        {
            if (at < title)
            {
                foreach (var piece in Wrap(text))
                {
                    file.Line(Centred(297, piece, 12), Y(), piece);
                    Next();
                }

                continue;
            }

            foreach (var (piece, i) in Wrap(text).Select((piece, i) => (piece, i)))
            {
                file.Line(i == 0 ? 80 : 60, Y(), piece);
                Next();
            }
        }

        Next();
        Side(document.Recipients, document.Signature);
        return file.Build();
    }

    public static byte[] Html(GoldDocument document) => Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Cơ sở dữ liệu văn bản</title></head><body><nav><a href=\"/\">Trang chủ</a><a href=\"/vb\">Văn bản</a></nav><div class=\"content\">"
        + HtmlColumns(document.Left, document.Right) + string.Concat(document.Body.Select(b => $"<p>{Escape(b.Text)}</p>\n")) + HtmlColumns(document.Recipients, document.Signature)
        + "</div><footer>Bản quyền thuộc cổng thông tin</footer></body></html>");

    // Every letter is half as wide as high.
    static double Centred(double middle, string text, double size) => middle - (text.Length * size / 4);

    /// <summary>The mark that a provision begins with, as the corpus types it.</summary>
    static string? Label(string text, string kind)
    {
        var words = kind is "article" or "chapter" or "section" ? 2 : 1;
        var end = -1;
        for (var i = 0; i < words; i++)
            end = text.IndexOf(' ', end + 1) is var blank and >= 0 ? blank : text.Length;
        return kind is "dash" or "plus" or "part" or "appendix" || end > 20 ? null : text[..end];
    }

    static (string Pattern, string Format, int Value)? Counted(string label)
    {
        if (Number.Match(label) is not { Success: true } match)
            return null;
        var n = match.Groups["n"].Value;
        var (format, value) = char.IsAsciiDigit(n[0]) ? ("decimal", int.Parse(n, CultureInfo.InvariantCulture))
            : char.IsAsciiLetterLower(n[0]) ? ("lowerLetter", n[0] - 'a' + 1)
            : ("upperRoman", Text.Vietnamese.RomanNumeral.TryParse(n, out var roman) ? roman : 0);
        // “01.” is not how Word counts.
        return value == 0 || n[0] == '0' ? null : ($"{match.Groups["before"].Value}%1{match.Groups["after"].Value}", format, value);
    }

    static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > LettersInLine)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    static string Columns(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        $"<w:tbl><w:tr><w:tc>{Cell(left)}</w:tc><w:tc>{Cell(right)}</w:tc></w:tr></w:tbl>";

    static string Cell(IReadOnlyList<string> lines) => lines.Count == 0 ? "<w:p/>" : string.Concat(lines.Select(Paragraph));

    static string Paragraph(string text) => $"<w:p>{Run(text)}</w:p>";

    static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    static string HtmlColumns(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        $"<table><tr><td>{string.Join("<br>", left.Select(Escape))}</td><td>{string.Join("<br>", right.Select(Escape))}</td></tr></table>";

    static string Escape(string text) => SecurityElement.Escape(text);
}
