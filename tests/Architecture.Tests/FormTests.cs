using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>
/// The version in a form may be missing, and is then that of no record: what cannot be read becomes the framework's zero, which would pass for the
/// version of a record that nobody has changed yet.
/// </summary>
public sealed partial class FormTests
{
    [Fact]
    public void A_version_that_is_not_sent_is_that_of_no_record() =>
        Assert.DoesNotContain(Repository.Sources("src/Web/Pages/"), path => IsOpen(Repository.Read(path)));

    [Theory]
    [InlineData("public int Version { get; set; }\n", true)]
    [InlineData("public int? Version { get; set; }\n", false)]
    public void The_rule_can_fail(string code, bool isOpen) => Assert.Equal(isOpen, IsOpen(code));

    static bool IsOpen(string code) => Unset().IsMatch(code);

    [GeneratedRegex(@"int Version \{ get; set; \}", RegexOptions.None, 1000)]
    private static partial Regex Unset();
}
