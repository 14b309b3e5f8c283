using System.Text;

namespace DonDoc.Text.Source;

/// <summary>The marks of Markdown in a line: of a heading, of emphasis, and the strokes that say that a sign is meant as it stands. They say how words look, not what they are.</summary>
public static class MarkdownMarks
{
    /// <summary>The line without its marks. A row in pipes stays one: a pipe within a cell keeps its stroke.</summary>
    /// <param name="isHeading">Whether it was marked as a heading, or is bold from end to end.</param>
    public static string Off(ReadOnlySpan<char> line, out bool isHeading)
    {
        isHeading = line is ['#', ..] && line.TrimStart('#') is [' ' or '\t', ..];
        if (isHeading)
            line = line.TrimStart('#').Trim();
        if (line is ['*', '*', .., '*', '*'] && line[2..^2].IndexOf("**", StringComparison.Ordinal) < 0)
            isHeading = true;
        // Emphasis comes in pairs; a star on its own is a star.
        var stars = line is ['|', ..] or ['*', not (' ' or '*'), ..] && line.Count('*') > 1;
        var clean = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && line[i + 1] != '|' && char.IsAscii(line[i + 1]) && (char.IsPunctuation(line[i + 1]) || char.IsSymbol(line[i + 1])))
                clean.Append(line[++i]);
            else if (c == '*' && i + 1 < line.Length && line[i + 1] == '*')
                i++;
            else if (c != '*' || !stars)
                clean.Append(c);
        }

        return clean.ToString().Trim();
    }

    /// <summary>A whole text without them, line for line.</summary>
    public static string OffAll(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().Trim();
            // A line of stars alone parts blocks.
            if (line.ContainsAny('\\', '*') || line is ['#', ..])
                lines[i] = Off(line, out _) is { Length: > 0 } words && line.ContainsAnyExcept("*\\ ") ? words : lines[i];
        }

        return string.Join('\n', lines);
    }
}
