using System.Diagnostics;
using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Pdf;

/// <summary>Reads photographs and scans of pages: png, jpeg, tiff with one page or more; also those that were pasted into a Word file.</summary>
static class PictureReader
{
    public static FileReading Read(byte[] content, string name, ReadLimits limits) =>
        Read([content], content, name, PictureHeader.Of(content)?.Format ?? default, limits);

    /// <summary>Pictures of pages that stand in a file, one after another.</summary>
    /// <param name="format">Of the file.</param>
    public static FileReading Read(IReadOnlyList<byte[]> pictures, byte[] content, string name, FileFormat format, ReadLimits limits)
    {
        if (limits.RecognisedPages == 0 || Recogniser.Find(limits) is not { } recogniser)
            return FileRefusals.NoTextLayer;
        var headers = pictures.Select(picture => PictureHeader.Of(picture)).ToList();
        if (headers.Exists(header => header is null))
            return FileRefusals.Damaged;
        if (headers.Sum(header => header!.Value.Pages) > limits.RecognisedPages)
            return FileRefusals.RecognitionTooCostly(limits.RecognisedPages);
        if (headers.Exists(header => header!.Value.Pixels > limits.PicturePixels))
            return FileRefusals.PictureTooLarge(limits.PicturePixels);
        using var folder = new PassingFolder();
        var clock = Stopwatch.StartNew();
        var seen = new List<SeenPage>();
        for (var i = 0; i < pictures.Count; i++)
        {
            var (end, found) = Recogniser.Read(recogniser, folder.Add($"picture-{i}", pictures[i]), folder, limits.RecognitionTime - clock.Elapsed, limits);
            if (end is OutsideEnd.TooSlow or OutsideEnd.TooMuch || clock.Elapsed > limits.RecognitionTime)
                return FileRefusals.RecognitionTooCostly(limits.RecognisedPages);
            if (end != OutsideEnd.Done)
                return FileRefusals.NotRecognised;
            seen.AddRange(found);
        }

        if (seen.Count == 0)
            return FileRefusals.NotRecognised;
        var lines = new LineCollector(limits.Characters);
        var reader = new PdfLines(lines);
        PageText[] pages = [.. seen.Select((page, i) => new PageText(i + 1, reader.Of(page), page.Words.Sum(word => word.Text.Length), HasPictures: true))];
        PdfMargins.Mark(pages);
        PdfParagraphs.Write(pages, lines);
        if (lines.LettersAndDigits == 0)
            return FileRefusals.Empty;
        var text = lines.Build();
        return new ReadDocument
        {
            FileName = name,
            Format = format,
            Text = text,
            Pages = pages.Length,
            Recognition = lines.Recognition(text, seen, [.. pages.Select(page => page.Number)]),
            Content = content,
        };
    }
}
