using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DonDoc.Formats.Docx.Writing;

/// <summary>
/// An ordinary Word file with placeholders for the parts of a document (<c>{issuer}</c>, <c>{body}</c> …) and a style for each of their
/// levels. One of each layout is built in; an office may have its own. See docs/guide/exports.md.
/// </summary>
public sealed class DocxTemplate
{
    static readonly Lazy<byte[]> Party = new(() => Build("party"));
    static readonly Lazy<byte[]> State = new(() => Build("state"));

    readonly byte[] _content;

    DocxTemplate(byte[] content, OfficeLayout layout) => (_content, Layout) = (content, layout);

    /// <summary>By whose rules the parts are worded; the built-in template of it lends the styles that are missing.</summary>
    public OfficeLayout Layout { get; }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Content => _content;

    public static DocxTemplate BuiltIn(OfficeLayout layout) => new((layout == OfficeLayout.Party ? Party : State).Value, layout);

    /// <summary>Takes an office's own file; a reason in words where it cannot serve.</summary>
    public static (DocxTemplate? Template, FileRefusal? Refusal) Open(byte[] content, OfficeLayout layout, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        limits ??= ReadLimits.Default;
        if (content.Length > limits.FileBytes)
            return (null, FileRefusals.TooLarge(limits.FileBytes));
        return Check(content, limits) is { } refusal ? (null, refusal) : (new DocxTemplate(content, layout), null);
    }

    /// <summary>A copy that is open to be filled.</summary>
    internal WordprocessingDocument Copy(Stream into)
    {
        into.Write(_content);
        into.Position = 0;
        var file = WordprocessingDocument.Open(into, isEditable: true);
        // A template of Word (.dotx) makes documents.
        if (file.DocumentType != WordprocessingDocumentType.Document)
            file.ChangeDocumentType(WordprocessingDocumentType.Document);
        return file;
    }

    static FileRefusal? Check(byte[] content, ReadLimits limits)
    {
        if (FileSignatures.Recognise(content) != FileSignature.Zip)
            return FileRefusals.TemplateNoWord;
        if (ZipDirectory.Check(content, limits) is { } refusal)
            return refusal;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var package = new OfficePackage(archive, limits);
            if (package.FindMainPart() is null)
                return FileRefusals.TemplateNoWord;
            // The library builds trees by recursion: how deep they are is known before.
            foreach (var part in package.Parts.Where(part => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
                package.Open(part)?.Dispose();
            using var file = WordprocessingDocument.Open(new MemoryStream(content, writable: false), isEditable: false);
            return CheckParts(file);
        }
        catch (UnpackedTooMuchException)
        {
            return FileRefusals.ZipBomb;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or OpenXmlPackageException or FileFormatException or UriFormatException or ArgumentException)
        {
            return FileRefusals.Damaged;
        }
    }

    static FileRefusal? CheckParts(WordprocessingDocument file)
    {
        if (file.MainDocumentPart is not { Document.Body: { } body } main)
            return FileRefusals.TemplateNoWord;
        if (main.VbaProjectPart is not null)
            return FileRefusals.TemplateMacros;
        var paragraphs = body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText.Trim()).ToList();
        foreach (var placeholder in Placeholder.All)
        {
            var holders = paragraphs.FindAll(text => text.Contains(placeholder.Token, StringComparison.Ordinal));
            if (placeholder.IsRequired && holders.Count == 0)
                return FileRefusals.TemplateLacks(placeholder.Token);
            if (placeholder.IsAlone && (holders.Count > 1 || holders.Exists(text => text != placeholder.Token)))
                return FileRefusals.TemplateNotAlone(placeholder.Token);
        }

        return null;
    }

    static byte[] Build(string name)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(Resource($"{name}.document.xml"));
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = new Styles(Resource($"{name}.styles.xml"));
            main.AddNewPart<HeaderPart>("rIdPage").Header = new Header(Resource("page-number.xml"));
            main.AddNewPart<HeaderPart>("rIdFirst").Header = new Header(new Paragraph());
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new Settings(
                new Compatibility(
                    // A sentence that was cut over lines is not stretched.
                    new DoNotExpandShiftReturn(),
                    new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
        }

        return stream.ToArray();
    }

    static string Resource(string name)
    {
        using var stream = typeof(DocxTemplate).Assembly.GetManifestResourceStream($"DonDoc.Formats.Docx.Writing.Templates.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
