using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DonDoc.Web.Tests;

/// <summary>What can be seen in the sources of the pages. Each rule has a case that proves that it can fail.</summary>
public sealed partial class PageSourceTests
{
    static readonly string Web = FindWeb();

    static readonly IReadOnlyList<string> Pages = [.. Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.razor", SearchOption.AllDirectories)];

    [Fact]
    public void No_page_has_a_script_or_a_style_of_its_own()
    {
        Assert.DoesNotContain(Pages, page => Inline().IsMatch(File.ReadAllText(page)));
        Assert.Matches(Inline(), "<p style=\"color:red\">");
        Assert.Matches(Inline(), "<script>alert(1)</script>");
        Assert.Matches(Inline(), "<a onclick=\"x()\">");
    }

    /// <summary>See docs/architecture.md. The page that asks before it renames or moves repeats what was sent to it.</summary>
    [Fact]
    public void A_form_takes_a_newer_version_only_where_it_tells_so()
    {
        Assert.DoesNotContain(Pages, page => SilentVersion().IsMatch(File.ReadAllText(page)) && !page.EndsWith(Path.Combine("Organisations", "Change.razor"), StringComparison.Ordinal));
        Assert.Matches(SilentVersion(), "<input type=\"hidden\" name=\"Form.Version\" value=\"@_it.Version\">");
        Assert.Matches(SilentVersion(), "<input type=\"hidden\" name=\"BallotVersion\" value=\"@ballot.Version\">");
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_in_its_resources()
    {
        var missing = Pages.SelectMany(page => Missing(page, File.ReadAllText(page)));
        Assert.Empty(missing);
        Assert.NotEmpty(Missing("x", "@inject IStringLocalizer<ShellWords> L\n@L[\"no such key\"]"));
    }

    static IEnumerable<string> Missing(string page, string source)
    {
        foreach (Match inject in Inject().Matches(source))
        {
            var keys = Keys(inject.Groups["words"].Value);
            var asks = new Regex($@"\b{inject.Groups["name"].Value}\[""(?<key>[^""]+)""(?!\s*\+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
            foreach (Match ask in asks.Matches(source))
                if (!keys.Contains(ask.Groups["key"].Value))
                    yield return $"{Path.GetFileName(page)}: {ask.Groups["key"].Value}";
        }
    }

    static HashSet<string> Keys(string words) =>
        XDocument.Load(Path.Combine(Web, "Resources", words + ".resx")).Root!.Elements("data")
            .Select(data => (string)data.Attribute("name")!).ToHashSet(StringComparer.Ordinal);

    static string FindWeb()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Web");
    }

    // Blazor's own @onsubmit is not an attribute of the page.
    [GeneratedRegex(@"<style|\sstyle\s*=|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*""|javascript:", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"type=""hidden""\s+name=""[\w.]*Version""", RegexOptions.None, 5000)]
    private static partial Regex SilentVersion();

    [GeneratedRegex(@"@inject IStringLocalizer<(?<words>\w+)> (?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inject();
}
