using System.Net;
using AngleSharp.Html.Dom;
using DonDoc.Formats;

namespace DonDoc.Web.Tests;

/// <summary>A programme as the office of a committee writes it, without scripts: from the document above to what answers it.</summary>
public sealed class ProgrammePageTests(DemonstrationSite site)
{
    const string Plan = "/documents/112-KH-UBND";

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string part) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(part, StringComparison.Ordinal));

    [Fact]
    public async Task A_programme_is_begun_written_compared_with_the_document_above_judged_and_kept()
    {
        var browser = await site.SignedInAsync("vanphong");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync(Plan), "/programmes?document="));
        var begin = await browser.OpenAsync(Link(list, "/programmes/new?document="));
        // The office writes for its committee; the title is proposed.
        Assert.Contains("Thành ủy Hải Phòng", begin.QuerySelector("#owner option")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thực hiện Kế hoạch số 112/KH-UBND ngày ", begin.QuerySelector("#title")!.TextContent, StringComparison.Ordinal);
        var (path, page) = await browser.SendAsync(begin, "form[enctype]", ("Form.Title", ""));
        Assert.NotNull(page.QuerySelector("#title-wrong"));
        (path, page) = await browser.SendAsync(begin, "form[enctype]", ("Form.Title", "Thực hiện Kế hoạch số 112/KH-UBND"));
        Assert.Contains("?done=begun", path, StringComparison.Ordinal);
        var programme = path.Split('?')[0];
        Assert.Contains("Nhiệm vụ, giải pháp", Words(page), StringComparison.Ordinal);

        // A section: empty is refused, words are kept.
        var section = await browser.OpenAsync(Link(page, "/sections/0"));
        (_, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", " "), ("Form.Body", " "));
        Assert.NotNull(page.QuerySelector(".problem-summary"));
        (path, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", "Mục đích"), ("Form.Body", "Cụ thể hóa kế hoạch."));
        Assert.Contains("Cụ thể hóa kế hoạch.", Words(page), StringComparison.Ordinal);
        // The form that was open before is told what was saved meanwhile, and keeps what was typed.
        (_, page) = await browser.SendAsync(section, "form[data-lease]", ("Form.Heading", "Mục đích"), ("Form.Body", "Của người thứ hai"));
        Assert.Contains("Cụ thể hóa kế hoạch.", Words(page), StringComparison.Ordinal);
        Assert.Contains("Của người thứ hai", page.QuerySelector("#body")!.TextContent, StringComparison.Ordinal);

        // A commitment.
        var shown = await browser.OpenAsync(programme);
        var add = await browser.OpenAsync(Link(shown, "/commitments/new"));
        (_, page) = await browser.SendAsync(add, "form:has(#what)", ("Form.What", ""), ("Form.DueOn", "31/02/2027"));
        Assert.NotNull(page.QuerySelector("#dueon-wrong"));
        (_, page) = await browser.SendAsync(add, "form:has(#what)", ("Form.What", "Sở Xây dựng công khai tiến độ giải phóng mặt bằng các dự án trên cổng thông tin hằng tuần"), ("Form.Lead.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Form.DueOn", "30/06/2027"));
        Assert.Contains("30/06/2027", Words(page), StringComparison.Ordinal);

        // Coverage: the suggestion is confirmed, another provision does not apply.
        var coverage = await browser.OpenAsync(programme + "/coverage");
        var yes = coverage.QuerySelectorAll("button[name=Said]").First(button => button.GetAttribute("value")!.EndsWith(":full", StringComparison.Ordinal)).GetAttribute("value")!;
        (path, page) = await browser.SendAsync(coverage, "#decide", ("Said", yes));
        Assert.Contains("#p-", path, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[id='p-{yes.Split(':')[0]}'] .chip-good"));
        var excuse = page.QuerySelectorAll("form:has([name='Excused.Reason'])").Select(form => form.QuerySelector("[name='Excused.Provision']")!.GetAttribute("value")!).First(id => id != yes.Split(':')[0]);
        (_, page) = await browser.SendAsync(page, $"[id='p-{excuse}'] form", ("Excused.Reason", ""));
        Assert.NotNull(page.GetElementById($"reason-{excuse}-wrong"));
        (_, page) = await browser.SendAsync(page, $"[id='p-{excuse}'] form", ("Excused.Reason", "Thuộc thẩm quyền cấp trên"));
        Assert.Contains("Thuộc thẩm quyền cấp trên", page.GetElementById($"p-{excuse}")!.TextContent, StringComparison.Ordinal);
        using (var table = await browser.Client.GetAsync(programme + "/coverage/out.csv", TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Thuộc thẩm quyền cấp trên", await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        // Judgement: what is pointed out is answered.
        var judgement = await browser.OpenAsync(programme + "/judgement");
        (_, page) = await browser.SendAsync(judgement, "details.asked form", ("Form.Explanation", "Sẽ bổ sung sau khi có kinh phí"));
        Assert.Contains("Sẽ bổ sung sau khi có kinh phí", page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);

        // All that is pointed out as one table, with what was said to it; the words as a paper that says that it is a draft.
        using (var table = await browser.Client.GetAsync(programme + "/judgement/out.csv", TestContext.Current.CancellationToken))
            Assert.Contains("Sẽ bổ sung sau khi có kinh phí", await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (var paper = await browser.Client.GetAsync(programme + "/out/docx", TestContext.Current.CancellationToken))
        {
            var read = DocumentReader.Read(await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "du-thao.docx").Document!.Text.Text;
            Assert.Contains("DỰ THẢO", read, StringComparison.Ordinal);
            Assert.Contains("công khai tiến độ giải phóng mặt bằng", read, StringComparison.Ordinal);
        }

        // Several that do not apply, for one reason.
        coverage = await browser.OpenAsync(programme + "/coverage");
        var open = coverage.QuerySelectorAll("[name='Excusing.Provisions']").Take(2).Select(box => ("Excusing.Provisions", box.GetAttribute("value")!)).ToList();
        (_, page) = await browser.SendAsync(coverage, "form:has(#excuse-reason)", [.. open, ("Excusing.Reason", "")]);
        Assert.NotNull(page.GetElementById("excuse-reason-wrong"));
        (path, page) = await browser.SendAsync(page, "form:has(#excuse-reason)", [.. open, ("Excusing.Reason", "Thuộc thẩm quyền trung ương")]);
        Assert.Contains($"count={open.Count}", path, StringComparison.Ordinal);
        Assert.Equal(open.Count, Words(page).Split("Thuộc thẩm quyền trung ương").Length - 1);

        // Drafts: kept once, compared with what stands now.
        var drafts = await browser.OpenAsync(programme + "/drafts");
        (_, page) = await browser.SendAsync(drafts, "form:has(#note)", ("Note", "Lần 1"));
        Assert.Contains("Lần 1", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(drafts, "form:has(#note)", ("Note", "Lần 2"));
        Assert.NotNull(page.QuerySelector(".problem-summary"));

        // The leadership reads and is offered nothing; another house finds nothing.
        var leader = await site.SignedInAsync("lanhdao");
        page = await leader.OpenAsync(programme);
        Assert.Null(page.QuerySelector(".section-acts"));
        Assert.Null((await leader.OpenAsync(programme + "/coverage")).QuerySelector("button[name=Said]"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("soxaydung")).TryAsync(programme)).Status);

        // Given up, it makes room for another.
        shown = await browser.OpenAsync(programme);
        (_, page) = await browser.SendAsync(shown, "form:has(#reason)", ("Withdrawal.Reason", "Thử nghiệm xong"));
        Assert.Contains("Thử nghiệm xong", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_collective_decides_and_the_programme_is_issued_with_its_word_file()
    {
        var browser = await site.SignedInAsync("vanphong");
        var begin = await browser.OpenAsync(Link(await browser.OpenAsync(Link(await browser.OpenAsync("/documents/15-NQ-TU"), "/programmes?document=")), "/programmes/new?document="));
        var owner = begin.QuerySelector("#owner option")!.GetAttribute("value")!;
        var (path, page) = await browser.SendAsync(begin, "form[enctype]", ("Form.Title", "Thực hiện Nghị quyết số 15-NQ/TU"), ("Form.Owner", owner));
        var programme = path.Split('?')[0];
        var add = await browser.OpenAsync(Link(page, "/commitments/new"));
        await browser.SendAsync(add, "form:has(#what)", ("Form.What", "Rà soát chỉ tiêu của các đảng ủy trực thuộc"), ("Form.Lead.Name", "Văn phòng Thành ủy Hải Phòng"), ("Form.Product", "Báo cáo rà soát"), ("Form.DueOn", "30/06/2027"));

        // Not before the collective has spoken.
        Assert.NotNull((await browser.OpenAsync(programme + "/issue")).QuerySelector(".empty"));
        var ballot = await browser.OpenAsync(programme + "/ballot");
        (_, page) = await browser.SendAsync(ballot, "form:has(#members)", ("Opening.Day", "02/03/2026"), ("Opening.Members", "Trịnh Công Thành"));
        Assert.NotNull(page.GetElementById("members-wrong"));
        Assert.Equal("Trịnh Công Thành", page.QuerySelector("#members")!.TextContent.Trim());
        (_, page) = await browser.SendAsync(ballot, "form:has(#members)", ("Opening.Day", "02/03/2026"), ("Opening.Members", "Trịnh Công Thành; Bí thư; lanhdao\nLê Văn Phó; Phó Bí thư"));
        Assert.Contains("Trịnh Công Thành", Words(page), StringComparison.Ordinal);

        // The secretary votes by his own account; the clerk enters the other paper and closes.
        var leader = await site.SignedInAsync("lanhdao");
        (_, page) = await leader.SendAsync(await leader.OpenAsync(programme + "/ballot"), "form:has([name=OwnVote])", ("OwnVote", "For"));
        Assert.Contains("Đã ghi phiếu của bạn", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(await browser.OpenAsync(programme + "/ballot"), "form:has(select[name=Votes])", ("Present", "2"), ("Votes", "2:For"));
        (_, page) = await browser.SendAsync(page, "form:has(#minutes)", ("Closing.Minutes", ""));
        Assert.NotNull(page.GetElementById("minutes-wrong"));
        (_, page) = await browser.SendAsync(page, "form:has(#minutes)", ("Closing.Minutes", "Hội nghị ngày 02/3/2026, 2/2 thành viên tán thành."));
        Assert.Contains("Đã thông qua", Words(page), StringComparison.Ordinal);

        // Before it is issued a fault is found: back to its writers, with the reason, and to the vote once more.
        const string again = "form:has([name='Reconsidered.Version'])";
        var open = await browser.OpenAsync(programme);
        (_, page) = await browser.SendAsync(open, again, ("Reconsidered.Reason", ""));
        Assert.NotNull(page.GetElementById("reconsider-reason-wrong"));
        (var to, page) = await browser.SendAsync(page, again, ("Reconsidered.Reason", "Thiếu cơ quan chủ trì"));
        Assert.Contains("done=reconsidered", to, StringComparison.Ordinal);
        Assert.Contains("Thiếu cơ quan chủ trì", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(open, again, ("Reconsidered.Reason", "Lần thứ hai"));
        Assert.Contains("Lần thứ hai", page.QuerySelector("#reconsider-reason")!.TextContent, StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(await browser.OpenAsync(programme + "/ballot"), "form:has(#members)", ("Opening.Day", "02/03/2026"), ("Opening.Members", "Trịnh Công Thành; Bí thư"));
        (_, page) = await browser.SendAsync(page, "form:has(select[name=Votes])", ("Present", "1"), ("Votes", "1:For"));
        (_, page) = await browser.SendAsync(page, "form:has(#minutes)", ("Closing.Minutes", "Hội nghị lần hai, 1/1 thành viên tán thành."));
        Assert.Contains("Đã thông qua", Words(page), StringComparison.Ordinal);

        // Preview, then issue.
        var issue = await browser.OpenAsync(programme + "/issue");
        (_, page) = await browser.SendAsync(issue, "form:has(#number)", ("Form.Number", ""), ("Form.Act", "issue"));
        Assert.NotNull(page.GetElementById("number-wrong"));
        (string, string)[] filled = [("Form.Number", "77-CTr/TU"), ("Form.Place", "Hải Phòng"), ("Form.SignerPosition", "Bí thư"), ("Form.SignerName", "Trịnh Công Thành")];
        (_, page) = await browser.SendAsync(issue, "form:has(#number)", [.. filled, ("Form.Act", "preview")]);
        Assert.Contains("DANH MỤC NHIỆM VỤ, CHỈ TIÊU", page.QuerySelector(".preview")!.TextContent, StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(issue, "form:has(#number)", [.. filled, ("Form.Act", "issue")]);
        Assert.Contains("Đã ban hành", Words(page), StringComparison.Ordinal);
        var document = (await browser.OpenAsync(programme)).QuerySelectorAll("dd a").Select(link => link.GetAttribute("href")!).Last(href => href.StartsWith("/documents/", StringComparison.Ordinal) && !href.Contains('?', StringComparison.Ordinal));
        var read = await browser.OpenAsync(document);
        Assert.Contains("Rà soát chỉ tiêu của các đảng ủy trực thuộc", Words(read), StringComparison.Ordinal);
        using var file = await browser.Client.GetAsync(document + "/file", TestContext.Current.CancellationToken);
        using var archive = new System.IO.Compression.ZipArchive(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(archive.GetEntry("word/document.xml"));

        // The office is a recipient, as it leads: it says that it has it.
        var receipt = await browser.OpenAsync(programme + "/issue");
        (_, page) = await browser.SendAsync(receipt, "main form");
        Assert.Contains("Đã xác nhận", Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_leads_from_a_number_to_the_organisations_behind_it()
    {
        var browser = await site.SignedInAsync("lanhdao");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync("/documents/09-NQ-TU"), "/programmes?document="));
        var matrix = await browser.OpenAsync(Link(list, "/coverage"));
        Assert.Contains("2 chương trình đã ban hành", Words(matrix), StringComparison.Ordinal);
        var full = matrix.QuerySelectorAll("a.cell-full, a.cell-partial")[0];
        var behind = await browser.OpenAsync(full.GetAttribute("href")!);
        Assert.NotEmpty(behind.QuerySelectorAll("tbody[data-rows] tr"));
        Assert.All(behind.QuerySelectorAll("tbody[data-rows] tr .chip"), chip => Assert.Contains("Đáp ứng", chip.TextContent, StringComparison.Ordinal));
        Assert.Contains("/coverage#p-", behind.QuerySelector("tbody a")!.GetAttribute("href")!, StringComparison.Ordinal);
        using var table = await browser.Client.GetAsync(Link(matrix, "out.csv"), TestContext.Current.CancellationToken);
        var lines = (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("III.1", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_of_a_document_without_programmes_says_what_fills_it()
    {
        var browser = await site.SignedInAsync("lanhdao");
        var list = await browser.OpenAsync(Link(await browser.OpenAsync("/documents/112-KH-UBND"), "/programmes?document="));
        var matrix = await browser.OpenAsync(Link(list, "/coverage"));
        Assert.Contains("Ma trận hiện khi", matrix.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync($"/documents/{Guid.CreateVersion7()}/coverage")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.TryAsync($"/provisions/{Guid.CreateVersion7()}/answers")).Status);
    }
}
