using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>Addresses in the sources against those that are served: a link leads somewhere, and to every page leads a link.</summary>
public sealed partial class LinkTests(DemonstrationSite site)
{
    static readonly string Web = FindWeb();

    /// <summary>What a link is, by the file in which it stands; what is filled in is a star.</summary>
    static readonly Dictionary<string, List<string>> Links = Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".razor" or ".cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetRelativePath(Web, file), file => LinksIn(File.ReadAllText(file)), StringComparer.Ordinal);

    [Fact]
    public void To_every_page_leads_a_link_of_another()
    {
        var unlinked = Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.razor", SearchOption.AllDirectories).Where(file => Pages(file).Count > 0 && !IsLinked(file)).Select(Path.GetFileName);
        // The second step of signing in is sent to by itself alone; that it is found shows that others would be.
        Assert.Equal(["SecondStep.razor"], unlinked);

        static bool IsLinked(string file) => Pages(file).Exists(page => Links.Where(other => other.Key != Path.GetRelativePath(Web, file)).SelectMany(other => other.Value).Any(link => Fits(page, link)));
        static List<string> Pages(string file) => [.. Page().Matches(File.ReadAllText(file)).Select(match => Starred(match.Groups["page"].Value))];
    }

    [Fact]
    public void Every_link_leads_to_an_address_that_is_served()
    {
        var served = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => Starred("/" + endpoint.RoutePattern.RawText!.TrimStart('/'))).Distinct(StringComparer.Ordinal).ToList();
        var roots = served.Select(address => address.Split('/')[1]).ToHashSet(StringComparer.Ordinal);
        bool IsLost(string link) => roots.Contains(link.Split('/')[1]) && !served.Exists(address => Fits(address, link));
        // Other sources name routes that are put together, and addresses outside.
        Assert.Empty(Links.Where(file => file.Key.EndsWith(".razor", StringComparison.Ordinal)).SelectMany(file => file.Value.Where(IsLost).Select(link => $"{file.Key}: {link}")));
        Assert.Contains(LinksIn("<a href=\"@($\"/documents/{Id}/nowhere\")\">"), IsLost);
        Assert.DoesNotContain(LinksIn("<a href=\"@($\"/documents/{Id}/versions?done=x\")\">"), IsLost);
    }

    static List<string> LinksIn(string source) =>
        [.. Link().Matches(source).Where(match => !source[..match.Index].EndsWith("@page ", StringComparison.Ordinal)).Select(match => Starred(match.Groups["link"].Value))];

    static string Starred(string address) => Filled().Replace(address, "*").TrimEnd('/') is { Length: > 0 } some ? some : "/";

    static bool Fits(string address, string link)
    {
        var (served, asked) = (address.Split('/'), link.Split('/'));
        return served.Length == asked.Length && served.Zip(asked).All(pair => pair.First == "*" || pair.Second == "*" || pair.First == pair.Second);
    }

    static string FindWeb()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DonDoc.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "Web");
    }

    [GeneratedRegex(@"^@page ""(?<page>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Page();

    [GeneratedRegex(@"(?<=["">(])(?<link>(/([A-Za-z0-9_\-]+|\{[^}""]*\}|@\([^)]*\)|@[\w.]+))+/?)(?=[?#""\s{<])", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^}]*\}|@\([^)]*\)|@[\w.]+", RegexOptions.None, 5000)]
    private static partial Regex Filled();
}
