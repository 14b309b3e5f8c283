using DonDoc.Text.Extraction.Secrecy;

namespace DonDoc.Formats;

/// <summary>Every reason for which a file is refused, a line each. Words are in FileRefusals.resx and FileRefusals.en.resx.</summary>
public static class FileRefusals
{
    public static readonly FileRefusal BadName = Plain("file.bad_name");
    public static readonly FileRefusal ConversionTooCostly = Plain("file.conversion_too_costly");
    public static readonly FileRefusal Damaged = Plain("file.damaged");
    public static readonly FileRefusal Empty = Plain("file.empty");
    public static readonly FileRefusal Encoding = Plain("file.encoding");
    public static readonly FileRefusal Encrypted = Plain("file.encrypted");
    public static readonly FileRefusal LegacyWord = Plain("file.legacy_word");
    public static readonly FileRefusal NoTextLayer = Plain("file.no_text_layer");
    /// <summary>Unknown, or of a kind that cannot be looked into: names the kinds that are kept as evidence.</summary>
    public static readonly FileRefusal NotEvidence = Plain("file.not_evidence");

    public static readonly FileRefusal NotConverted = Plain("file.not_converted");
    public static readonly FileRefusal NotRecognised = Plain("file.not_recognised");

    /// <summary>The scanner for viruses that is configured gave no verdict.</summary>
    public static readonly FileRefusal NotScanned = Plain("file.not_scanned");

    /// <summary>Neither a workbook of Excel nor a table of comma-separated values.</summary>
    public static readonly FileRefusal NotSheet = Plain("file.not_sheet");
    public static readonly FileRefusal NotText = Plain("file.not_text");
    public static readonly FileRefusal TemplateMacros = Plain("file.template_macros");
    public static readonly FileRefusal TemplateNoWord = Plain("file.template_no_word");
    public static readonly FileRefusal TooLong = Plain("file.too_long");
    public static readonly FileRefusal Truncated = Plain("file.truncated");
    public static readonly FileRefusal UnknownFormat = Plain("file.unknown_format");
    public static readonly FileRefusal UnmappedFonts = Plain("file.unmapped_fonts");
    public static readonly FileRefusal Unreadable = Plain("file.unreadable");
    public static readonly FileRefusal ZipBomb = Plain("file.zip_bomb");

    public static FileRefusal TooLarge(long limit) => new("file.too_large", [Math.Max(1, limit / 1_000_000)]);

    /// <summary>{0} files at most are one document.</summary>
    public static FileRefusal TooManyParts(int most) => new("file.too_many_parts", [most]);

    /// <summary>{0} rows at most are taken at once.</summary>
    public static FileRefusal TooManyRows(int most) => new("file.too_many_rows", [most]);

    /// <summary>{0} is what the scanner calls it.</summary>
    public static FileRefusal Infected(string name) => new("file.infected", [name]);

    public static FileRefusal PictureTooLarge(long pixels) => new("file.picture_too_large", [pixels / 1_000_000]);

    /// <summary>More pages that are pictures than are recognised in one file, or it took too long.</summary>
    public static FileRefusal RecognitionTooCostly(int pages) => new("file.recognition_too_costly", [pages]);

    /// <summary>The template does not say where a part of the document goes: {0}.</summary>
    public static FileRefusal TemplateLacks(string placeholder) => new("file.template_lacks", [placeholder]);

    /// <summary>Paragraphs go there: {0} stands once, and alone in its paragraph.</summary>
    public static FileRefusal TemplateNotAlone(string placeholder) => new("file.template_not_alone", [placeholder]);

    /// <summary>The file is marked as secret: {0} is the level in the words of the law.</summary>
    public static FileRefusal Classified(SecrecyMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return new("file.classified_" + mark.Place.ToString().ToLowerInvariant(), [LevelWords(mark.Level)]) { Mark = mark };
    }

    static string LevelWords(SecrecyLevel level) => level switch
    {
        SecrecyLevel.TuyetMat => "Tuyệt mật",
        SecrecyLevel.ToiMat => "Tối mật",
        _ => "Mật",
    };

    /// <summary>All the codes, for checks that every one has its words.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "file.bad_name", "file.classified_header", "file.classified_margin", "file.classified_number", "file.classified_property",
        "file.classified_stamp", "file.classified_statement", "file.classified_title", "file.conversion_too_costly", "file.damaged", "file.empty", "file.encoding", "file.encrypted", "file.infected", "file.legacy_word", "file.no_text_layer",
        "file.not_converted", "file.not_evidence", "file.not_recognised", "file.not_scanned", "file.not_sheet", "file.not_text", "file.picture_too_large", "file.recognition_too_costly",
        "file.template_lacks", "file.template_macros", "file.template_no_word", "file.template_not_alone", "file.too_large", "file.too_long", "file.too_many_parts", "file.too_many_rows", "file.truncated", "file.unknown_format", "file.unmapped_fonts", "file.unreadable", "file.zip_bomb",
    ];

    static FileRefusal Plain(string code) => new(code, []);
}
