namespace DonDoc.Bench;

/// <summary>The texts of the tests, found from the place of the built program upwards.</summary>
static class Corpus
{
    public static string Root { get; } = FindRoot();

    public static byte[][] SessionTexts() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "Corpus", "sessions"), "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)];

    /// <summary>Each document of the corpus of outlines twenty times in one: as long as a programme with its appendices.</summary>
    public static IReadOnlyList<string> LongDocuments() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "Corpus", "outlines"), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => string.Concat(Enumerable.Repeat(File.ReadAllText(file) + "\n", 20)))];

    /// <summary>All texts of the tests, sessions and documents.</summary>
    public static IEnumerable<string> Texts() =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests", "Corpus"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("DonDoc.slnx was not found above the benchmarks.");
        return folder.FullName;
    }
}
