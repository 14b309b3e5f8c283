using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DonDoc.Formats;
using DonDoc.Formats.Docx.Writing;
using Microsoft.AspNetCore.Hosting;

namespace DonDoc.Web.Tests;

/// <summary>Documents in other forms: as attachments, in the layout of the issuer or the one asked for, from the template of an office.</summary>
public sealed class ExportTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<string> MenuAsync(Browser browser, string end)
    {
        var page = await browser.OpenAsync("/documents/112-KH-UBND");
        return page.QuerySelectorAll(".menu-button a[download]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(end, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_menu_offers_every_form_with_the_layout_of_the_issuer_first()
    {
        var browser = await site.SignedInAsync("vanphong");
        var page = await browser.OpenAsync("/documents/112-KH-UBND");
        Assert.Equal(
            ["file", "docx?layout=state", "docx?layout=party", "akn", "json"],
            page.QuerySelectorAll(".menu-button a[download]").Select(link => link.GetAttribute("href")!.Split("/").Last().Replace("?v=1", "", StringComparison.Ordinal).Replace("&v=1", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_Word_file_in_the_layout_asked_for_goes_out_as_an_attachment()
    {
        var browser = await site.SignedInAsync("vanphong");
        var (state, file) = await FileAsync(browser, await MenuAsync(browser, "layout=state"));
        Assert.Equal(("attachment", "112-kh-ubnd.docx"), (state.ContentDisposition!.DispositionType, state.ContentDisposition.FileName));
        Assert.Contains("Số: 112/KH-UBND", Text(file), StringComparison.Ordinal);
        var (_, party) = await FileAsync(browser, await MenuAsync(browser, "layout=party"));
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", Text(party), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync((await MenuAsync(browser, "layout=state")).Replace("state", "other", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task The_outline_goes_out_as_Akoma_Ntoso_and_as_JSON()
    {
        var browser = await site.SignedInAsync("vanphong");
        var (akn, xml) = await FileAsync(browser, await MenuAsync(browser, "/akn"));
        Assert.Equal(("application/akn+xml", "112-kh-ubnd.akn.xml"), (akn.ContentType!.MediaType, akn.ContentDisposition!.FileName));
        Assert.Equal("akomaNtoso", XDocument.Load(new MemoryStream(xml)).Root!.Name.LocalName);
        var (_, json) = await FileAsync(browser, await MenuAsync(browser, "/json"));
        Assert.Equal("112/KH-UBND", JsonDocument.Parse(json).RootElement.GetProperty("number").GetString());
    }

    [Fact]
    public async Task Taking_one_away_is_told_with_its_form()
    {
        var browser = await site.SignedInAsync("vanphong");
        await FileAsync(browser, await MenuAsync(browser, "/json"));
        var auditor = await site.SignedInAsync("quantri");
        var log = await auditor.OpenAsync("/audit?act=document.exported");
        Assert.Contains("xuất văn bản sang dạng khác", log.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_office_puts_its_own_template_into_the_folder_and_is_told_what_it_lacks()
    {
        await using var own = new TemplateSite();
        var browser = await own.SignedInAsync("vanphong");
        var address = await MenuAsync(browser, "layout=state");
        var template = DocxTemplate.BuiltIn(OfficeLayout.Party);
        // The Party's form under the name of the State's: seen in what goes out.
        await File.WriteAllBytesAsync(Path.Combine(own.Templates, "state.docx"), template.Content, Cancel);
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", Text((await FileAsync(browser, address)).Content), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(own.Templates, "state.docx"), Encoding.UTF8.GetBytes("không phải Word"), Cancel);
        using var answer = await browser.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Mẫu phải là tệp Word (.docx, .dotx).", await answer.Content.ReadAsStringAsync(Cancel));
    }

    static string Text(byte[] file) => DocumentReader.Read(file, "a.docx").Document!.Text.Text;

    static async Task<(System.Net.Http.Headers.HttpContentHeaders Headers, byte[] Content)> FileAsync(Browser browser, string address)
    {
        using var answer = await browser.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    /// <summary>A demonstration with a folder of templates.</summary>
    sealed class TemplateSite : Site
    {
        protected override bool WantsDemonstration => true;

        public string Templates => Directory.CreateDirectory(Path.Combine(Data, "templates")).FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Documents:Templates", Templates);
        }

        public async Task<Browser> SignedInAsync(string userName)
        {
            _ = Server;
            var accounts = JsonSerializer.Deserialize<Demonstration.DemonstrationAccount[]>(await File.ReadAllTextAsync(Path.Combine(Data, "demonstration.json"), Cancel))!;
            var browser = Open();
            await browser.SignInAsync(userName, accounts.Single(account => account.UserName == userName).Password);
            return browser;
        }
    }
}
