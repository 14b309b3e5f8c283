using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using DonDoc.Text.Extraction;
using DonDoc.Text.Extraction.Sessions;
using DonDoc.Text.Source;
using DonDoc.Web.Pages.Imports;
using DonDoc.Web.Resources;

namespace DonDoc.Web.Tests;

/// <summary>Why something is proposed is said in words, for every rule that the reader can name.</summary>
public sealed partial class RuleWordsTests
{
    static readonly string Root = FindRoot();

    [Fact]
    public void Every_rule_has_its_words_in_both_languages()
    {
        var rules = OfTheCorpus().Concat(OfTheSources()).ToHashSet(StringComparer.Ordinal);
        Assert.True(rules.Count > 30, $"{rules.Count} rules");
        Assert.Equal([], rules.Where(rule => !HasWords(rule)).ToList());
        Assert.False(HasWords("no such rule"));
    }

    static IEnumerable<string> OfTheCorpus()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "tests", "Corpus", "sessions"), "*.txt"))
        {
            var report = SessionReader.Read(SourceText.FromPlain(File.ReadAllText(file)));
            var facts = ReviewLists.All.SelectMany(list => report.Of(list)).Concat(report.Sources.Values);
            foreach (var fact in report.Lead is { } lead ? facts.Append(lead) : facts)
                yield return fact.Rule;
        }
    }

    /// <summary>Rules are named where the facts are made, in English words.</summary>
    static IEnumerable<string> OfTheSources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", "Text", "Extraction"), "*.cs", SearchOption.AllDirectories)
            // Marks of secrecy are no facts: nobody is told a rule.
            .Where(file => !file.Contains("Secrecy", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Rule().Matches(line).Select(match => match.Groups["rule"].Value));

    static bool HasWords(string rule) => new[] { "vi", "en" }.All(language =>
        new ResourceManager(typeof(ReviewWords)).GetResourceSet(
            language == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), true, false)!.GetString("rule." + rule) is { Length: > 0 });

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }

    [GeneratedRegex("""
        "(?<rule>[A-Za-z]+(,?[ ][A-Za-z]+)+)"(,[ ](0\.\d|[a-z]+[ ]is[ ]null)|\)|;|,\s|\s\})|"(?<rule>[A-Za-z]+)",[ ]0\.\d|[Rr]ule[ ]=[ ]"(?<rule>[^"]+)"|_[ ]=>[ ]"(?<rule>[a-z]+)"
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 5000)]
    private static partial Regex Rule();
}
