using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DonDoc.Architecture.Tests;

/// <summary>House rules that a reader of one file would not see broken. Each has a case that proves that it can fail.</summary>
public sealed class HouseRuleTests
{
    // Put together here, so that this file does not break the rule it holds.
    static readonly Regex Foreign = new(
        $"/wor{"k"}/|/roo{"t"}/|npm{"js"}\\.org|nu{"get"}\\.org|deb{"ian"}\\.org", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));

    static readonly Regex Suffix = new(
        @"\b(?:class|record|struct|interface)\s+\w+(?:Service|Manager|Helper|Util|Utils|Handler|Dto|Impl|Base)\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    // A namespace with a block of its own, or a using after it.
    static readonly Regex Nested = new(@"^namespace [\w.]+\s*\{|^namespace [\w.]+;\s+using [\w.]+;", RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    static readonly Regex Sql = new(
        @"FromSql|ExecuteSql|SqlQuery|\""\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s", RegexOptions.None, TimeSpan.FromSeconds(5));

    [Fact]
    public void No_registry_host_and_no_machine_path_in_any_file()
    {
        var found = Repository.Files.Where(IsText).Where(path => Foreign.IsMatch(Repository.Read(path)));
        Assert.Empty(found);
        Assert.Matches(Foreign, "https://registry.npm" + "js.org/x");
    }

    [Fact]
    public void Lock_files_carry_no_download_addresses()
    {
        var locks = Repository.Files.Where(path => path.EndsWith("package-lock.json", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(locks);
        Assert.DoesNotContain(locks, path => HasAddress(Repository.Read(path)));
        Assert.True(HasAddress("""{"packages":{"a":{"version":"1.0.0","resolved":"https://example.org/a.tgz"}}}"""));
    }

    [Fact]
    public void No_class_hides_behind_an_empty_suffix()
    {
        var found = Repository.Sources("src/").Where(path => Suffix.IsMatch(Repository.Read(path)));
        Assert.Empty(found);
        Assert.Matches(Suffix, "sealed class DocumentManager");
    }

    [Fact]
    public void Namespaces_span_their_file_and_come_first()
    {
        var found = Repository.Sources("src/").Concat(Repository.Sources("tests/")).Concat(Repository.Sources("bench/"))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal)).Where(path => Nested.IsMatch(Repository.Read(path)));
        Assert.Empty(found);
        Assert.Matches(Nested, "namespace DonDoc.X\n{\n");
        Assert.Matches(Nested, "namespace DonDoc.X;\n\nusing System;\n");
        Assert.DoesNotMatch(Nested, "using System;\n\nnamespace DonDoc.X;\n");
    }

    [Fact]
    public void No_SQL_outside_Storage()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Storage/", StringComparison.Ordinal))
            .Where(path => Sql.IsMatch(Repository.Read(path)));
        Assert.Empty(found);
        Assert.Matches(Sql, "db.Database.SqlQuery<int>($\"x\")");
    }

    [Fact]
    public void No_source_file_is_a_house_of_its_own()
    {
        Assert.DoesNotContain(Repository.Sources("src/"), path => IsTooLong(Repository.Read(path)));
        Assert.True(IsTooLong(string.Concat(Enumerable.Repeat("line\n", 401))));
    }

    [Fact]
    public void Every_resource_has_its_English_side_with_the_same_keys()
    {
        foreach (var path in Repository.Files.Where(path => path.EndsWith(".resx", StringComparison.Ordinal) && !path.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            var english = path[..^".resx".Length] + ".en.resx";
            Assert.Contains(english, Repository.Files);
            Assert.Equal(Keys(Repository.Read(path)), Keys(Repository.Read(english)));
        }

        Assert.NotEqual(Keys("""<root><data name="A"/><data name="B"/></root>"""), Keys("""<root><data name="A"/></root>"""));
    }

    [Fact]
    public void The_icons_in_the_repository_are_those_that_pages_name()
    {
        const string folder = "src/Web/assets/icons/";
        var there = Repository.Files.Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .Select(path => path[folder.Length..^".svg".Length]).ToList();
        var pages = Repository.Sources("src/Web/").Select(Repository.Read).ToList();

        Assert.NotEmpty(there);
        Assert.DoesNotContain(there, icon => !pages.Exists(page => page.Contains($"\"{icon}\"", StringComparison.Ordinal)));
        Assert.Empty(pages.SelectMany(NamedIcons).Except(there));
        Assert.Equal(["rocket"], NamedIcons("""<Icon Name="rocket" /> <Icon Name="@Symbol" />"""));
    }

    static IEnumerable<string> NamedIcons(string page) =>
        Regex.Matches(page, "<(?:Icon Name|EmptyState [^>]*Symbol)=\"([a-z0-9-]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups[1].Value);

    static bool HasAddress(string lockFile) => lockFile.Contains("\"resolved\"", StringComparison.Ordinal);

    static bool IsTooLong(string source) => source.Count(c => c == '\n') > 400;

    static IEnumerable<string> Keys(string resource) =>
        XDocument.Parse(resource).Root!.Elements("data")
            .Select(data => (string)data.Attribute("name")!).Order(StringComparer.Ordinal);

    static bool IsText(string path) =>
        Path.GetExtension(path) is not (".png" or ".docx" or ".pdf" or ".woff2" or ".ico" or ".zip");
}
