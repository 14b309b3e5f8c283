using System.Text.RegularExpressions;

namespace DonDoc.Architecture.Tests;

/// <summary>The places at which the product starts a program or asks another machine can be counted, and each goes only where the configuration says.</summary>
public sealed class OutgoingTests
{
    static readonly Regex Asks = new(
        @"\b(?:HttpClient|SocketsHttpHandler|HttpClientHandler|WebRequest|WebClient|TcpClient|UdpClient|ClientWebSocket|SmtpClient|Dns\.GetHost(?:Addresses|Entry)|new Socket|AddOpenIdConnect)\b",
        RegexOptions.None, TimeSpan.FromSeconds(5));

    static readonly Regex Starts = new(@"\bProcessStartInfo\b|\bProcess\.Start\b", RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>Where, and which setting names the one who is asked. The database is asked by Storage alone.</summary>
    static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["src/Formats/Outside/VirusScanner.cs"] = "Files:VirusScanner",
        ["src/Web/Jobs/MailServer.cs"] = "Mail:Host",
        ["src/Web/Access/OutsideHosting.cs"] = "OpenIdConnect",
    };

    [Fact]
    public void Other_machines_are_asked_in_the_places_that_are_named_and_nowhere_else()
    {
        var found = Repository.Sources("src/").Where(path => !path.StartsWith("src/Storage/", StringComparison.Ordinal) && Asks.IsMatch(Repository.Read(path)));
        var guide = string.Concat(Repository.Files.Where(path => path.StartsWith("docs/guide/", StringComparison.Ordinal)).Select(Repository.Read));
        Assert.All(Asked.Values, setting => Assert.Contains($"`{setting}`", guide, StringComparison.Ordinal));
        Assert.Equal(Asked.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Matches(Asks, "using var client = new HttpClient();");
    }

    [Fact]
    public void Programs_are_started_in_one_place_and_without_a_shell()
    {
        var place = Assert.Single(Repository.Sources("src/"), path => Starts.IsMatch(Repository.Read(path)));
        Assert.Equal("src/Formats/Outside/OutsideProgram.cs", place);
        Assert.Contains("UseShellExecute = false", Repository.Read(place), StringComparison.Ordinal);
        Assert.Matches(Starts, "Process.Start(\"sh\")");
    }
}
