using System.Globalization;
using System.Text;

namespace DonDoc.Formats.Outside;

/// <summary>A word on a picture, in pixels from its upper left corner.</summary>
/// <param name="Confidence">0–1.</param>
sealed record SeenWord(string Text, int Left, int Top, int Width, int Height, double Confidence)
{
    public int Bottom => Top + Height;
}

/// <summary>A line drawn on a picture, in pixels.</summary>
readonly record struct SeenRule(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;
}

/// <summary>A picture of a page, as lines of words.</summary>
sealed record SeenPage(int Width, int Height, IReadOnlyList<IReadOnlyList<SeenWord>> Lines)
{
    public IEnumerable<SeenWord> Words => Lines.SelectMany(line => line);

    /// <summary>Drawn lines that were told from words.</summary>
    public IReadOnlyList<SeenRule> Rules { get; init; } = [];
}

/// <summary>Recognises the words on pictures with Tesseract. See docs/decisions/outside-programs.md.</summary>
static class Recogniser
{
    const int MostWords = 50_000;
    const int LongRule = 60;

    // The columns of Tesseract's table.
    const int Level = 0, Page = 1, Block = 2, Paragraph = 3, Line = 4, Left = 6, Top = 7, Width = 8, Height = 9, Confidence = 10, Text = 11;

    public static string? Find(ReadLimits limits) => OutsideProgram.Find("tesseract", limits.ProgramFolders);

    /// <summary>The pages of a picture, or how the run ended. Words that are no words (specks, lines of a table) are left out.</summary>
    public static (OutsideEnd End, IReadOnlyList<SeenPage> Pages) Read(string program, string picture, PassingFolder folder, TimeSpan time, ReadLimits limits)
    {
        var output = picture + ".words";
        var end = OutsideProgram.Run(program, [picture, output, "-l", "vie", "--psm", "3", "tsv"], folder.Path, time, limits.ConvertedBytes, limits.Cancellation);
        if (end != OutsideEnd.Done || !File.Exists(output + ".tsv"))
            return (end == OutsideEnd.Done ? OutsideEnd.Failed : end, []);
        return (end, Parse(File.ReadLines(output + ".tsv", Encoding.UTF8)));
    }

    internal static IReadOnlyList<SeenPage> Parse(IEnumerable<string> table)
    {
        var pages = new List<SeenPage>();
        var lines = new List<IReadOnlyList<SeenWord>>();
        var rules = new List<SeenRule>();
        var line = new List<SeenWord>();
        (string, string, string, string)? place = null;
        foreach (var cells in table.Take(MostWords).Select(row => row.Split('\t')))
        {
            if (cells.Length <= Text)
                continue;
            if (cells[Level] == "1" && Number(cells[Width]) is > 0 and var width && Number(cells[Height]) is > 0 and var height)
            {
                (lines, rules) = ([], []);
                pages.Add(new SeenPage(width, height, lines) { Rules = rules });
                place = null;
            }
            else if (cells[Level] == "5" && pages.Count > 0 && RuleOf(cells) is { } rule)
            {
                rules.Add(rule);
            }
            else if (cells[Level] == "5" && pages.Count > 0 && WordOf(cells) is { } word)
            {
                if (place != (cells[Page], cells[Block], cells[Paragraph], cells[Line]))
                {
                    place = (cells[Page], cells[Block], cells[Paragraph], cells[Line]);
                    line = [];
                    lines.Add(line);
                }

                line.Add(word);
            }
        }

        return pages;
    }

    // Tesseract gives a drawn line as a word of nothing, long and thin.
    static SeenRule? RuleOf(string[] cells)
    {
        var (width, height) = (Number(cells[Width]), Number(cells[Height]));
        return string.IsNullOrWhiteSpace(cells[Text]) && Math.Max(width, height) >= LongRule && Math.Max(width, height) > 8 * Math.Max(1, Math.Min(width, height))
            ? new SeenRule(Number(cells[Left]), Number(cells[Top]), width, height) : null;
    }

    static SeenWord? WordOf(string[] cells)
    {
        if (!double.TryParse(cells[Confidence], CultureInfo.InvariantCulture, out var confidence) || confidence is < 0 or > 100)
            return null;
        var text = new string([.. cells[Text].Normalize().Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        var isWord = text.Any(char.IsLetterOrDigit) || text.Length > 0 && confidence / 100 >= Recognition.Sure;
        return isWord ? new SeenWord(text, Number(cells[Left]), Number(cells[Top]), Number(cells[Width]), Number(cells[Height]), confidence / 100) : null;
    }

    static int Number(string cell) => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1_000_000) : 0;
}
