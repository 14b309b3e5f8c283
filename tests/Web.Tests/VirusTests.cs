using System.Text;
using DonDoc.Formats.Tests.Outside;
using Microsoft.AspNetCore.Hosting;

namespace DonDoc.Web.Tests;

/// <summary>An installation with a scanner for viruses, which knows one word; for another it has no verdict.</summary>
public sealed class ScannedSite : DemonstrationSite
{
    readonly FakeScanner _scanner = new(content => Encoding.UTF8.GetString(content) switch
    {
        var text when text.Contains("mã độc thử", StringComparison.Ordinal) => "stream: Thu.Nghiem-1 FOUND\0",
        var text when text.Contains("không kết luận", StringComparison.Ordinal) => "stream: ERROR\0",
        _ => "stream: OK\0",
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Files:VirusScanner", _scanner.Address);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _scanner.DisposeAsync();
    }
}

public sealed class VirusTests(ScannedSite site) : IClassFixture<ScannedSite>
{
    [Theory]
    [InlineData("mã độc thử", "phát hiện mã độc trong tệp (Thu.Nghiem-1)")]
    [InlineData("không kết luận", "chưa kiểm tra được")]
    public async Task What_the_scanner_finds_or_cannot_judge_is_refused_in_words_and_not_kept(string words, string said)
    {
        var officer = await site.SignedInAsync("vanphong");
        var content = Encoding.UTF8.GetBytes($"Báo cáo quý\n\nNội dung có {words}.\n");
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("bao-cao.txt", content));
        Assert.Contains(said, page.QuerySelector(".intake")!.TextContent, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        Assert.Empty(Directory.EnumerateFiles(site.DataFolder, hash, SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_clean_file_comes_in()
    {
        var officer = await site.SignedInAsync("vanphong");
        var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("bao-cao.txt", "Báo cáo quý\n\nNội dung sạch.\n"u8.ToArray()));
        Assert.StartsWith("/import/", page.QuerySelector(".intake a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
