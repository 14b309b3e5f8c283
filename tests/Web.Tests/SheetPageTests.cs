using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DonDoc.Formats.Sheets;
using DonDoc.Tracking.Assignments.Sheets;

namespace DonDoc.Web.Tests;

/// <summary>Assignments as offices exchange them: the list is taken as a workbook, changed in it, given back, looked at, agreed to.</summary>
public sealed class SheetPageTests(DemonstrationSite site)
{
    const string Home = "/assignments/in";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Text(IHtmlDocument page, string selector = "main") => page.QuerySelector(selector)?.TextContent ?? "";

    static async Task<(string Path, IHtmlDocument Page)> GiveAsync(Browser browser, byte[] file, string name, bool sends = false)
    {
        var page = await browser.OpenAsync(Home);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("sheet"), "_handler" },
            { new ByteArrayContent(file), "files", name },
            { new StringContent(sends ? "true" : ""), "sends" },
        };
        using var answer = await browser.Client.PostAsync(Home, content, Cancel);
        if (answer.Headers.Location is { } location)
        {
            var next = location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
            return (next, await browser.OpenAsync(next));
        }

        return (Home, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel));
    }

    static async Task<IReadOnlyList<SheetRow>> RowsAsync(Browser browser, string path)
    {
        using var answer = await browser.Client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.OK, SheetWriter.MediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return SheetReader.Read(await answer.Content.ReadAsByteArrayAsync(Cancel), 1000).Rows;
    }

    /// <summary>The same rows again, some cells changed.</summary>
    static async Task<byte[]> WorkbookAsync(IReadOnlyList<SheetRow> rows, Func<string, string, object?, object?> change)
    {
        using var file = new MemoryStream();
        await using (var writer = await SheetWriter.BeginAsync(file, "x", [.. rows[0].Cells.Select(cell => new SheetHead(cell.Text))], Cancel))
        {
            foreach (var row in rows.Skip(1))
                await writer.WriteRowAsync([.. rows[0].Cells.Select((head, index) => index < row.Cells.Count && row.Cells[index].Text.Length > 0 ? change(row.Cells[0].Text, head.Text, row.Cells[index].Day ?? (object)row.Cells[index].Text) : change(row.Cells[0].Text, head.Text, null))], Cancel);
        }

        return file.ToArray();
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task What_is_taken_can_be_changed_and_given_back(string language)
    {
        var office = await site.SignedInAsync("vanphong");
        await office.SendAsync(await office.OpenAsync("/"), "form.appearance", ("language", language));
        var mark = $"Khơi thông luồng {language}";
        var (path, page) = await GiveAsync(office, Encoding.UTF8.GetBytes($"STT;Nhiệm vụ;Chủ trì;Sản phẩm;Phối hợp;Thời hạn\n1;{mark} một;Sở Xây dựng thành phố Hải Phòng;Báo cáo;Sở Tài chính thành phố Hải Phòng;{InDays(30)}\n2;{mark} hai;;;;Thường xuyên\n"), "giao-viec.csv");
        Assert.StartsWith(Home + "/", path, StringComparison.Ordinal);
        Assert.Contains(mark + " hai", Text(page), StringComparison.Ordinal);
        // Nothing is there before it was agreed to.
        var filter = $"?q={Uri.EscapeDataString(mark)}";
        Assert.DoesNotContain(mark + " hai", Text(await office.OpenAsync("/assignments" + filter)), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, "form:has(input[value='take-sheet'])");
        Assert.Contains("2", Text(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form:has(input[value='take-sheet'])"));

        var rows = await RowsAsync(office, "/assignments/out.xlsx" + filter);
        Assert.Equal(3, rows.Count);
        // As it is, it changes nothing: what is written is read as it was, in every column.
        (_, page) = await GiveAsync(office, await WorkbookAsync(rows, (_, _, cell) => cell), "nhiem-vu.xlsx");
        Assert.Contains(language == "vi" ? "Mọi dòng đều giống" : "Every row is as the records say", Text(page, "#problems"), StringComparison.Ordinal);
        // Two cells by hand.
        var priority = rows[0].Cells.Select(cell => cell.Text).ToList().FindIndex(text => text is "Độ khẩn" or "Priority");
        (_, page) = await GiveAsync(office, await WorkbookAsync(rows, (_, head, cell) => head == rows[0].Cells[priority].Text ? language == "vi" ? "Khẩn" : "Urgent" : head is "Lĩnh vực" or "Field" ? "Đường thủy" : cell), "nhiem-vu.xlsx");
        Assert.Equal(2, page.QuerySelectorAll("del").Count(one => one.TextContent is "Thường" or "Normal"));
        Assert.Contains(page.QuerySelectorAll("ins"), one => one.TextContent == "Đường thủy");
        (_, page) = await office.SendAsync(page, "form:has(input[value='take-sheet'])");
        Assert.Equal(2, (await RowsAsync(office, $"/assignments/out.xlsx{filter}&priority=Urgent&field={Uri.EscapeDataString("Đường thủy")}")).Count - 1);
        Assert.Contains("nhiem-vu.xlsx", Text(await office.OpenAsync(Home)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task The_template_has_every_column_and_its_lists_are_understood(string language)
    {
        var office = await site.SignedInAsync("vanphong");
        await office.SendAsync(await office.OpenAsync("/"), "form.appearance", ("language", language));
        var heads = (await RowsAsync(office, "/assignments/in/template.xlsx"))[0].Cells.Select(cell => cell.Text).ToList();
        Assert.Equal(Enum.GetValues<SheetColumn>().Where(column => column != SheetColumn.Version), heads.Select(SheetVocabulary.Column).OfType<SheetColumn>());
        using var answer = await office.Client.GetAsync("/assignments/in/template.xlsx", Cancel);
        using var zip = new System.IO.Compression.ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var lists = System.Text.RegularExpressions.Regex.Matches(await sheet.ReadToEndAsync(Cancel), "<formula1>\"([^\"]*)\"").Select(match => match.Groups[1].Value.Split(',')).ToList();
        Assert.Equal(3, lists.Count);
        Assert.All(lists[0], word => Assert.True(SheetVocabulary.Priorities.ContainsKey(SheetVocabulary.Key(word)), word));
        Assert.All(lists[1], word => Assert.True(SheetVocabulary.Recurrences.ContainsKey(SheetVocabulary.Key(word)), word));
        Assert.All(lists[2], word => Assert.True(SheetVocabulary.Cadences.ContainsKey(SheetVocabulary.Key(word)), word));
    }

    [Fact]
    public async Task Every_wrong_cell_is_named_and_nothing_is_kept()
    {
        var office = await site.SignedInAsync("vanphong");
        var (path, page) = await GiveAsync(office, Encoding.UTF8.GetBytes("Nội dung,Cơ quan chủ trì,Thời hạn\nNạo vét một,Sở Không Có,31/02/2030\n,31.SXD,\nNạo vét ba,31.SXD,1/1/2020\n"), "a.csv");
        Assert.Equal(Home, path);
        var cells = page.QuerySelectorAll("#wrong tbody tr").Select(row => row.QuerySelector("td:nth-child(2)")!.TextContent).ToList();
        Assert.Equal(["B2", "C2", "A3", "C4"], cells);
        Assert.Contains("4 ô cần sửa", Text(page, "#problems"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nạo vét", Text(await office.OpenAsync("/assignments?q=nao+vet")), StringComparison.Ordinal);
        Assert.DoesNotContain("a.csv", Text(await office.OpenAsync(Home)), StringComparison.Ordinal);

        (_, page) = await GiveAsync(office, Encoding.UTF8.GetBytes("Nội dung,Thời hạn,Hạn hoàn thành\nx,,\n"), "a.csv");
        Assert.Contains("Có hai cột cùng là “Thời hạn”", Text(page, "#problems"), StringComparison.Ordinal);
        (_, page) = await GiveAsync(office, "%PDF-1.7"u8.ToArray(), "a.pdf");
        Assert.NotEqual("", Text(page, "#problems"));
        (_, page) = await GiveAsync(office, [], "a.csv");
        Assert.Contains("Hãy chọn tệp bảng", Text(page, "#problems"), StringComparison.Ordinal);
        (_, page) = await GiveAsync(office, Encoding.UTF8.GetBytes("Nội dung,Lĩnh vực\nTUYỆT MẬT,x\n"), "a.csv");
        Assert.NotEqual("", Text(page, "#problems"));
    }

    [Fact]
    public async Task A_table_is_given_up_and_sent_tables_go_to_their_leads()
    {
        var office = await site.SignedInAsync("vanphong");
        var (path, page) = await GiveAsync(office, Encoding.UTF8.GetBytes("Nội dung,Lĩnh vực\nĐo sâu lòng sông,x\n"), "bo.csv");
        var open = await office.OpenAsync(path);
        (_, page) = await office.SendAsync(page, "form:has(input[value='discard-sheet'])");
        Assert.Contains("không có gì thay đổi", Text(page), StringComparison.Ordinal);
        // A page that stood open is told.
        (_, page) = await office.SendAsync(open, "form:has(input[value='take-sheet'])");
        Assert.Contains("đã được nhập hoặc đã bỏ", Text(page, "#problems"), StringComparison.Ordinal);

        (_, page) = await GiveAsync(office, Encoding.UTF8.GetBytes("Nội dung,Cơ quan chủ trì,Sản phẩm\nLập bản đồ bến,31.SXD,Bản đồ\n"), "gui.csv", sends: true);
        Assert.Contains("Tạo và gửi 1 nhiệm vụ mới", Text(page), StringComparison.Ordinal);
        (_, _) = await office.SendAsync(page, "form:has(input[value='take-sheet'])");
        var works = await site.SignedInAsync("soxaydung");
        Assert.Contains("Lập bản đồ bến", Text(await works.OpenAsync("/assignments?q=lap+ban+do+ben")), StringComparison.Ordinal);
    }
}
