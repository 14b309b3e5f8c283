using System.IO.Compression;
using System.Xml;
using DonDoc.Formats.Pdf;

namespace DonDoc.Formats.Docx;

/// <summary>
/// Reads Word files straight from their XML parts, one paragraph in memory at a time. What a hostile file could do
/// (grow, nest, declare) is stopped in <see cref="OfficePackage"/>. See docs/decisions/reading-word-files.md.
/// </summary>
static class DocxReader
{
    public static FileReading Read(byte[] content, string name, ReadLimits limits)
    {
        if (ZipDirectory.Check(content, limits) is { } refusal)
            return refusal;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var package = new OfficePackage(archive, limits);
            if (package.FindMainPart() is not { } main)
                return FileRefusals.UnknownFormat;
            var lines = new LineCollector(limits.Characters);
            new DocxText(package, main, lines).Write();
            var around = DocxSurroundings.Of(package, main);
            if (EmbeddedFiles.Judge(package, limits) is { } marked)
                return marked;
            if (lines.LettersAndDigits == 0)
            {
                // Scans of pages that somebody pasted into Word.
                byte[][] pictures = [.. package.Pictures(main).Take(limits.RecognisedPages + 1)];
                return pictures.Length == 0 ? FileRefusals.Empty : PictureReader.Read(pictures, content, name, FileFormat.Docx, limits);
            }

            return new ReadDocument
            {
                FileName = name,
                Format = FileFormat.Docx,
                Text = lines.Build(),
                OldEncodings = lines.OldEncodings,
                Content = content,
                Around = around,
            };
        }
        catch (UnpackedTooMuchException)
        {
            return FileRefusals.ZipBomb;
        }
        // What a broken archive or broken XML raises. A document type declaration raises XmlException too: none is allowed.
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            return FileRefusals.Damaged;
        }
    }
}
