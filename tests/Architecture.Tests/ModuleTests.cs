using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>The modules of Tracking form a line: later ones name earlier ones, never back.</summary>
public sealed class ModuleTests
{
    static readonly string[] Line = ReadLine(Repository.Read("docs/architecture.md"));

    [Fact]
    public void Every_module_folder_stands_in_the_line()
    {
        var folders = Repository.Sources("src/Tracking/")
            .Select(path => path.Split('/'))
            .Where(parts => parts.Length > 3)
            .Select(parts => parts[2])
            .Distinct(StringComparer.Ordinal)
            .Except(Line, StringComparer.Ordinal);
        Assert.Empty(folders);
    }

    [Fact]
    public void No_module_names_a_later_one()
    {
        // The context that holds every table is the one place that knows all modules.
        var violations = Repository.Sources("src/Tracking/")
            .Where(path => !path.EndsWith("/TrackingDb.cs", StringComparison.Ordinal))
            .SelectMany(path => Violations(path, Repository.Read(path)));
        Assert.Empty(violations);
    }

    [Fact]
    public void A_backward_reference_is_found() =>
        Assert.NotEmpty(Violations("src/Tracking/Organisations/Organisation.cs", $"using DonDoc.Tracking.{Line[^1]};"));

    static IEnumerable<string> Violations(string path, string source)
    {
        var parts = path.Split('/');
        var home = parts.Length > 3 ? Array.IndexOf(Line, parts[2]) : int.MaxValue;
        return Regex.Matches(source, @"^using DonDoc\.Tracking\.(\w+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups[1].Value)
            .Where(module => Array.IndexOf(Line, module) > home)
            .Select(module => $"{path} names {module}");
    }

    static string[] ReadLine(string markdown) =>
        markdown.Split('\n').Single(line => line.StartsWith("Kernel → ", StringComparison.Ordinal))
            .Split('→', StringSplitOptions.TrimEntries);
}
