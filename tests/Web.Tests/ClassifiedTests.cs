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
        await AssertToldAsync("vanphong", "nhập tệp");
    }

    async Task AssertToldAsync(string userName, string way)
    {
        var auditor = await site.SignedInAsync("quantri");
        var rows = await auditor.OpenAsync($"/audit?act=document.classified_refused&q={userName}");
        var told = new List<string>();
        foreach (var link in rows.QuerySelectorAll("main tbody a[href^='/audit/']").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
            told.Add((await auditor.OpenAsync(link)).QuerySelector("main")!.TextContent);
        Assert.Contains(told, entry => entry.Contains(way, StringComparison.Ordinal) && !entry.Contains("phuong-an", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_marked_text_that_is_typed_is_told_with_its_person_and_place_and_not_a_word_of_it()
    {
        var officer = await site.SignedInAsync("vanphong");
        var programmes = await officer.OpenAsync("/programmes?which=own&state=Drafting");
        var programme = programmes.QuerySelectorAll("main a[href^='/programmes/']").Select(link => link.GetAttribute("href")!).First(href => Guid.TryParse(href.Split('/')[^1], out _));
        var page = await officer.OpenAsync(programme);
        var auditor = await site.SignedInAsync("quantri");
        var told = await auditor.ToldAsync($"/audit?act=text.classified_refused&q=vanphong&subject={programme.Split('/')[^1]}", async () =>
        {
            var (_, refused) = await officer.SendAsync(page, "form:has([name='Retitled.Title'])", ("Retitled.Title", "Kế hoạch kỳ lạ (Tối mật)"));
            Assert.Contains("độ mật", refused.GetElementById("problems")!.TextContent, StringComparison.Ordinal);
        });
        var entry = told.QuerySelector("main")!.TextContent;
        Assert.Contains("nội dung có dấu độ mật", entry, StringComparison.Ordinal);
        Assert.Contains("title", entry, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("kỳ lạ", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_with_a_mark_is_refused_and_told_and_who_may_not_report_sends_files_in_vain()
    {
        var department = await site.SignedInAsync("soxaydung");
        var list = await department.OpenAsync("/assignments");
        string? work = null;
        foreach (var link in list.QuerySelectorAll("tbody a[href^='/assignments/']").Select(link => link.GetAttribute("href")!.Split('?')[0]).Distinct(StringComparer.Ordinal))
        {
            if ((await department.OpenAsync(link)).QuerySelector("form:has([name='Form.Note']):has([type=file])") is null)
                continue;
            work = link;
            break;
        }

        var page = await department.OpenAsync(work!);
        var classified = Encoding.UTF8.GetBytes("TUYỆT MẬT\nPhương án kỳ lạ");
        Assert.Contains("Tuyệt mật", await SendAsync(department, page, work!, classified), StringComparison.Ordinal);
        await AssertToldAsync("soxaydung", "tệp minh chứng");

        var unfit = System.Net.WebUtility.HtmlDecode(await SendAsync(department, page, work!, [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 2, 3]));
        Assert.Contains("Tệp “phuong-an.txt”: Không nhận ra định dạng", unfit, StringComparison.Ordinal);
        Assert.Contains("xlsx", unfit, StringComparison.Ordinal);

        // A reader sends the same form with a file of their own: refused, and nothing of it lies on the disk.
        var reader = await site.SignedInAsync("lanhdao");
        var fill = Encoding.UTF8.GetBytes($"Phụ lục {Guid.CreateVersion7()}");
        var readers = await reader.OpenAsync("/account/password");
        await SendAsync(reader, readers, work!, fill, page);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(fill));
        Assert.Empty(Directory.EnumerateFiles(site.DataFolder, hash, SearchOption.AllDirectories));
        Assert.NotNull((await department.OpenAsync(work!)).QuerySelector("form:has([name='Form.Note'])"));
    }

    static async Task<string> SendAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument token, string address, byte[] file, AngleSharp.Html.Dom.IHtmlDocument? form = null)
    {
        var fields = (form ?? token).QuerySelector("form:has([name='Form.Note'])")!;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token.QuerySelector("main form input[name='__RequestVerificationToken']")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(fields.QuerySelector("[name=_handler]")!.GetAttribute("value")!), "_handler" },
            { new StringContent(fields.QuerySelector("[name='Form.Version']")!.GetAttribute("value")!), "Form.Version" },
            { new StringContent("Đã xong"), "Form.Note" },
            { new ByteArrayContent(file), "files", "phuong-an.txt" },
        };
        using var answer = await browser.Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
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
