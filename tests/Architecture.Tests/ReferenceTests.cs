using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DonDoc.Architecture.Tests;

/// <summary>The diagram of docs/architecture.md is what the project files say.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Diagram_and_project_files_name_the_same_references() =>
        Assert.Equal(InDiagram(Repository.Read("docs/architecture.md")), InProjects());

    [Fact]
    public void A_reference_missing_from_the_diagram_is_found() =>
        Assert.NotEqual(InDiagram("graph TD\n  Text --> Storage\n"), InProjects());

    [Fact]
    public void Text_has_no_package_of_its_own()
    {
        Assert.Empty(Packages(Repository.Read("src/Text/Text.csproj")));
        Assert.Equal(["Newtonsoft.Json"], Packages("<Project><ItemGroup><PackageReference Include=\"Newtonsoft.Json\" /></ItemGroup></Project>"));
    }

    [Theory]
    [InlineData("src/Text")]
    [InlineData("src/Formats")]
    [InlineData("src/Tracking")]
    public void Only_Storage_names_a_database_provider(string project) =>
        Assert.DoesNotContain(Packages(Repository.Read($"{project}/{Path.GetFileName(project)}.csproj")), IsProvider);

    [Fact]
    public void The_provider_of_Storage_is_found() => Assert.Contains(Packages(Repository.Read("src/Storage/Storage.csproj")), IsProvider);

    static bool IsProvider(string package) =>
        package.Contains("Sqlite", StringComparison.OrdinalIgnoreCase) || package.Contains("Npgsql", StringComparison.OrdinalIgnoreCase);

    static List<string> Packages(string project) =>
        [.. XDocument.Parse(project).Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!)];

    static List<string> InDiagram(string markdown) =>
        [.. Regex.Matches(markdown, @"^\s*(\w+) --> (\w+)\s*$", RegexOptions.Multiline, TimeSpan.FromSeconds(1))
            .Select(match => $"{match.Groups[1].Value} --> {match.Groups[2].Value}")
            .Order(StringComparer.Ordinal)];

    static List<string> InProjects() =>
        [.. (from path in Repository.Files
            where path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal)
            from reference in XDocument.Parse(Repository.Read(path)).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)
            select $"{Path.GetFileNameWithoutExtension(path)} --> {target}").Order(StringComparer.Ordinal)];
}
