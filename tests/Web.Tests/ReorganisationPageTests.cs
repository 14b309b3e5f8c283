using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DonDoc.Formats.Csv;
using DonDoc.Tracking.Reorganisations;

namespace DonDoc.Web.Tests;

/// <summary>An act on many organisations by forms alone: prepared, its table sent, looked at, corrected, carried out.</summary>
public sealed class ReorganisationPageTests(DemonstrationSite site)
{
    const string Home = "/organisations/reorganisations";

    static string Text(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.TextContent ?? "";

    static async Task<(string Path, IHtmlDocument Page)> SendTableAsync(Browser browser, IHtmlDocument page, string handler, string table, params (string Field, string Value)[] filled)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(handler), "_handler" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "file", "sap-xep.csv" },
        };
        foreach (var (field, value) in filled)
            content.Add(new StringContent(value), field);
        using var answer = await browser.Client.PostAsync(new Uri(page.Url).PathAndQuery, content, TestContext.Current.CancellationToken);
        if (answer.Headers.Location is { } location)
        {
            var next = location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
            return (next, await browser.OpenAsync(next));
        }

        var shown = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        shown.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        return (new Uri(page.Url).PathAndQuery, shown);
    }

    [Fact]
    public async Task A_table_is_sent_looked_at_corrected_and_carried_out()
    {
        var browser = await site.SignedInAsync("quantri");
        var list = await browser.OpenAsync(Home);
        (string, string)[] described = [("Form.Title", "Sáp nhập phường Ô Môn"), ("Form.Day", "01/01/2026"), ("Form.Basis", "Nghị quyết số 9-NQ/TU")];

        // A wrong cell: nothing is kept, and what was typed stays.
        var (_, refused) = await SendTableAsync(browser, list, "begin", "Việc,Mã tổ chức,Tiếp nhận\nxóa,31153.DU,31150.DU\n", described);
        Assert.Contains("Dòng 1: Không rõ việc “xóa”", Text(refused, "#problems"), StringComparison.Ordinal);
        Assert.Equal("Sáp nhập phường Ô Môn", refused.QuerySelector("#title")!.GetAttribute("value"));

        var (path, page) = await SendTableAsync(browser, list, "begin", "\uFEFFViệc;Mã tổ chức;Tiếp nhận\r\nsáp nhập;31153.DU;31150.DU\r\nđổi tên;31150.DU;;Đảng ủy phường An Bình Mới\r\n", described);
        Assert.StartsWith(Home + "/", path, StringComparison.Ordinal);
        // Its People's Committee would be left behind.
        Assert.Contains("1 dòng có lỗi", Text(page, "main"), StringComparison.Ordinal);
        Assert.Contains("Ủy ban nhân dân phường Ô Môn", Text(page, "#line-1"), StringComparison.Ordinal);
        var (_, blocked) = await browser.SendAsync(page, "form:has(input[value='carry-out'])");
        Assert.Contains("1 dòng có lỗi; chưa có gì được thực hiện", Text(blocked, "#problems"), StringComparison.Ordinal);
        Assert.Contains("Ủy ban nhân dân phường Ô Môn", Text(blocked, "#line-1"), StringComparison.Ordinal);

        // One more line, by name; the preview then says what goes.
        var (written, whole) = await browser.SendAsync(page, "form:has(#step)", ("Form.Step", "Merge"), ("Form.Organisation.Name", "Ủy ban nhân dân phường Ô Môn"), ("Form.To.Name", "31150.UBND"));
        Assert.EndsWith("?done=written", written, StringComparison.Ordinal);
        Assert.DoesNotContain("dòng có lỗi", Text(whole, "main"), StringComparison.Ordinal);
        Assert.Equal(3, whole.QuerySelectorAll("tbody[data-rows] tr").Length);

        // Who looked before the line was added is told first.
        var (_, old) = await browser.SendAsync(page, "form:has(input[value='carry-out'])");
        Assert.NotEmpty(Text(old, "#problems"));
        var (done, after) = await browser.SendAsync(whole, "form:has(input[value='carry-out'])");
        Assert.EndsWith("?done=carried-out", done, StringComparison.Ordinal);
        Assert.Contains("Đã thực hiện", Text(after, "main"), StringComparison.Ordinal);

        var ended = await browser.OpenAsync(after.QuerySelector("#line-1 a")!.GetAttribute("href")!);
        Assert.Contains("Được kế thừa bởi", Text(ended, "main"), StringComparison.Ordinal);
        Assert.Contains("từ ngày 01/01/2026 – Nghị quyết số 9-NQ/TU", Text(ended, "main"), StringComparison.Ordinal);
        var successor = await browser.OpenAsync(ended.QuerySelectorAll("main a[href^='/organisations/']").First(link => link.TextContent == "Đảng ủy phường An Bình Mới").GetAttribute("href")!);
        Assert.Contains("Kế thừa từ", Text(successor, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prepared_act_is_given_up_and_a_line_taken_away()
    {
        var browser = await site.SignedInAsync("quantri");
        var list = await browser.OpenAsync(Home);
        var (path, page) = await SendTableAsync(browser, list, "begin", "giải thể,31147.DU\n", ("Form.Title", "Bỏ"), ("Form.Day", "01/01/2026"), ("Form.Basis", "Thử"));
        var (_, empty) = await browser.SendAsync(page, "#line-1 form");
        Assert.Contains("Chưa có dòng nào", Text(empty, "#lines"), StringComparison.Ordinal);
        var (discarded, gone) = await browser.SendAsync(empty, "form:has(input[value='discard'])");
        Assert.Equal(path + "?done=discarded", discarded);
        Assert.Empty(gone.QuerySelectorAll("form:has(#step)"));
        // From a page that stood open: refused in words.
        var (_, late) = await browser.SendAsync(empty, "form:has(input[value='carry-out'])");
        Assert.NotEmpty(Text(late, "#problems"));
    }

    /// <summary>Every word that the template writes is one that a table may use, in both languages.</summary>
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_template_reads_back_as_it_was_written(string language)
    {
        var browser = await site.SignedInAsync("quantri");
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var (lines, wrong) = ReorganisationSheet.Read(CsvReader.Read(await browser.Client.GetStringAsync(Home + "/template.csv", TestContext.Current.CancellationToken)));
        Assert.Empty(wrong);
        Assert.Equal(Enum.GetValues<ReorganisationStep>(), lines.Select(line => line.Step).Distinct().Order());
        Assert.True(lines[3].WithChildren);
        var words = new System.Resources.ResourceManager(typeof(Resources.ReorganisationWords).FullName!, typeof(Resources.ReorganisationWords).Assembly);
        var culture = CultureInfo.GetCultureInfo(language);
        foreach (var type in Enum.GetValues<Tracking.Organisations.OrganisationType>())
        {
            foreach (var level in Enum.GetValues<Tracking.Organisations.OrganisationLevel>())
            {
                var read = ReorganisationSheet.Read([[words.GetString("step.Found", culture)!, "X", "Y", "Z", words.GetString("level." + level, culture)!, words.GetString("type." + type, culture)!]]);
                Assert.Equal((level, type), (read.Lines[0].Level, read.Lines[0].Type));
            }
        }
    }
}
