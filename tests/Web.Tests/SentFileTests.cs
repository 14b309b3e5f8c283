using System.Text;
using DonDoc.Storage;
using DonDoc.Tracking.Documents;
using DonDoc.Web.Pages.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace DonDoc.Web.Tests;

/// <summary>Files as they came go out as attachments of no type, whatever they are called and whatever is in them.</summary>
public sealed class SentFileTests(DemonstrationSite site)
{
    [Theory]
    [InlineData("Báo cáo kết quả kiểm tra số 12 (đã ký).docx")]
    [InlineData("a\r\nSet-Cookie: x=1\r\n\r\n<script>.txt")]
    [InlineData("a\"; filename=\"evil.exe\"; x=\".txt")]
    [InlineData("a\u202Etxt.exe")]
    [InlineData("a\0b.txt")]
    [InlineData("../../etc/passwd")]
    [InlineData("%0d%0aX: 1.txt")]
    [InlineData("a;b=c,d.txt")]
    [InlineData("😀 tệp.txt")]
    [InlineData("\uD800.txt")]
    public async Task No_name_leaves_its_place_in_the_header(string name)
    {
        var store = site.Services.GetRequiredService<FileStore>();
        using var content = new MemoryStream("<script>alert(1)</script>"u8.ToArray());
        var (hash, size) = await store.SaveAsync(content, TestContext.Current.CancellationToken);
        var http = new DefaultHttpContext { RequestServices = site.Services };
        http.Response.Body = new MemoryStream();
        await store.Send(new StoredFile(hash, name, size, "text/html")).ExecuteAsync(http);

        Assert.Equal("application/octet-stream", http.Response.ContentType);
        var written = Assert.Single(http.Response.Headers.ContentDisposition)!;
        Assert.DoesNotContain(written, char.IsControl);
        Assert.All(written, c => Assert.InRange(c, ' ', '~'));
        var read = ContentDispositionHeaderValue.Parse(written);
        Assert.Equal("attachment", read.DispositionType.Value);
        Assert.Equal(2, read.Parameters.Count);
        Assert.All(read.Parameters, parameter => Assert.StartsWith("filename", parameter.Name.Value, StringComparison.Ordinal));
        Assert.Single(http.Response.Headers, header => header.Key == "Content-Disposition");
        Assert.DoesNotContain(http.Response.Headers, header => header.Key is "Set-Cookie" or "X");
        if (name.Contains("Báo", StringComparison.Ordinal))
            Assert.Equal(name, read.FileNameStar.Value);
    }

    [Fact]
    public async Task A_name_with_anything_in_it_is_cleaned_on_its_way_in_and_shown_as_text()
    {
        var officer = await site.SignedInAsync("vanphong");
        foreach (var name in new[] { "<img src=x onerror=alert(1)>.txt", "tep\u202Etxt.bat", "chạy.bat" })
        {
            var text = $"Báo cáo kết quả kiểm tra {Guid.CreateVersion7()}";
            var (_, page) = await officer.SendFilesAsync(await officer.OpenAsync("/import"), (name, Encoding.UTF8.GetBytes(text)));
            Assert.Null(page.QuerySelector("main img, main [onerror]"));
            Assert.DoesNotContain('\u202E', page.Body!.TextContent);
            Assert.DoesNotContain(".bat ", page.QuerySelector(".intake b")!.TextContent + " ", StringComparison.Ordinal);
        }
    }
}
