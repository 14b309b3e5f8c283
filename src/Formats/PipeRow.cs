namespace DonDoc.Formats;

/// <summary>Rows of tables as Markdown writes them, one a line.</summary>
static class PipeRow
{
    public static string Of(IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |";

    /// <summary>The line under the first row.</summary>
    public static string Rule(int columns) => $"|{string.Concat(Enumerable.Repeat("---|", columns))}";
}
