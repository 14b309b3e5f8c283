using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DonDoc.Text.Source;
using DonDoc.Text.Vietnamese.Encodings;

namespace DonDoc.Formats;

/// <summary>What became of a file: a read document, or the reason why it was refused. Exactly one of the two is there.</summary>
public sealed record FileReading
{
    FileReading(ReadDocument? document, FileRefusal? refusal) => (Document, Refusal) = (document, refusal);

    public ReadDocument? Document { get; }

    public FileRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsRead => Document is not null;

    public static implicit operator FileReading(ReadDocument document) => FromDocument(document);

    public static implicit operator FileReading(FileRefusal refusal) => FromRefusal(refusal);

    public static FileReading FromDocument(ReadDocument document) => new(document, null);

    public static FileReading FromRefusal(FileRefusal refusal) => new(null, refusal);
}

/// <summary>A file whose text was read.</summary>
public sealed record ReadDocument
{
    /// <summary>Bare file name, cleaned by <see cref="FileNames.Clean"/>.</summary>
    public required string FileName { get; init; }

    public required FileFormat Format { get; init; }

    public required SourceText Text { get; init; }

    /// <summary>Number of pages, or null where the format has none.</summary>
    public int? Pages { get; init; }

    /// <summary>
    /// Numbers, from 1, of pages that hold a picture and no text: scanned pages whose words are not in <see cref="Text"/>.
    /// </summary>
    public IReadOnlyList<int> PagesWithoutText { get; init; } = [];

    /// <summary>Where pages were pictures whose words were recognised; null where all of the text stood in the file.</summary>
    public Recognition? Recognition { get; init; }

    /// <summary>Old encodings from which parts of <see cref="Text"/> were turned into Unicode.</summary>
    public IReadOnlyCollection<OldEncoding> OldEncodings { get; init; } = [];

    /// <summary>As people call them.</summary>
    public IEnumerable<string> OldEncodingNames => OldEncodings.Select(encoding => encoding switch
    {
        OldEncoding.Tcvn3 => "TCVN3 (ABC)",
        OldEncoding.Vni => "VNI",
        _ => "VIQR",
    });

    /// <summary>The file as it came.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What stands in the file besides <see cref="Text"/>.</summary>
    internal Surroundings Around { get; init; } = new();

    /// <summary>
    /// What whoever sent the file must know although it was read, in sentences: <see cref="Recognition"/>, <see cref="PagesWithoutText"/>,
    /// <see cref="OldEncodings"/>. Null when there is nothing to say. English for English cultures, otherwise Vietnamese.
    /// </summary>
    public string? Warning(CultureInfo culture)
    {
        var sentences = new List<string>();
        if (Recognition is { } recognition)
            sentences.Add(FileRefusal.Words("file.recognised", [recognition.Confidence], culture));
        if (PagesWithoutText.Count > 0)
            sentences.Add(FileRefusal.Words("file.pages_without_text", [string.Join(", ", PagesWithoutText)], culture));
        if (OldEncodings.Count > 0)
            sentences.Add(FileRefusal.Words("file.old_encoding", [string.Join(", ", OldEncodingNames)], culture));
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}
