using DonDoc.Formats.Docx;
using DonDoc.Formats.Html;
using DonDoc.Formats.Joined;
using DonDoc.Formats.Outside;
using DonDoc.Formats.Pdf;
using DonDoc.Formats.PlainText;
using DonDoc.Text.Source;

namespace DonDoc.Formats;

/// <summary>
/// Reads the text of a file. What the file is, is decided by its content; the name only breaks ties. Whatever the bytes
/// are, the answer is a document or a refusal, never an exception.
/// </summary>
public static class DocumentReader
{
    /// <summary>Why a file is refused for its name alone, its folders with it: a mark of secrecy. Asked before anything else is said of the file.</summary>
    public static FileRefusal? JudgeName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        // Also without what cannot be seen, and also where the clean name is cut.
        return SecrecyGate.Check(fileName, null, new()) ?? (FileNames.Clean(fileName) is { } name ? SecrecyGate.Check(name, null, new()) : null);
    }

    /// <summary>
    /// Reads a file that is in memory. The document keeps <paramref name="content"/>, which must not change afterwards.
    /// </summary>
    public static FileReading Read(byte[] content, string fileName, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= ReadLimits.Default;
        if (FileNames.Clean(fileName) is not { } name)
            return FileRefusals.BadName;
        if (JudgeName(fileName) is { } marked)
            return marked;
        if (content.Length > limits.FileBytes)
            return FileRefusals.TooLarge(limits.FileBytes);
        if (content.Length == 0)
            return FileRefusals.Empty;
        var reading = ReadBounded(content, name, limits);
        return SecrecyGate.Check(name, reading.Document?.Text, reading.Document?.Around ?? new()) is { } refusal ? refusal : reading;
    }

    static FileReading ReadBounded(byte[] content, string name, ReadLimits limits)
    {
        try
        {
            return ReadContent(content, name, limits);
        }
        catch (BlockTooLargeException)
        {
            return FileRefusals.TooLong;
        }
    }

    static FileReading ReadContent(byte[] content, string name, ReadLimits limits) => FileSignatures.Recognise(content) switch
    {
        FileSignature.Pdf => PdfReader.Read(content, name, limits),
        FileSignature.Zip => JoinedFiles.Is(name) ? JoinedFiles.Read(content, name, limits) : DocxReader.Read(content, name, limits),
        FileSignature.Compound => LegacyOffice.Judge(content) is { } refusal ? refusal : LegacyWord.Read(content, name, FileFormat.Doc, limits),
        FileSignature.Rtf => LegacyWord.Read(content, name, FileFormat.Rtf, limits),
        FileSignature.Picture => PictureReader.Read(content, name, limits),
        FileSignature.Other => FileRefusals.UnknownFormat,
        _ => ReadText(content, name, limits),
    };

    /// <summary>
    /// Reads a file from a stream. A stream that says it is too long is refused unread; one that does not say is read
    /// no further than the limit.
    /// </summary>
    /// <exception cref="IOException">The stream failed: an outage, not a property of the file.</exception>
    public static async Task<FileReading> ReadAsync(
        Stream stream, string fileName, ReadLimits? limits = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= ReadLimits.Default;
        if (FileNames.Clean(fileName) is null)
            return FileRefusals.BadName;
        if (JudgeName(fileName) is { } marked)
            return marked;
        if (stream.CanSeek && stream.Length - stream.Position > limits.FileBytes)
            return FileRefusals.TooLarge(limits.FileBytes);
        using var buffer = new MemoryStream(stream.CanSeek ? (int)(stream.Length - stream.Position) : 0);
        var block = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(block, cancellation)) > 0)
        {
            if (buffer.Length + read > limits.FileBytes)
                return FileRefusals.TooLarge(limits.FileBytes);
            buffer.Write(block, 0, read);
        }

        var content = buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
        return Read(content, fileName, limits with { Cancellation = cancellation });
    }

    static FileReading ReadText(byte[] content, string name, ReadLimits limits)
    {
        var extension = FileNames.Extension(name);
        var isNamedText = extension is ".txt" or ".md" or ".markdown" or ".htm" or ".html" or ".text" or "";
        var decoded = TextEncodings.Decode(content, HtmlReader.DeclaredCharset(content));
        if (decoded.Text is not { } text)
            return decoded.Refusal == FileRefusals.NotText && !isNamedText ? FileRefusals.UnknownFormat : decoded.Refusal!;
        if (!text.Any(char.IsLetterOrDigit))
            return FileRefusals.Empty;
        if (HtmlReader.IsHtml(text, extension is ".htm" or ".html"))
            return HtmlReader.Read(text, content, name, limits);
        var isMarkdown = extension is ".md" or ".markdown";
        var plain = new SourceTextBuilder();
        plain.Append(isMarkdown ? MarkdownMarks.OffAll(text) : text);
        var encoding = plain.FindOldEncoding();
        return new ReadDocument
        {
            FileName = name,
            Format = isMarkdown ? FileFormat.Markdown : FileFormat.PlainText,
            Text = plain.Build(encoding),
            OldEncodings = encoding is { } old ? [old] : [],
            Content = content,
        };
    }
}
