using System.Buffers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RunText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>Puts values where a template names them. Word may have cut a placeholder over several runs; the first keeps its look for the value.</summary>
static class TemplateFilling
{
    static readonly SearchValues<char> RuleSigns = SearchValues.Create("-–—_* ");

    /// <summary>Fills the values of one line, in the body and in the margins of the pages.</summary>
    public static void Fill(MainDocumentPart main, IReadOnlyDictionary<Placeholder, string?> values)
    {
        OpenXmlElement[] roots = [main.Document!.Body!, .. main.HeaderParts.Select(part => part.Header!), .. main.FooterParts.Select(part => part.Footer!)];
        foreach (var paragraph in roots.SelectMany(root => root.Descendants<Paragraph>()).ToList())
        {
            if (!paragraph.InnerText.Contains('{', StringComparison.Ordinal))
                continue;
            foreach (var (placeholder, value) in values)
                Fill(paragraph, placeholder.Token, value);
        }
    }

    /// <summary>The paragraph in which a placeholder stands alone.</summary>
    public static Paragraph? Find(OpenXmlElement root, Placeholder placeholder) =>
        (root is Paragraph self ? [self] : root.Descendants<Paragraph>()).FirstOrDefault(paragraph => paragraph.InnerText.Trim() == placeholder.Token);

    /// <summary>Puts elements in the place of a paragraph.</summary>
    public static void Replace(Paragraph paragraph, IEnumerable<OpenXmlElement> elements)
    {
        // One behind the other: the library looks through all that stands before to put something before.
        OpenXmlElement behind = paragraph;
        foreach (var element in elements)
            behind = behind.InsertAfterSelf(element);
        if (behind == paragraph)
            Remove(paragraph);
        else
            paragraph.Remove();
    }

    /// <summary>A cell ends with a paragraph, whatever it holds.</summary>
    public static void Remove(Paragraph paragraph)
    {
        if (paragraph.Parent is TableCell cell && cell.LastChild == paragraph && cell.Elements<Paragraph>().Take(2).Count() < 2)
            paragraph.RemoveAllChildren<Run>();
        else
            paragraph.Remove();
    }

    static void Fill(Paragraph paragraph, string token, string? value)
    {
        for (var from = 0; Find(paragraph, token, from) is { } at;)
        {
            if (string.IsNullOrEmpty(value) && paragraph.InnerText.Trim() == token)
            {
                Drop(paragraph);
                return;
            }

            // “{place}, {date}” without a place has no comma.
            var length = token.Length;
            if (string.IsNullOrEmpty(value) && paragraph.InnerText.AsSpan(at + length).StartsWith(", "))
                length += 2;
            Cut(paragraph, at, length, value ?? "");
            // What was put in is no template.
            from = at + (value?.Replace("\n", "", StringComparison.Ordinal).Length ?? 0);
        }
    }

    static int? Find(Paragraph paragraph, string token, int from)
    {
        var text = string.Concat(paragraph.Descendants<RunText>().Select(piece => piece.Text));
        return from <= text.Length && text.IndexOf(token, from, StringComparison.Ordinal) is >= 0 and var at ? at : null;
    }

    // With the rule under it, where there is one.
    static void Drop(Paragraph paragraph)
    {
        if (paragraph.NextSibling() is Paragraph next && next.InnerText.Length > 0 && !next.InnerText.AsSpan().ContainsAnyExcept(RuleSigns) && paragraph.Parent is Body)
            next.Remove();
        Remove(paragraph);
    }

    static void Cut(Paragraph paragraph, int start, int length, string value)
    {
        var at = 0;
        var isPut = false;
        foreach (var piece in paragraph.Descendants<RunText>().ToList())
        {
            var text = piece.Text;
            var (first, last) = (Math.Max(start - at, 0), Math.Min(start + length - at, text.Length));
            at += text.Length;
            if (first >= text.Length || last <= 0)
                continue;
            var (before, after) = (text[..first], text[last..]);
            piece.Space = SpaceProcessingModeValues.Preserve;
            if (isPut)
            {
                piece.Text = after;
                continue;
            }

            isPut = true;
            piece.Text = before;
            OpenXmlElement behind = piece;
            foreach (var element in Runs.Content(value).Append(new RunText(after) { Space = SpaceProcessingModeValues.Preserve }))
                behind = behind.InsertAfterSelf(element);
        }
    }
}
