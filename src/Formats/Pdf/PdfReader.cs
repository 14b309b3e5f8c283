using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace DonDoc.Formats.Pdf;

/// <summary>Reads the text layer of PDF files, page by page.</summary>
static class PdfReader
{
    // Fewer letters on a page that shows a picture are a stamp or the note of a digital signature on a scan.
    const int FewLetters = 200;

    // Within this many bytes from the end a whole file says %%EOF; some writers add a few blanks or notes.
    const int EndWithin = 4096;

    const int MaxStackDepth = 128;

    // A parser for a format with this many ways to be broken raises whatever it stumbles over; to the reader of the
    // file it is all the same: the file is damaged. Nothing of ours is inside the try.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See above.")]
    public static FileReading Read(byte[] content, string name, ReadLimits limits)
    {
        if (content.AsSpan(Math.Max(0, content.Length - EndWithin)).IndexOf("%%EOF"u8) < 0)
            return FileRefusals.Truncated;
        var filters = new BoundedFilters(limits, content.Length);
        var around = new Surroundings();
        var lines = new LineCollector();
        List<PageText>? pages;
        try
        {
            pages = ReadPages(content, filters, limits, around, new PdfLines(lines));
        }
        catch (PdfDocumentEncryptedException)
        {
            return FileRefusals.Encrypted;
        }
        catch (Exception)
        {
            return filters.Refusal ?? FileRefusals.Damaged;
        }

        if (filters.Refusal is { } refusal)
            return refusal;
        if (pages is null)
            return FileRefusals.TooLong;
        if (pages.Count == 0 || filters.WasBroken)
            return FileRefusals.Damaged;
        // A scan too may say in its properties or notes what it is.
        if (SecrecyGate.Check(name, null, around) is { } classified)
            return classified;
        if (pages.TrueForAll(p => p.Letters == 0 || p.Letters < FewLetters && p.HasPictures))
            return pages.Exists(p => p.HasPictures || p.Letters > 0) ? FileRefusals.NoTextLayer : FileRefusals.Empty;

        PdfMargins.Mark(pages);
        PdfParagraphs.Write(pages, lines);
        return new ReadDocument
        {
            FileName = name,
            Format = FileFormat.Pdf,
            Text = lines.Build(),
            Pages = pages.Count,
            PagesWithoutText = [.. pages.Where(p => p.Letters == 0 && p.HasPictures).Select(p => p.Number)],
            OldEncodings = lines.OldEncodings,
            Content = content,
            Around = around,
        };
    }

    // Null when there are more pages or characters than allowed. Stops at the first page that costs too much.
    static List<PageText>? ReadPages(byte[] content, BoundedFilters filters, ReadLimits limits, Surroundings around, PdfLines reader)
    {
        var options = new ParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            MaxStackDepth = MaxStackDepth,
            FilterProvider = filters,
        };
        using var file = PdfDocument.Open(content, options);
        if (file.NumberOfPages > limits.Pages)
            return null;
        file.AddPageFactory(new DrawnText(file, filters, limits));
        PdfSurroundings.AddProperties(file, around);
        var characters = 0L;
        var pages = new List<PageText>(file.NumberOfPages);
        for (var number = 1; number <= file.NumberOfPages; number++)
        {
            if (file.GetPage<PageCost>(number).Refusal is { } costly)
            {
                filters.Refuse(costly);
                return null;
            }

            var page = file.GetPage(number);
            characters += page.Letters.Sum(l => (long)l.Value.Length);
            if (filters.Refusal is not null || page.Letters.Count > limits.PageLetters || characters > limits.Characters)
                return null;
            var lines = reader.Of(page.Letters, PdfTables.Find(page.Paths));
            pages.Add(new PageText(number, lines, page.Letters.Count(l => l.Value.Any(char.IsLetterOrDigit)), page.NumberOfImages > 0));
            PdfSurroundings.AddEdges(page, lines, around);
        }

        return pages;
    }
}
