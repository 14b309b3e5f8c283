using System.Runtime.CompilerServices;

namespace DonDoc.Text.Tests.Extraction;

/// <summary>Reads the Markdown specs that stand beside the recognisers. Their tables and blocks are the tests.</summary>
static class Spec
{
    public sealed record Example(string Text, IReadOnlyList<(string Field, string Value)> Fields);

    public static string[] Lines(string folder, string? name = null, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Text", "Extraction", folder, (name ?? folder) + ".md"));

    /// <summary>The rows of every table, without its heading.</summary>
    public static List<string[]> Rows(string folder, string? name = null)
    {
        var rows = new List<string[]>();
        foreach (var line in Lines(folder, name).Where(l => l.StartsWith('|')))
        {
            var cells = line.Trim('|').Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|');
            rows.Add([.. cells.Select(c => c.Replace('\u0001', '|').Trim())]);
        }

        var kept = new List<string[]>();
        for (var i = 0; i < rows.Count; i++)
        {
            var rule = rows[i][0].StartsWith("---", StringComparison.Ordinal);
            var heading = i + 1 < rows.Count && rows[i + 1][0].StartsWith("---", StringComparison.Ordinal);
            if (!rule && !heading)
                kept.Add(rows[i]);
        }

        return kept;
    }

    /// <summary>The fenced blocks, each with the rows of the table after it.</summary>
    public static List<Example> Blocks(string folder, string? name = null)
    {
        var examples = new List<Example>();
        List<string>? block = null;
        List<(string, string)>? fields = null;
        foreach (var line in Lines(folder, name))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (block is null)
                {
                    block = [];
                    continue;
                }

                fields = [];
                examples.Add(new Example(string.Join('\n', block), fields));
                block = null;
            }
            else if (block is not null)
            {
                block.Add(line);
            }
            else if (line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && line.Trim('|').Split('|') is [var field, var value]
                && field.Trim() != "field")
            {
                fields!.Add((field.Trim(), value.Trim()));
            }
            else if (line.StartsWith("Published: ", StringComparison.Ordinal))
            {
                fields!.Add(("published", line["Published: ".Length..]));
            }
        }

        return examples;
    }
}
