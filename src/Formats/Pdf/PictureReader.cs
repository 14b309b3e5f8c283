using DonDoc.Formats.Outside;

namespace DonDoc.Formats.Pdf;

/// <summary>Reads photographs and scans of pages: png, jpeg, tiff with one page or more.</summary>
static class PictureReader
{
    public static FileReading Read(byte[] content, string name, ReadLimits limits)
    {
        if (limits.RecognisedPages == 0 || Recogniser.Find(limits) is not { } recogniser)
            return FileRefusals.NoTextLayer;
        if (PictureHeader.Of(content) is not { } header)
            return FileRefusals.Damaged;
        if (header.Pages > limits.RecognisedPages)
            return FileRefusals.RecognitionTooCostly(limits.RecognisedPages);
        if (header.Pixels > limits.PicturePixels)
            return FileRefusals.PictureTooLarge(limits.PicturePixels);
        using var folder = new PassingFolder();
        var (end, seen) = Recogniser.Read(recogniser, folder.Add("picture", content), folder, limits.RecognitionTime, limits);
        if (end is OutsideEnd.TooSlow or OutsideEnd.TooMuch)
            return FileRefusals.RecognitionTooCostly(limits.RecognisedPages);
        if (end != OutsideEnd.Done || seen.Count == 0)
            return FileRefusals.NotRecognised;

        var lines = new LineCollector();
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
            Format = header.Format,
            Text = text,
            Pages = pages.Length,
            Recognition = lines.Recognition(text, seen, [.. pages.Select(page => page.Number)]),
            Content = content,
        };
    }
}
