using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>The modules of Tracking form a line: later ones name earlier ones, never back.</summary>
public sealed class ModuleTests
{
    static readonly string[] Line = ReadLine(Repository.Read("docs/architecture.md"));

    // A using directive, a qualified name, or a name qualified from within DonDoc.Tracking; not a member behind a dot.
    static readonly Regex Named = new(
        $@"\bDonDoc\.Tracking\.(?<module>\w+)|(?<![\w.])(?<module>{string.Join('|', Line)})\.[A-Z]\w*", RegexOptions.None, TimeSpan.FromSeconds(5));

    static readonly Regex Comment = new(@"//.*$", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    [Fact]
    public void Every_module_folder_stands_in_the_line()
    {
        Assert.Empty(Outside(Repository.Sources("src/Tracking/")));
        Assert.Equal(["Gossip"], Outside(["src/Tracking/Gossip/Rumour.cs", "src/Tracking/Kernel/Page.cs"]));
    }

    // The context that holds every table and the list of slices are the two places that know all modules.
    [Fact]
    public void No_module_names_a_later_one() =>
        Assert.Empty(Repository.Sources("src/Tracking/")
            .Where(path => !path.Contains("/TrackingDb.", StringComparison.Ordinal))
            .SelectMany(path => Violations(path, Repository.Read(path))));

    [Theory]
    [InlineData("using DonDoc.Tracking.{0};")]
    [InlineData("using static DonDoc.Tracking.{0}.Some;")]
    [InlineData("using Other = DonDoc.Tracking.{0}.Some;")]
    [InlineData("var some = new DonDoc.Tracking.{0}.Some();")]
    [InlineData("var some = {0}.Some.One;")]
    public void A_backward_reference_is_found(string written) =>
        Assert.NotEmpty(Violations("src/Tracking/Organisations/Organisation.cs", written.Replace("{0}", Line[^1], StringComparison.Ordinal)));

    static IEnumerable<string> Violations(string path, string source)
    {
        var parts = path.Split('/');
        var home = parts.Length > 3 ? Array.IndexOf(Line, parts[2]) : int.MaxValue;
        return Named.Matches(Comment.Replace(source, ""))
            .Select(match => match.Groups["module"].Value)
            .Where(module => Array.IndexOf(Line, module) > home)
            .Distinct(StringComparer.Ordinal)
            .Select(module => $"{path} names {module}");
    }

    static IEnumerable<string> Outside(IEnumerable<string> paths) =>
        paths.Select(path => path.Split('/'))
            .Where(parts => parts.Length > 3)
            .Select(parts => parts[2])
            .Distinct(StringComparer.Ordinal)
            .Except(Line, StringComparer.Ordinal);

    static string[] ReadLine(string markdown) =>
        markdown.Split('\n').Single(line => line.StartsWith("Kernel → ", StringComparison.Ordinal))
            .Split('→', StringSplitOptions.TrimEntries);
}
