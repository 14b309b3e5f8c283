using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DonDoc.Text.Structure;
using DonDoc.Text.Vietnamese;
using Outline = DonDoc.Text.Structure.Outline;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>
/// Sets a document anew as a Word file: its header block, body, tables and signature in the form of a template. What is read from the
/// file is the outline that was written. Knows texts only, no records.
/// </summary>
public sealed class DocxWriter
{
    // A4 with the margins of both layouts, in twentieths of a point.
    const int UsualWidth = 9355;

    // Columns of a table on a page that stands.
    const int MostUpright = 7;

    readonly IReadOnlyList<string> _issuing;
    readonly IReadOnlyList<string> _notes;
    readonly IReadOnlyList<LayoutBlock> _blocks;
    readonly Outline _outline;
    readonly OfficeLayout _office;
    readonly Body _body;
    readonly TemplateStyles _styles;
    readonly int _width;

    // The part of the template with the signature, to be filled once for each closing.
    readonly List<OpenXmlElement> _closing;

    DocxWriter(Outline outline, IReadOnlyList<string> issuing, IReadOnlyList<string> notes, IReadOnlyList<LayoutBlock> blocks, bool isLandscape, OfficeLayout office, MainDocumentPart main)
    {
        (_outline, _issuing, _notes, _blocks, _office, _body) = (outline, issuing, notes, blocks, office, main.Document!.Body!);
        if (isLandscape)
            Turn(_body);
        _styles = new TemplateStyles(main, office);
        _width = Width(_body.Elements<SectionProperties>().LastOrDefault());
        _closing = [.. new[] { Placeholder.Signature, Placeholder.Recipients }
            .Select(placeholder => TopOf(TemplateFilling.Find(_body, placeholder)!)).Distinct()];
    }

    /// <param name="outline">What the text says of itself; what it leaves out may have been completed from elsewhere.</param>
    public static byte[] Write(Outline outline, DocumentLayout layout, DocxTemplate template)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Write(outline, layout.Issuing, layout.Notes, layout.Blocks(), template, isLandscape: false);
    }

    /// <summary>Sets what was put together from blocks and stands in no text: a table for a meeting, on pages that lie where it is wide.</summary>
    public static byte[] Write(Outline outline, IReadOnlyList<string> notes, IReadOnlyList<LayoutBlock> blocks, DocxTemplate template, bool isLandscape) =>
        Write(outline, [], notes, blocks, template, isLandscape);

    static byte[] Write(Outline outline, IReadOnlyList<string> issuing, IReadOnlyList<string> notes, IReadOnlyList<LayoutBlock> blocks, DocxTemplate template, bool isLandscape)
    {
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(template);
        using var stream = new MemoryStream();
        using (var file = template.Copy(stream))
        {
            var main = file.MainDocumentPart!;
            var writer = new DocxWriter(outline, issuing, notes, blocks, isLandscape, template.Layout, main);
            TemplateFilling.Fill(main, writer.Values());
            writer.WriteBody();
            file.PackageProperties.Title = Runs.Clean(outline.Subject ?? "");
        }

        return stream.ToArray();
    }

    Dictionary<Placeholder, string?> Values()
    {
        // A letter has no title; its subject stands under its number.
        var isLetter = _outline.Type is null or "công văn";
        var bodies = _issuing.Count > 0
            ? _issuing
            : [.. new[] { _outline.Superior, _outline.Issuer }.OfType<string>().Select(body => body.ToUpper(CultureInfo.InvariantCulture))];
        var number = _outline.Number ?? "…";
        if (isLetter && _outline.Subject is { } about)
            number = $"{number}\n{(SearchKey.Of(about).StartsWith("v/v", StringComparison.Ordinal) || SearchKey.Of(about).StartsWith("ve viec", StringComparison.Ordinal) ? about : $"V/v {about}")}";
        return new()
        {
            [Placeholder.Superior] = string.Join('\n', bodies.SkipLast(1)),
            [Placeholder.Issuer] = bodies is [.., var last] ? last : null,
            [Placeholder.Number] = number,
            [Placeholder.Place] = _outline.Place,
            [Placeholder.Date] = _outline.IssueDate is { } day ? Date(day) : "ngày … tháng … năm …",
            [Placeholder.Type] = isLetter ? null : _outline.Type!.ToUpper(CultureInfo.InvariantCulture),
            [Placeholder.Subject] = isLetter ? null : _outline.Subject,
        };
    }

    // Days below ten and the first two months have a nought before them, so that no figure can be put there.
    static string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month <= 2 ? day.Month.ToString("00", CultureInfo.InvariantCulture) : day.Month)} năm {day.Year}");

    void WriteBody()
    {
        var own = Own(_blocks);
        var (signature, recipients) = Closing(_blocks, own, out var borrowed);
        var elements = _notes.Select(note => (OpenXmlElement)_styles.Paragraph(TemplateStyle.Note, Runs.Of(note))).ToList();
        var enclosed = new List<OpenXmlElement>();
        var last = _body.Elements().Last(element => element is not SectionProperties);
        var width = own >= 0 && _blocks.Skip(own + 1).OfType<LayoutTable>().Any(IsWide) && LieDown(ref last) ? Width(_body.Elements<SectionProperties>().LastOrDefault()) : _width;
        for (var i = 0; i < _blocks.Count; i++)
        {
            if (i == own || i == borrowed)
                continue;
            if (i < own || own < 0)
                elements.AddRange(Elements(_blocks[i], _width));
            else
                enclosed.AddRange(Elements(_blocks[i], width));
        }

        foreach (var element in enclosed)
            last = last.InsertAfterSelf(element);
        foreach (var part in _closing)
            Fill(part, signature, recipients);
        TemplateFilling.Replace(TemplateFilling.Find(_body, Placeholder.Body)!, elements);
    }

    // The first closing is the document's own; those of what is enclosed come behind it.
    static int Own(IReadOnlyList<LayoutBlock> blocks)
    {
        var first = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not LayoutClosing closing)
                continue;
            if (closing.Signature.Count > 0)
                return i;
            first = first < 0 ? i : first;
        }

        return first;
    }

    // The recipients may stand apart from the signature; on paper they stand beside it.
    static (IReadOnlyList<string> Signature, IReadOnlyList<string> Recipients) Closing(IReadOnlyList<LayoutBlock> blocks, int own, out int borrowed)
    {
        borrowed = -1;
        if (own < 0)
            return ([], []);
        var closing = (LayoutClosing)blocks[own];
        for (var i = 0; closing.Recipients.Count == 0 && i < blocks.Count; i++)
        {
            if (blocks[i] is not LayoutClosing { Signature.Count: 0, Recipients.Count: > 0 } apart)
                continue;
            borrowed = i;
            return (closing.Signature, apart.Recipients);
        }

        return (closing.Signature, closing.Recipients);
    }

    IEnumerable<OpenXmlElement> Elements(LayoutBlock block, int width)
    {
        switch (block)
        {
            case LayoutParagraph paragraph:
                yield return Paragraph(paragraph);
                break;
            case LayoutTable table:
                yield return TableElement.Of(table, _styles, width);
                // Two tables that touch would be one.
                yield return _styles.Paragraph(TemplateStyle.Cell);
                break;
            case LayoutClosing closing:
                foreach (var part in _closing)
                {
                    var copy = part.CloneNode(deep: true);
                    if (copy is Paragraph)
                        copy = new SdtBlock(new SdtContentBlock(copy));
                    Fill(copy, closing.Signature, closing.Recipients);
                    yield return copy;
                    yield return _styles.Paragraph(TemplateStyle.Cell);
                }

                break;
        }
    }

    Paragraph Paragraph(LayoutParagraph block)
    {
        if (block.Opens is { } node)
        {
            var style = TemplateStyle.Of(node);
            // An appendix begins on a page of its own, its title does not.
            if (block.Role == LayoutRole.Heading)
                return _styles.Paragraph(node.Kind == "appendix" ? TemplateStyle.Title : style, Runs.Of(block.Text, _styles.Id(TemplateStyle.Lead)));
            // The whole line where it is a title, of an article its label.
            var lead = node.Heading is not null ? block.Text.Length : node.Kind == "article" ? Math.Min(node.Label.Length, block.Text.Length) : 0;
            return lead == 0 ? _styles.Paragraph(style, Runs.Of(block.Text))
                : lead == block.Text.Length ? _styles.Paragraph(style, Runs.Of(block.Text, _styles.Id(TemplateStyle.Lead)))
                : _styles.Paragraph(style, Runs.Of(block.Text[..lead], _styles.Id(TemplateStyle.Lead)), Runs.Of(block.Text[lead..]));
        }

        return _styles.Paragraph(block.Role switch { LayoutRole.Title => TemplateStyle.Title, LayoutRole.Note => TemplateStyle.Note, _ => TemplateStyle.Words }, Runs.Of(block.Text));
    }

    void Fill(OpenXmlElement part, IReadOnlyList<string> signature, IReadOnlyList<string> recipients)
    {
        if (TemplateFilling.Find(part, Placeholder.Signature) is { } signer)
            TemplateFilling.Replace(signer, Signature(signature));
        if (TemplateFilling.Find(part, Placeholder.Recipients) is not { } recipient)
            return;
        if (recipients.Count == 0 && recipient.Parent is TableCell cell)
        {
            // “Nơi nhận:” with nobody under it.
            foreach (var paragraph in cell.Elements<Paragraph>().ToList())
                TemplateFilling.Remove(paragraph);
        }
        else
        {
            TemplateFilling.Replace(recipient, recipients.Select((to, i) => _styles.Paragraph(TemplateStyle.Recipient, Runs.Of(Recipient(to, i == recipients.Count - 1)))));
        }
    }

    string Recipient(string to, bool isLast) => $"- {to}{(isLast ? "." : _office == OfficeLayout.Party ? "," : ";")}";

    IEnumerable<Paragraph> Signature(IReadOnlyList<string> lines)
    {
        var isSigned = lines.Any(IsSigned);
        for (var i = 0; i < lines.Count; i++)
        {
            var style = IsSigned(lines[i]) ? TemplateStyle.Signed
                : i == lines.Count - 1 && i > 0 && !isSigned ? TemplateStyle.SignerName
                : TemplateStyle.Signature;
            yield return _styles.Paragraph(style, Runs.Of(lines[i]));
        }
    }

    static bool IsSigned(string line) => line is ['(' or '[', .., ')' or ']'];

    static OpenXmlElement TopOf(OpenXmlElement element)
    {
        while (element.Parent is not (Body or null))
            element = element.Parent;
        return element;
    }

    // A table of tasks has eight columns where somebody answers for each by position: on a page that stands no cell holds a line.
    static bool IsWide(LayoutTable table) => table.Rows.Max(row => row.Cells.Count) > MostUpright;

    // The pages behind this element lie; those before it stand as they did. False where all lie already.
    bool LieDown(ref OpenXmlElement last)
    {
        if (_body.Elements<SectionProperties>().LastOrDefault() is not { } section)
            return false;
        var standing = (SectionProperties)section.CloneNode(deep: true);
        if (!Turn(section))
            return false;
        last = last.InsertAfterSelf(new Paragraph(new ParagraphProperties(standing)));
        return true;
    }

    // The margins stay; header block and signature, which are as wide as a page that stands, come to its middle.
    static void Turn(Body body)
    {
        if (body.Elements<SectionProperties>().LastOrDefault() is not { } section || !Turn(section))
            return;
        foreach (var frame in body.Elements<Table>())
            (frame.GetFirstChild<TableProperties>() ?? frame.PrependChild(new TableProperties())).TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center };
    }

    static bool Turn(SectionProperties section)
    {
        if (section.GetFirstChild<PageSize>() is not { Width: { } width, Height: { } height } page || width >= height)
            return false;
        (page.Width, page.Height, page.Orient) = (height.Value, width.Value, PageOrientationValues.Landscape);
        return true;
    }

    static int Width(SectionProperties? section) =>
        section?.GetFirstChild<PageSize>()?.Width?.Value is { } page && section.GetFirstChild<PageMargin>() is { Left.Value: var left, Right.Value: var right } && page > left + right
            ? (int)(page - left - right)
            : UsualWidth;
}
