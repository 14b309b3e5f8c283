using System.Net;
using AngleSharp.Html.Dom;
using DonDoc.Formats;

namespace DonDoc.Web.Tests;

/// <summary>Opinions on a programme without scripts: asked, given, answered, on paper.</summary>
public sealed class OpinionPageTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string part) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(part, StringComparison.Ordinal));

    [Fact]
    public async Task A_draft_is_sent_answered_from_another_house_disposed_of_and_set_on_paper()
    {
        var office = await site.SignedInAsync("vanphong");
        var begin = await office.OpenAsync(Link(await office.OpenAsync(Link(await office.OpenAsync("/documents/15-NQ-TU"), "/programmes?document=")), "/programmes/new?document="));
        var (path, page) = await office.SendAsync(begin, "form[enctype]", ("Form.Title", "Thực hiện Nghị quyết số 15-NQ/TU"));
        var programme = path.Split('?')[0];
        var add = await office.OpenAsync(Link(page, "/commitments/new"));
        await office.SendAsync(add, "form:has(#what)", ("Form.What", "Công khai tiến độ giải phóng mặt bằng hằng tuần"), ("Form.DueOn", "30/06/2027"));

        await office.SendAsync(await office.OpenAsync(programme + "/sections/new"), "form:has(#heading)", ("Form.Heading", "Giải pháp đột phá"));

        // What is wrong is said at its field, and what was typed stays.
        var ask = await office.OpenAsync(programme + "/opinions");
        (_, page) = await office.SendAsync(ask, "#ask form", ("Form.Bodies", "Cơ quan không có thật"), ("Form.DueOn", "31/02/2027"));
        Assert.NotNull(page.GetElementById("bodies-wrong"));
        Assert.NotNull(page.GetElementById("dueon-wrong"));
        Assert.Contains("không có thật", page.GetElementById("bodies")!.TextContent, StringComparison.Ordinal);
        (_, page) = await office.SendAsync(ask, "#ask form", ("Form.Bodies", "Tỉnh ủy Nghệ An"), ("Form.DueOn", InDays(7)), ("Form.Note", "Kèm phụ lục (Tối mật)"));
        Assert.Contains("độ mật", page.GetElementById("note-wrong")!.TextContent, StringComparison.Ordinal);
        (_, page) = await office.SendAsync(ask, "#ask form", ("Form.Bodies", "Sở Xây dựng thành phố Hải Phòng\nTỉnh ủy Nghệ An"), ("Form.Persons", "lanhdao"), ("Form.DueOn", InDays(7)), ("Form.Note", "Tập trung vào tiến độ"));
        Assert.Contains("Đã hỏi 3 cơ quan", Words(page), StringComparison.Ordinal);

        // The department reads the draft it was asked about, and nothing else of the programme.
        var works = await site.SignedInAsync("soxaydung");
        var home = await works.OpenAsync("/");
        var asked = await works.OpenAsync(Link(await works.OpenAsync(Link(home, "/programmes/opinions")), "/programmes/opinions/"));
        Assert.Contains("Công khai tiến độ", Words(asked), StringComparison.Ordinal);
        Assert.Contains("Tỉnh ủy Nghệ An", Words(asked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(programme)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(programme + "/opinions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(programme + "/opinions/out/docx")).Status);
        (_, page) = await works.SendAsync(asked, "#give form", ("Form.Text", " "));
        Assert.NotNull(page.GetElementById("text-wrong"));
        (_, page) = await works.SendAsync(asked, "#give form", ("Form.Text", "Ý"), ("Form.Quote", "không có trong dự thảo"));
        Assert.NotNull(page.GetElementById("quote-wrong"));
        (path, page) = await works.SendAsync(asked, "#give form", ("Form.Text", "Cần nêu rõ nơi công khai"), ("Form.Quote", "tiến độ giải phóng mặt bằng"));
        Assert.Contains("?done=given", path, StringComparison.Ordinal);
        Assert.Contains("Cần nêu rõ nơi công khai", Words(page), StringComparison.Ordinal);
        var request = path.Split('?')[0];
        // Who is not asked finds nothing; the person who is, has an own request.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync("kiemtra")).TryAsync($"/programmes/opinions/{Guid.CreateVersion7()}")).Status);
        var leader = await site.SignedInAsync("lanhdao");
        var own = await leader.OpenAsync(Link(await leader.OpenAsync("/programmes/opinions?which=open"), "/programmes/opinions/"));
        Assert.Contains("Nghệ An", Words(own), StringComparison.Ordinal);

        // A section of the draft is named also when the programme has it no longer, and the table says so.
        var outline = await office.OpenAsync(programme);
        var remove = outline.QuerySelectorAll("button[name=Act][value^='remove:section:']").Single(button => button.Closest(".programme-section")!.TextContent.Contains("Giải pháp đột phá", StringComparison.Ordinal));
        await office.SendAsync(outline, "#place", ("Act", remove.GetAttribute("value")!));
        var dropped = (await works.OpenAsync(request)).QuerySelectorAll("#section option").Single(option => option.TextContent.Contains("Giải pháp đột phá", StringComparison.Ordinal));
        await works.SendAsync(await works.OpenAsync(request), "#give form", ("Form.Stance", "Agrees"), ("Form.Section", dropped.GetAttribute("value")!));
        Assert.Contains("Giải pháp đột phá (mục đã bỏ)", Words(await office.OpenAsync(programme + "/opinions")), StringComparison.Ordinal);

        // Not accepted needs the reason; revised, the former stays.
        var table = await office.OpenAsync(programme + "/opinions?filter=Waiting");
        var one = table.QuerySelectorAll("tbody[data-rows] .section-acts a")[0].GetAttribute("href")!;
        var answer = await office.OpenAsync(one);
        (_, page) = await office.SendAsync(answer, "form:has(#reason)", ("Form.Disposal", "NotAccepted"), ("Form.Reason", ""));
        Assert.NotNull(page.GetElementById("reason-wrong"));
        await office.SendAsync(answer, "form:has(#reason)", ("Form.Disposal", "NotAccepted"), ("Form.Reason", "Đã có quy định riêng"));
        (_, page) = await office.SendAsync(answer, "form:has(#reason)", ("Form.Disposal", "Accepted"), ("Form.Reason", ""), ("Form.Change", "Bổ sung cổng thông tin"));
        Assert.Contains("Đã có quy định riêng", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, "form:has(#reason)", ("Form.Disposal", "Accepted"), ("Form.Reason", ""), ("Form.Change", "Bổ sung “cổng thông tin.”"));
        Assert.Contains("Bổ sung “cổng thông tin.”", Words(page), StringComparison.Ordinal);
        Assert.Contains("tiếp thu 1 ý kiến", Words(await office.OpenAsync(programme)), StringComparison.Ordinal);

        using (var file = await office.Client.GetAsync(programme + "/opinions/out/docx", Cancel))
        {
            var text = DocumentReader.Read(await file.Content.ReadAsByteArrayAsync(Cancel), "bang.docx").Document!.Text.Text;
            Assert.Contains("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN", text, StringComparison.Ordinal);
            Assert.Contains("Cần nêu rõ nơi công khai", text, StringComparison.Ordinal);
            Assert.Matches(@"Tiếp thu\. Chỉnh sửa[^:]*: Bổ sung “cổng thông tin\.”", text);
            Assert.DoesNotContain("”.", text, StringComparison.Ordinal);
            Assert.Contains("thực hiện Nghị quyết số 15-NQ/TU", text, StringComparison.Ordinal);
            Assert.Contains("…, ngày … tháng … năm …", text, StringComparison.Ordinal);
            Assert.Contains("Giải pháp đột phá (mục đã bỏ)", text, StringComparison.Ordinal);
        }

        // While an opinion waits, a ballot asks whether it is meant.
        await works.SendAsync(await works.OpenAsync(request), "#give form", ("Form.Text", "Ý kiến thứ hai"));
        var ballot = await office.OpenAsync(programme + "/ballot");
        (string, string)[] members = [("Opening.Day", InDays(1)), ("Opening.Members", "Nguyễn Văn An; Bí thư\nHoàng Anh Tuấn; Giám đốc Sở Xây dựng; soxaydung")];
        (_, page) = await office.SendAsync(ballot, "form:has(#members)", members);
        Assert.NotNull(page.GetElementById("despite"));
        (path, _) = await office.SendAsync(page, "form:has(#members)", [.. members, ("Opening.DespiteWaiting", "true")]);
        Assert.Contains("?done=opened", path, StringComparison.Ordinal);
        // The director sits on the collective: reads that draft and votes, without seeing the programme.
        var votes = await works.OpenAsync(Link(await works.OpenAsync("/"), "/programmes/votes"));
        var vote = await works.OpenAsync(Link(votes, "/programmes/votes/"));
        Assert.Contains("Công khai tiến độ", Words(vote), StringComparison.Ordinal);
        (path, _) = await works.SendAsync(vote, "form:has([name=Chosen])", ("Chosen", "For"));
        Assert.Contains("?done=voted", path, StringComparison.Ordinal);
        Assert.Contains("Tán thành", (await office.OpenAsync(programme + "/ballot")).QuerySelector("tbody[data-rows]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.TryAsync(path.Split('?')[0])).Status);
        // What came late, or was passed over, is disposed of also while the collective decides: the table is whole.
        Assert.NotNull((await office.OpenAsync(one)).QuerySelector("form:has(#reason)"));

        // What the collective has spoken on is given up all the same, with the reason, and makes room for another.
        await office.SendAsync(await office.OpenAsync(programme + "/ballot"), "form:has(#minutes)", ("Closing.Minutes", "Biên bản họp"));
        (_, page) = await office.SendAsync(await office.OpenAsync(programme), "form:has(#reason)", ("Withdrawal.Reason", "Thử nghiệm xong"));
        Assert.Contains("Thử nghiệm xong", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
