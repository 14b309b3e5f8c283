using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>The table of the security standard says nothing that a reader could not look up.</summary>
public sealed class SecurityTableTests
{
    // Version 5.0.0 has 70 requirements of level 1 and 183 of level 2.
    const int Requirements = 253;

    static readonly Regex Row = new(@"^\| (?<number>\d+\.\d+\.\d+) \| (?<level>[12]) \| (?<asked>[^|]+) \| (?<state>[^|]+) \| (?<how>[^|]*) \| (?<tests>[^|]*) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    static readonly Regex Named = new(@"`(?<test>\w+Tests)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    static readonly Regex Declared = new(@"\bclass (?<test>\w+Tests)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    static readonly HashSet<string> Tests = Repository.Sources("tests/").SelectMany(path => Declared.Matches(Repository.Read(path)))
        .Select(match => match.Groups["test"].Value).ToHashSet(StringComparer.Ordinal);

    static string Table => Repository.Read("docs/security/asvs.md");

    [Fact]
    public void Every_requirement_has_one_row()
    {
        var numbers = Row.Matches(Table).Select(row => row.Groups["number"].Value).ToList();
        Assert.Equal(Requirements, numbers.Count);
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_is_not_met_says_why_and_the_sum_is_right()
    {
        var rows = Row.Matches(Table).ToList();
        Assert.Empty(rows.Where(row => row.Groups["state"].Value.Trim() != "met" && row.Groups["how"].Value.Trim().Length == 0).Select(row => row.Value));
        int Count(string state) => rows.Count(row => row.Groups["state"].Value.Trim('*') == state);
        Assert.Contains($"Of {rows.Count}: {Count("met")} met, {Count("partly")} partly, {Count("not met")} not met, {Count("not applicable")} not applicable.", Table, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_met_names_a_test_or_says_what_was_read()
    {
        Assert.Empty(Row.Matches(Table).Where(IsBare).Select(row => row.Value));
        Assert.True(IsBare(Row.Match("| 1.1.1 | 2 | a | met | It is so |  |")));
        Assert.False(IsBare(Row.Match("| 1.1.1 | 2 | a | met | Read: the source |  |")));

        static bool IsBare(Match row) => row.Groups["state"].Value.Trim() == "met" && !Named.IsMatch(row.Groups["tests"].Value)
            && !row.Groups["how"].Value.StartsWith("Read: ", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_that_the_pages_on_security_name_exists()
    {
        Assert.Empty(Missing(Table));
        Assert.Empty(Missing(Repository.Read("docs/security.md")));
        Assert.Equal(["NoSuchTests"], Missing("| 1.1.1 | 2 | a | met | b | `NoSuchTests`, `SecurityTableTests` |"));
    }

    static IEnumerable<string> Missing(string page) => Named.Matches(page).Select(match => match.Groups["test"].Value).Where(test => !Tests.Contains(test)).Distinct(StringComparer.Ordinal);
}
