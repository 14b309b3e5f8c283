using System.Diagnostics.CodeAnalysis;
using DonDoc.Formats.Outside;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace DonDoc.Formats.Pdf;

/// <summary>Reads the text layer of PDF files, page by page; pages that are pictures are recognised.</summary>
static class PdfReader
{
    // Fewer letters on a page that shows a picture are a stamp or the note of a digital signature on a scan.
    const int FewLetters = 200;

    // Within this many bytes from the end a whole file says %%EOF; some writers add a few blanks or notes.
    const int EndWithin = 4096;

    const int MaxStackDepth = 128;

    // A few signs of a font of ornaments may have no letters; a word may not.
    const double MostUnmapped = 0.05;

    // A parser for a format with this many ways to be broken raises whatever it stumbles over; to the reader of the
    // file it is all the same: the file is damaged. Nothing of ours is inside the try.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See above.")]
    public static FileReading Read(byte[] content, string name, ReadLimits limits)
    {
        if (content.AsSpan(Math.Max(0, content.Length - EndWithin)).IndexOf("%%EOF"u8) < 0)
            return FileRefusals.Truncated;
        var filters = new BoundedFilters(limits, content.Length);
        var around = new Surroundings();
        var lines = new LineCollector(limits.Characters);
        var reader = new PdfLines(lines);
        List<PageText>? pages;
        try
        {
            pages = ReadPages(content, filters, limits, around, reader);
        }
        catch (PdfDocumentEncryptedException)
        {
            return FileRefusals.Encrypted;
        }
        catch (Exception e) when (e is not BlockTooLargeException)
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
        var isScan = pages.TrueForAll(p => p.Letters == 0 || p.Letters < FewLetters && p.HasPictures);
        if (isScan && !pages.Exists(p => p.HasPictures || p.IsUnmapped || p.Letters > 0))
            return FileRefusals.Empty;
        var pictures = pages.Where(p => isScan || p.IsUnmapped || p.Letters == 0 && p.HasPictures).ToList();
        var seen = new Dictionary<int, SeenPage>();
        if (pictures.Count > 0)
        {
            (var unseen, seen) = ScannedPages.Read(content, pictures, limits);
            if (isScan && unseen is not null && (seen.Count == 0 || unseen != FileRefusals.NotRecognised))
                return unseen == FileRefusals.NoTextLayer && pages.Exists(p => p.IsUnmapped) ? FileRefusals.UnmappedFonts : unseen;
        }

        pages = [.. pages.Select(page => seen.TryGetValue(page.Number, out var picture) ? page with { Lines = reader.Of(picture) } : page.IsUnmapped ? page with { Lines = [] } : page)];
        PdfMargins.Mark(pages);
        PdfParagraphs.Write(pages, lines);
        if (lines.LettersAndDigits == 0)
            return FileRefusals.Empty;
        var text = lines.Build();
        return new ReadDocument
        {
            FileName = name,
            Format = FileFormat.Pdf,
            Text = text,
            Pages = pages.Count,
            PagesWithoutText = [.. pictures.Where(p => (p.HasPictures || p.IsUnmapped) && !seen.ContainsKey(p.Number)).Select(p => p.Number)],
            Recognition = seen.Count == 0 ? null : lines.Recognition(text, seen.Values, [.. seen.Keys.Order()]),
            OldEncodings = lines.OldEncodings,
            Content = content,
            Around = around,
        };
    }

    public static ParsingOptions Options(BoundedFilters filters) => new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
        MaxStackDepth = MaxStackDepth,
        FilterProvider = filters,
    };

    // Null when there are more pages or characters than allowed. Stops at the first page that costs too much.
    static List<PageText>? ReadPages(byte[] content, BoundedFilters filters, ReadLimits limits, Surroundings around, PdfLines reader)
    {
        using var file = PdfDocument.Open(content, Options(filters));
        if (file.NumberOfPages > limits.Pages)
            return null;
        var drawn = new DrawnText(file, filters, limits);
        file.AddPageFactory(drawn);
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
            var said = new SaidText(page);
            var letters = page.Letters.Where(letter => said.Knows(letter) || IsMapped(letter, drawn)).ToList();
            var lines = reader.Of(letters, said, PdfTables.Find(page.Paths));
            var isUnmapped = page.Letters.Count - letters.Count > MostUnmapped * page.Letters.Count;
            pages.Add(new PageText(number, lines, isUnmapped ? 0 : letters.Count(l => l.Value.Any(char.IsLetterOrDigit)), page.NumberOfImages > 0)
            {
                IsUnmapped = isUnmapped,
                LongestSide = Math.Max(page.Width, page.Height),
            });
            PdfSurroundings.AddEdges(page, lines, around);
        }

        return pages;
    }

    static bool IsMapped(Letter letter, DrawnText drawn) =>
        letter.Value is { Length: > 0 } value && (letter.FontName is not { } font || !drawn.UnmappedFonts.Contains(font))
        && (char.IsWhiteSpace(value[0]) || !(char.IsControl(value[0]) || value[0] is '\uFFFD'));
}
