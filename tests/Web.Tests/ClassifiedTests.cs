using System.Text;

namespace DonDoc.Web.Tests;

/// <summary>A classified document is refused, and nothing of it is found afterwards.</summary>
public sealed class ClassifiedTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_marked_file_is_refused_in_words_and_its_name_is_forgotten()
    {
        var officer = await site.SignedInAsync("vanphong");
        var form = await officer.OpenAsync("/import");
        var token = form.QuerySelector("main form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("TỐI MẬT\nPhương án kỳ lạ")), "files", "phuong-an-ky-la.txt" },
        };
        var answer = await officer.Client.PostAsync("/import/files", content, TestContext.Current.CancellationToken);
        var results = (await officer.OpenAsync(answer.Headers.Location!.ToString())).QuerySelector(".intake")!.TextContent;
        Assert.Contains("Tối mật", results, StringComparison.Ordinal);
        Assert.DoesNotContain("phuong-an", results, StringComparison.Ordinal);
        Assert.DoesNotContain("phuong-an", (await officer.OpenAsync("/import")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_mark_is_refused()
    {
        var officer = await site.SignedInAsync("vanphong");
        var (path, page) = await officer.SendAsync(await officer.OpenAsync("/documents/new"), "main form", ("Form.TypeName", "báo cáo"),
            ("Form.Number", "12-BC/TU (M)"), ("Form.IssuerName", "Tỉnh ủy"), ("Form.Subject", "Báo cáo quý"));
        Assert.Equal("/documents/new", path);
        Assert.Contains("độ mật", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }
}
