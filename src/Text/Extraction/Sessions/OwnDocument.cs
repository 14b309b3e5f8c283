using DonDoc.Text.Extraction.Layout;
using DonDoc.Text.Extraction.Words;

namespace DonDoc.Text.Extraction.Sessions;

/// <summary>
/// A plan, a decision, a programme with its own head block orders what shall be done and reports no session, whomever it names. Minutes,
/// reports and notices of a conclusion do.
/// </summary>
static class OwnDocument
{
    // The head block is above all else.
    const int Lines = 16;

    public static bool Is(Page page)
    {
        var reading = page.Reading;
        var headed = false;
        for (var p = 0; p < Math.Min(Lines, reading.ParagraphWords.Count); p++)
        {
            var (first, next) = reading.ParagraphWords[p];
            if (first >= next)
                continue;
            headed |= IsNumber(reading, first, next) || reading.TextOf(first, next).Contains("CỘNG SẢN VIỆT NAM", StringComparison.Ordinal)
                || reading.TextOf(first, next).Contains("CHỦ NGHĨA VIỆT NAM", StringComparison.Ordinal);
            if (headed && reading.Words[first].Kind == WordKind.Upper && reading.Words[Math.Min(first + 1, next - 1)].Kind == WordKind.Upper
                && (reading.Is(first, WordClass.OwnDocument) || reading.Longest(first, WordClass.DocumentType) is not null || reading.IsWord(first, "biên")))
                return reading.Is(first, WordClass.OwnDocument);
        }

        return false;
    }

    // "Số: 12-KH/UBKT"
    static bool IsNumber(Reading reading, int first, int next) =>
        reading.IsWord(first, "số") && next - first <= 24 && (reading.IsMark(first + 1, ':') || reading.Words[Math.Min(first + 1, next - 1)].Kind is WordKind.Number or WordKind.Mark);
}
