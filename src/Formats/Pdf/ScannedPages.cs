using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DonDoc.Formats.Outside;
using UglyToad.PdfPig;

namespace DonDoc.Formats.Pdf;

/// <summary>
/// Recognises the pages of a PDF that are pictures. A page is drawn by pdftoppm where it is installed, as a reader would see it; elsewhere its largest
/// picture is taken, which is the page in what most scanners write.
/// </summary>
static class ScannedPages
{
    // Dots an inch. What Tesseract was taught with.
    const double Resolution = 300;
    const double PointsPerInch = 72;

    // A page that says it is ten metres wide is drawn no larger than this, in pixels.
    const double LongestSide = 5_000;

    /// <summary>The pages that could be recognised, by number; and where some were not, why.</summary>
    public static (FileRefusal? Refusal, Dictionary<int, SeenPage> Pages) Read(byte[] content, IReadOnlyList<PageText> pages, ReadLimits limits)
    {
        var seen = new Dictionary<int, SeenPage>();
        if (limits.RecognisedPages == 0 || Recogniser.Find(limits) is not { } recogniser)
            return (FileRefusals.NoTextLayer, seen);
        if (pages.Count > limits.RecognisedPages)
            return (FileRefusals.RecognitionTooCostly(limits.RecognisedPages), seen);
        using var folder = new PassingFolder();
        var painter = OutsideProgram.Find("pdftoppm", limits.ProgramFolders);
        var file = painter is null ? null : folder.Add("file.pdf", content);
        var clock = Stopwatch.StartNew();
        var refusal = (FileRefusal?)null;
        foreach (var page in pages)
        {
            var picture = file is null ? Embedded(content, page.Number, folder, limits) : Paint(painter!, file, page, folder, limits.RecognitionTime - clock.Elapsed, limits);
            var (end, found) = picture is null ? (OutsideEnd.Failed, []) : Recogniser.Read(recogniser, picture, folder, limits.RecognitionTime - clock.Elapsed, limits);
            if (clock.Elapsed > limits.RecognitionTime || end is OutsideEnd.TooSlow or OutsideEnd.TooMuch)
                return (FileRefusals.RecognitionTooCostly(limits.RecognisedPages), seen);
            // A page without words may be a photograph, or one that could not be made out: whoever sent it is told.
            if (found is [var first, ..] && first.Words.Any())
                seen[page.Number] = first;
            else
                refusal = FileRefusals.NotRecognised;
            if (picture is not null)
                File.Delete(picture);
        }

        return (refusal, seen);
    }

    static string? Paint(string painter, string file, PageText page, PassingFolder folder, TimeSpan time, ReadLimits limits)
    {
        var resolution = Math.Min(Resolution, LongestSide * PointsPerInch / Math.Max(1, page.LongestSide));
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        var picture = folder.Place("page-" + number);
        string[] arguments = ["-r", resolution.ToString("0.##", CultureInfo.InvariantCulture), "-gray", "-png", "-singlefile", "-f", number, "-l", number, file, picture];
        return OutsideProgram.Run(painter, arguments, folder.Path, time, limits.ConvertedBytes, limits.Cancellation) == OutsideEnd.Done && File.Exists(picture + ".png")
            ? picture + ".png" : null;
    }

    // As in PdfReader: a parser raises whatever it stumbles over, and then the page has no picture.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See above.")]
    static string? Embedded(byte[] content, int number, PassingFolder folder, ReadLimits limits)
    {
        byte[]? picture;
        try
        {
            using var file = PdfDocument.Open(content, PdfReader.Options(new BoundedFilters(limits, content.Length)));
            var largest = file.GetPage(number).GetImages().MaxBy(image => (long)image.WidthInSamples * image.HeightInSamples);
            if (largest is null || (long)largest.WidthInSamples * largest.HeightInSamples > limits.PicturePixels)
                return null;
            picture = largest.RawBytes is [0xFF, 0xD8, 0xFF, ..] ? largest.RawBytes.ToArray() : largest.TryGetPng(out var png) ? png : null;
        }
        catch (Exception)
        {
            return null;
        }

        return picture is null ? null : folder.Add(string.Create(CultureInfo.InvariantCulture, $"page-{number}"), picture);
    }
}
