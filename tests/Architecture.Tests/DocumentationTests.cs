using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>A reader of the documentation ends nowhere: what it links to is there.</summary>
public sealed class DocumentationTests
{
    static readonly Regex Link = new(@"\]\((?<target>[^)\s]+)\)|<img[^>]*\ssrc=""(?<target>[^""]+)""", RegexOptions.None, TimeSpan.FromSeconds(5));

    static readonly Regex Heading = new(@"^#+\s+(?<words>.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    static readonly Regex Code = new(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var pages = Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.StartsWith("tests/", StringComparison.Ordinal)
            && !path.StartsWith("src/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(path => Broken(path, Repository.Read(path))));
    }

    [Fact]
    public void Every_page_of_the_guide_is_reached_from_another()
    {
        var pages = Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).ToDictionary(path => path, Repository.Read);
        Assert.Empty(Unreached(pages));
        Assert.Equal(["docs/guide/lost.md"], Unreached(new(pages) { ["docs/guide/lost.md"] = "# Nobody links here" }));
    }

    [Theory]
    [InlineData("[a](nowhere.md)")]
    [InlineData("[a](glossary.md#no-such-heading)")]
    [InlineData("<img alt='' src=\"pictures/none.png\">")]
    public void A_link_into_nothing_is_found(string text) => Assert.NotEmpty(Broken("docs/architecture.md", text));

    static IEnumerable<string> Unreached(Dictionary<string, string> pages) => pages.Keys
        .Where(path => path.StartsWith("docs/guide/", StringComparison.Ordinal) && !path.EndsWith("README.md", StringComparison.Ordinal))
        .Where(path => !pages.Any(other => other.Key != path && other.Value.Contains(Path.GetFileName(path), StringComparison.Ordinal)));

    static IEnumerable<string> Broken(string path, string text)
    {
        foreach (var target in Link.Matches(Code.Replace(text, "")).Select(match => match.Groups["target"].Value))
        {
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            var parts = target.Split('#', 2);
            var file = parts[0].Length == 0 ? path : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, parts[0])).Replace('\\', '/');
            var full = Path.Combine(Repository.Root, file);
            if (!File.Exists(full) && !Directory.Exists(full))
                yield return $"{path} → {target}";
            else if (parts.Length == 2 && !Anchors(Repository.Read(file)).Contains(parts[1], StringComparer.Ordinal))
                yield return $"{path} → {target}";
        }
    }

    static IEnumerable<string> Anchors(string text) => Heading.Matches(text)
        .Select(match => Regex.Replace(match.Groups["words"].Value.Trim().ToLowerInvariant(), @"[^\p{L}\p{N}\p{M} _-]", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(' ', '-'));
}
