using System.Net;
using AngleSharp.Html.Dom;
using DonDoc.Running;

namespace DonDoc.Web.Tests;

/// <summary>A house has one programme for a document: what is begun, decided and given up here is on a site of its own.</summary>
public sealed class LateFormSite : DemonstrationSite;

/// <summary>
/// Forms of pages that stood open while somebody else acted: the answer is a page with the reason in words and all that was typed; a version that is
/// no longer the record's is told, and the second press acts on what was shown.
/// </summary>
[Slow("Opens and sends every form that a state offers.")]
public sealed class LateFormTests(LateFormSite site) : IClassFixture<LateFormSite>
{
    const string Resolution = "/documents/15-NQ-TU";
    const string Plan = "/documents/112-KH-UBND";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string part) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(part, StringComparison.Ordinal));

    /// <summary>Sends a form that comes too late: a page with the reason, and with what was typed at its place.</summary>
    static async Task<IHtmlDocument> RefusedAsync(Browser browser, IHtmlDocument open, string form, string reason, params (string Field, string Value)[] typed)
    {
        using var answer = await browser.PostAsync(open, form, typed);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{form}: {answer.StatusCode} {answer.Headers.Location}");
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
        page.Location.Href = answer.RequestMessage!.RequestUri!.ToString();
        Assert.True(page.QuerySelector(".problem-summary") is { } said && said.TextContent.Contains(reason, StringComparison.Ordinal), $"{form}: {page.QuerySelector(".problem-summary")?.TextContent}");
        foreach (var (field, value) in typed)
            Assert.True(Typed(page, field).Contains(value, StringComparer.Ordinal), $"{form} {field}: {string.Join(" | ", Typed(page, field))}");
        return page;
    }

    /// <summary>Sends a form about an older state: told at the form, with what was typed; then once more, and it is done.</summary>
    static async Task<IHtmlDocument> ToldThenDoneAsync(Browser browser, IHtmlDocument open, string form, string reason, string done, params (string Field, string Value)[] typed)
    {
        var told = await RefusedAsync(browser, open, form, reason, typed);
        Assert.True(told.QuerySelector($"{form} [data-changed]") is not null, form);
        var (path, page) = await browser.SendAsync(told, form, typed);
        Assert.True(path.Contains(done, StringComparison.Ordinal), $"{form}: {path} {page.QuerySelector(".problem-summary")?.TextContent}");
        return page;
    }

    /// <summary>The same of a form that the new state no longer offers: the second press is told why.</summary>
    static async Task ToldThenRefusedAsync(Browser browser, IHtmlDocument open, string form, string reason, params (string Field, string Value)[] typed)
    {
        var told = await RefusedAsync(browser, open, form, "", typed);
        Assert.True(told.QuerySelector($"{form} [data-changed]") is not null, form);
        await RefusedAsync(browser, told, form, reason, typed);
    }

    /// <summary>What stands in the fields of a name as a browser would send it again.</summary>
    static IEnumerable<string> Typed(IHtmlDocument page, string field) => page.QuerySelectorAll("main input, main textarea, main select, main button").Where(control => control.GetAttribute("name") == field).SelectMany(control => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [choice.Value] : [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => [select.Value ?? ""],
        _ => new[] { control.GetAttribute("value")! },
    });

    static async Task<string> BeginAsync(Browser office, string document)
    {
        var begin = await office.OpenAsync(Link(await office.OpenAsync(Link(await office.OpenAsync(document), "/programmes?document=")), "/programmes/new?document="));
        var (path, page) = await office.SendAsync(begin, "form[enctype]", ("Form.Title", "Chương trình thử"));
        await office.SendAsync(await office.OpenAsync(Link(page, "/commitments/new")), "form:has(#what)", ("Form.What", "Công khai tiến độ giải phóng mặt bằng hằng tuần"), ("Form.DueOn", "30/06/2027"));
        return path.Split('?')[0];
    }

    [Fact]
    public async Task Of_a_programme_that_moved_on_every_open_form_is_answered_in_words()
    {
        var office = await site.SignedInAsync("vanphong");
        var programme = await BeginAsync(office, Resolution);
        const string rename = "form:has([name='Retitled.Version'])";
        const string withdraw = "form:has([name='Withdrawal.Version'])";
        const string members = "Trịnh Công Thành; Bí thư; lanhdao\nHoàng Anh Tuấn; Giám đốc Sở Xây dựng; soxaydung";

        // Stale: another name was given meanwhile.
        var (home, ballot, opinions) = (await office.OpenAsync(programme), await office.OpenAsync(programme + "/ballot"), await office.OpenAsync(programme + "/opinions"));
        await office.SendAsync(await office.OpenAsync(programme), rename, ("Retitled.Title", "Tên của người thứ nhất"));
        var page = await ToldThenDoneAsync(office, home, rename, "đã cập nhật chương trình này", "done=renamed", ("Retitled.Title", "Tên của người thứ hai"));
        Assert.Contains("Tên của người thứ hai", Words(page), StringComparison.Ordinal);
        await ToldThenDoneAsync(office, opinions, "#ask form", "đã cập nhật chương trình này", "done=asked", ("Form.Bodies", "Sở Xây dựng thành phố Hải Phòng"), ("Form.DueOn", InDays(7)), ("Form.Note", "Về tiến độ"));
        // What is wrong with what was typed is told beside what changed, and hides it not.
        page = await RefusedAsync(office, ballot, "form:has(#members)", "31/02/2027", ("Opening.Day", "31/02/2027"), ("Opening.Members", members));
        Assert.NotNull(page.QuerySelector("form:has(#members) [data-changed]"));

        var works = await site.SignedInAsync("soxaydung");
        await works.SendAsync(await works.OpenAsync(Link(await works.OpenAsync("/programmes/opinions"), "/programmes/opinions/")), "#give form", ("Form.Text", "Cần nêu rõ nơi công khai"));
        var dispose = await office.OpenAsync((await office.OpenAsync(programme + "/opinions")).QuerySelector("tbody[data-rows] .section-acts a")!.GetAttribute("href")!);
        // A provision of a list that shows only what waits is answered by somebody else while its excuse is written.
        var coverage = await office.OpenAsync(programme + "/coverage?standing=Unanswered");
        var waiting = coverage.QuerySelector("[name='Excused.Provision']")!.GetAttribute("value")!;
        await office.SendAsync(await office.OpenAsync(programme + "/coverage"), $"[id='p-{waiting}'] form", ("Excused.Reason", "Thuộc thẩm quyền cấp trên"));
        page = await RefusedAsync(office, coverage, $"[id='p-{waiting}'] form", "đang được ghi là không thuộc trách nhiệm", ("Excused.Reason", "Lý do của người thứ hai"));
        Assert.Contains("Thuộc thẩm quyền cấp trên", page.GetElementById($"p-{waiting}")!.TextContent, StringComparison.Ordinal);

        // The collective meets: what waits for the programme as a draft comes too late.
        (home, opinions, ballot) = (await office.OpenAsync(programme), await office.OpenAsync(programme + "/opinions"), await office.OpenAsync(programme + "/ballot"));
        await office.SendAsync(ballot, "form:has(#members)", ("Opening.Day", InDays(0)), ("Opening.Members", members), ("Opening.DespiteWaiting", "true"));
        const string deciding = "đang được tập thể biểu quyết";
        await ToldThenRefusedAsync(office, home, rename, deciding, ("Retitled.Title", "Tên muộn"));
        await ToldThenRefusedAsync(office, home, withdraw, deciding, ("Withdrawal.Reason", "Thôi không làm"));
        await ToldThenRefusedAsync(office, opinions, "#ask form", deciding, ("Form.Bodies", "Sở Xây dựng thành phố Hải Phòng"), ("Form.DueOn", InDays(7)), ("Form.Note", "Hỏi muộn"));
        await ToldThenRefusedAsync(office, ballot, "form:has(#members)", "", ("Opening.Day", InDays(2)), ("Opening.Members", members));
        // A member votes while the clerk has the roll open; then the ballot is closed.
        var leader = await site.SignedInAsync("lanhdao");
        var (roll, close, vote) = (await office.OpenAsync(programme + "/ballot"), await office.OpenAsync(programme + "/ballot"), await leader.OpenAsync(programme + "/ballot"));
        var own = await works.OpenAsync(Link(await works.OpenAsync("/programmes/votes"), "/programmes/votes/"));
        page = await RefusedAsync(leader, vote, "form:has([name=OwnVote])", "Hãy chọn tán thành", ("Ballot", vote.QuerySelector("form:has([name=OwnVote]) [name=Ballot]")!.GetAttribute("value")!));
        await RefusedAsync(works, own, "form:has([name=Chosen])", "Hãy chọn tán thành");
        await leader.SendAsync(vote, "form:has([name=OwnVote])", ("OwnVote", "Against"));
        page = await ToldThenDoneAsync(office, roll, "form:has([name=BallotVersion]):not(.or)", "vừa được người khác cập nhật", "done=entered", ("Present", "2"), ("Votes", "2:Abstained"));
        // The member's own vote stands, and is no field for the clerk.
        Assert.Contains("Không tán thành", page.QuerySelector("tbody[data-rows] tr")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("select[name=Votes]"));
        page = await RefusedAsync(office, close, "form:has(#minutes)", "vừa được người khác cập nhật", ("Closing.Minutes", "Biên bản của thư ký"));
        Assert.NotNull(page.QuerySelector("form:has(#minutes) [data-changed]"));
        (roll, close) = (await office.OpenAsync(programme + "/ballot"), await office.OpenAsync(programme + "/ballot"));
        await office.SendAsync(page, "form:has(#minutes)", ("Closing.Minutes", "Biên bản của thư ký"));
        const string closed = "Biểu quyết đã kết thúc";
        await RefusedAsync(leader, vote, "form:has([name=OwnVote])", closed, ("OwnVote", "For"));
        await RefusedAsync(works, own, "form:has([name=Chosen])", closed, ("Chosen", "For"));
        await RefusedAsync(office, roll, "form:has([name=BallotVersion]):not(.or)", "", ("Present", "1"), ("Votes", "2:For"));
        await RefusedAsync(office, close, "form:has(#minutes)", "", ("Closing.Minutes", "Biên bản thứ hai"));

        // Given up: what is said to an opinion comes too late.
        await office.SendAsync(await office.OpenAsync(programme), withdraw, ("Withdrawal.Reason", "Thử nghiệm xong"));
        await RefusedAsync(office, dispose, "form:has(#reason)", "", ("Form.Disposal", "NotAccepted"), ("Form.Reason", "Lý do đã soạn"));
    }

    [Fact]
    public async Task Of_what_was_issued_given_up_or_removed_meanwhile_nothing_typed_is_lost()
    {
        var office = await site.SignedInAsync("vanphong");
        var programme = await BeginAsync(office, Plan);
        await office.SendAsync(await office.OpenAsync(programme + "/opinions"), "#ask form", ("Form.Bodies", "Sở Xây dựng thành phố Hải Phòng"), ("Form.DueOn", InDays(7)));
        var works = await site.SignedInAsync("soxaydung");
        var answer = await works.OpenAsync(Link(await works.OpenAsync("/programmes/opinions"), "/programmes/opinions/"));
        await works.SendAsync(answer, "#give form", ("Form.Text", "Cần nêu rõ nơi công khai"));
        var dispose = await office.OpenAsync((await office.OpenAsync(programme + "/opinions")).QuerySelector("tbody[data-rows] .section-acts a")!.GetAttribute("href")!);
        var later = await office.OpenAsync(new Uri(dispose.Url).PathAndQuery);
        await office.SendAsync(await office.OpenAsync(new Uri(dispose.Url).PathAndQuery), "form:has(#reason)", ("Form.Disposal", "NotAccepted"), ("Form.Reason", "Đã có quy định riêng"));
        await ToldThenDoneAsync(office, dispose, "form:has(#reason)", "", "done=disposed", ("Form.Disposal", "Accepted"), ("Form.Reason", "Đã sửa"), ("Form.Change", "Bổ sung cổng thông tin"));

        // A section and a commitment that somebody removed while another person wrote them.
        var home = await office.OpenAsync(programme);
        var item = await office.OpenAsync(home.QuerySelectorAll("main a[href*='/commitments/']").Select(link => link.GetAttribute("href")!).First(href => !href.Contains("/new", StringComparison.Ordinal)));
        await office.SendAsync(await office.OpenAsync(new Uri(item.Url).PathAndQuery), "form:has([name=Removed])");
        await RefusedAsync(office, item, "form:has(#what)", "không còn", ("Form.What", "Công khai tiến độ trên cổng thông tin"), ("Form.Product", "Báo cáo tuần"));
        var section = home.QuerySelectorAll("button[form=place]").Select(button => button.GetAttribute("value")!).Last(value => value.StartsWith("remove:section:", StringComparison.Ordinal));
        var written = await office.OpenAsync(home.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).First(href => href.EndsWith($"/sections/{section.Split(':')[2]}", StringComparison.Ordinal)));
        await office.SendAsync(await office.OpenAsync(programme), "#place", ("Act", section));
        await RefusedAsync(office, written, "form[data-lease]", "không còn", ("Form.Heading", "Mục đã bỏ"), ("Form.Body", "Nội dung đã soạn"));
        await office.SendAsync(await office.OpenAsync(Link(await office.OpenAsync(programme), "/commitments/new")), "form:has(#what)", ("Form.What", "Rà soát chỉ tiêu của các đảng ủy trực thuộc"), ("Form.Lead.Name", "Văn phòng Thành ủy Hải Phòng"), ("Form.DueOn", "30/06/2027"));

        // Decided and issued: the second of two who issue it is told, and so is who confirms the receipt twice.
        await office.SendAsync(await office.OpenAsync(programme + "/ballot"), "form:has(#members)", ("Opening.Form", "Written"), ("Opening.Day", InDays(1)), ("Opening.Members", "Trịnh Công Thành; Bí thư\nLê Văn Phó; Phó Bí thư\nPhạm Văn Viên; Ủy viên"), ("Opening.DespiteWaiting", "true"));
        await office.SendAsync(await office.OpenAsync(programme + "/ballot"), "form:has(select[name=Votes])", ("Votes", "1:For"), ("Votes", "2:For"));
        // A written ballot is closed before its day only by who says so.
        var early = await RefusedAsync(office, await office.OpenAsync(programme + "/ballot"), "form:has(#minutes)", "đánh dấu vào ô xác nhận", ("Closing.Minutes", "Đủ phiếu tán thành."));
        Assert.NotNull(early.GetElementById("early"));
        (_, early) = await office.SendAsync(early, "form:has(#minutes)", ("Closing.BeforeItsDay", "true"));
        Assert.Contains("Đã thông qua", Words(early), StringComparison.Ordinal);
        (string, string)[] filled = [("Form.Number", "78-CTr/TU"), ("Form.Place", "Hải Phòng"), ("Form.SignerPosition", "Bí thư"), ("Form.SignerName", "Trịnh Công Thành"), ("Form.Act", "issue")];
        var (first, second) = (await office.OpenAsync(programme + "/issue"), await office.OpenAsync(programme + "/issue"));
        ((IHtmlInputElement)first.QuerySelector("[name='Form.Version']")!).Value = "0";
        await ToldThenDoneAsync(office, first, "form:has(#number)", "đã cập nhật chương trình này", "done=issued", filled);
        await ToldThenRefusedAsync(office, second, "form:has(#number)", "đã ban hành", filled);
        await RefusedAsync(works, answer, "#give form", "", ("Form.Text", "Ý kiến đến muộn"));
        var receipt = await office.OpenAsync(programme + "/issue");
        await office.SendAsync(await office.OpenAsync(programme + "/issue"), "main form");
        var (path, _) = await office.SendAsync(receipt, "main form");
        Assert.Contains("done=received", path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_organisations_accounts_and_corrections_tell_and_lose_nothing_as_well()
    {
        var office = await site.SignedInAsync("vanphong");
        var (_, registered) = await office.SendAsync(await office.OpenAsync("/documents/new"), "main form[method=post]",
            ("Form.Number", "881-CTr/TU"), ("Form.IssuerName", "Thành ủy Hải Phòng"), ("Form.IssuedOn", "02/04/2025"), ("Form.Subject", "Ghi nhầm số"));
        var correct = Link(await office.OpenAsync(Link(registered, "/versions")), "/correct");
        var open = await office.OpenAsync(correct);
        await office.SendAsync(await office.OpenAsync(correct), "main form[method=post]", ("Form.Subject", "Trích yếu của người thứ nhất"));
        var told = await RefusedAsync(office, open, "main form[method=post]", "Văn bản vừa được người khác thay đổi", ("Form.Number", "882-CTr/TU"));
        Assert.Contains("Trích yếu của người thứ nhất", told.QuerySelector("[data-changed]")!.TextContent, StringComparison.Ordinal);
        await ToldThenDoneAsync(office, open, "main form[method=post]", "Văn bản vừa được người khác thay đổi", "done=corrected", ("Form.Number", "882-CTr/TU"));

        var administrator = await site.SignedInAsync("quantri");
        var change = (await administrator.OpenAsync("/organisations?q=" + Uri.EscapeDataString("Đảng ủy xã Yết Kiêu"))).QuerySelectorAll("main a[href^='/organisations/']")
            .First(link => link.TextContent.Trim() == "Đảng ủy xã Yết Kiêu").GetAttribute("href") + "/change";
        open = await administrator.OpenAsync(change);
        var (_, asked) = await administrator.SendAsync(await administrator.OpenAsync(change), "form:has(#name)", ("NewName.Name", "Đảng ủy xã Yết Kiêu Một"), ("NewName.Day", "01/03/2027"));
        await administrator.SendAsync(asked, "#confirm form", ("NewName.Step", "Do"));
        told = await RefusedAsync(administrator, open, "form:has(#name)", "Có người vừa thay đổi tổ chức này", ("NewName.Name", "Đảng ủy xã Yết Kiêu Hai"), ("NewName.Day", "01/04/2027"));
        Assert.NotNull(told.QuerySelector("form:has(#name) [data-changed]"));
        (_, asked) = await administrator.SendAsync(told, "form:has(#name)");
        Assert.Contains("Yết Kiêu Hai", asked.QuerySelector("#confirm")!.TextContent, StringComparison.Ordinal);

        var edit = (await administrator.OpenAsync("/administration")).QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains("Giám đốc", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href") + "/edit";
        open = await administrator.OpenAsync(edit);
        await administrator.SendAsync(await administrator.OpenAsync(edit), "main form", ("Form.Position", "Quyền Giám đốc"));
        await ToldThenDoneAsync(administrator, open, "main form", "Người khác vừa sửa tài khoản này", "done=edited", ("Form.Position", "Phó Giám đốc phụ trách"));

        var works = await site.SignedInAsync("soxaydung");
        await works.SendAsync(await works.OpenAsync("/account/data"), "#correct form", ("Form.What", "Other"), ("Form.Wanted", "Tên đệm viết sai"));
        var decide = (await administrator.OpenAsync("/administration/corrections")).QuerySelector("tbody tr a")!.GetAttribute("href")!;
        open = await administrator.OpenAsync(decide);
        await administrator.SendAsync(await administrator.OpenAsync(decide), "#decide form", ("Form.Answer", "decline"), ("Form.Reason", "Đúng theo hồ sơ gốc"));
        await RefusedAsync(administrator, open, "#decide form", "đã được giải quyết", ("Form.Reason", "Lý do của người thứ hai"));
    }

    /// <summary>The row at which a form stood may be gone altogether: then a page says so, and where to go.</summary>
    [Fact]
    public async Task A_form_that_no_page_knows_is_answered_with_a_page_in_words()
    {
        var office = await site.SignedInAsync("vanphong");
        var open = await office.OpenAsync("/account/delegations");
        using var answer = await office.PostAsync(open, "main form[method=post]", ("_handler", $"end-{Guid.CreateVersion7()}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Không nhận được nội dung vừa gửi", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_campaign_that_moved_on_every_open_form_is_answered_in_words()
    {
        var office = await site.SignedInAsync("vanphong");
        var programmes = await office.OpenAsync(Link(await office.OpenAsync(Plan), "/programmes?document="));
        var begin = await office.OpenAsync(Link(await office.OpenAsync(Link(programmes, "/campaigns?document=")), "/campaigns/new?document="));
        var (path, page) = await office.SendAsync(begin, "form[method=post]:has(#title)", ("Form.Title", "Xây dựng kế hoạch thực hiện"), ("Form.Due", "31/12/2030"));
        var campaign = path.Split('?')[0];
        const string words = "form[method=post]:has(#title)";
        const string changed = "Người khác vừa thay đổi đợt giao này";

        // Each is sent about the state that the one before it made old.
        var (draft, edit) = (page, await office.OpenAsync(campaign + "/edit"));
        await office.SendAsync(await office.OpenAsync(campaign + "/edit"), words, ("Form.Title", "Tên của người thứ nhất"));
        page = await RefusedAsync(office, edit, words, changed, ("Form.Title", "Tên của người thứ hai"));
        Assert.Contains("Tên của người thứ nhất", page.QuerySelector("[data-changed]")!.TextContent, StringComparison.Ordinal);
        await ToldThenDoneAsync(office, edit, words, changed, "done=written", ("Form.Title", "Tên của người thứ hai"));
        await ToldThenDoneAsync(office, draft, "#aim form", changed, "done=aimed", ("Target.Levels", "Province"), ("Target.Levels", "Commune"), ("Target.Types", "Department"));
        await ToldThenDoneAsync(office, draft, "form:has(#provision)", changed, "done=rule", ("Rule.Level", "Commune"), ("Rule.Reason", "Chỉ cấp tỉnh"));
        await ToldThenDoneAsync(office, draft, "form:has(#recipient)", changed, "done=chosen", ("Single.Organisation.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Single.Reason", "Chủ trì"), ("Single.IsAsked", "true"));
        (_, page) = await office.SendAsync(draft, "#recipients form");
        Assert.NotNull(page.QuerySelector("#confirm [data-changed]"));

        // Sent: whoever still prepares it is told.
        (draft, edit) = (await office.OpenAsync(campaign), await office.OpenAsync(campaign + "/edit"));
        (_, page) = await office.SendAsync(page, "#confirm form", ("Sent.Sure", "true"));
        Assert.NotNull(page.QuerySelector("#board"));
        const string sent = "Đợt giao đã gửi";
        await ToldThenRefusedAsync(office, edit, words, sent, ("Form.Title", "Tên muộn"), ("Form.Note", "Ghi chú đã soạn"));
        await ToldThenRefusedAsync(office, draft, "#aim form", sent, ("Target.Levels", "Commune"));
        await ToldThenRefusedAsync(office, draft, "form:has(#provision)", sent, ("Rule.Reason", "Lý do muộn"));
        await ToldThenRefusedAsync(office, draft, "form:has(#recipient)", sent, ("Single.Organisation.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Single.Reason", "Lý do muộn"), ("Single.IsAsked", "false"));
        (_, page) = await office.SendAsync(draft, "#recipients form");
        (_, page) = await office.SendAsync(page, "#confirm form", ("Sent.Sure", "true"));
        Assert.Contains(sent, page.QuerySelector(".problem-summary")!.TextContent, StringComparison.Ordinal);

        // A day is put off twice at once; then the campaign is closed.
        var works = await site.SignedInAsync("soxaydung");
        var request = Link(await works.OpenAsync("/campaigns/requests"), "/campaigns/requests/");
        var extend = await office.OpenAsync(request);
        await office.SendAsync(await office.OpenAsync(request), "form:has([name='Extension.Due'])", ("Extension.Due", "31/01/2031"), ("Extension.Reason", "Bão lũ"));
        page = await ToldThenDoneAsync(office, extend, "form:has([name='Extension.Due'])", changed, "done=extended", ("Extension.Due", "28/02/2031"), ("Extension.Reason", "Bão lũ kéo dài"));
        var board = await office.OpenAsync(campaign);
        await office.SendAsync(await office.OpenAsync(campaign), "#close form", ("Closing.Note", "Đã đủ"));
        await ToldThenRefusedAsync(office, board, "#remind form", "Đợt giao đã kết thúc", ("Reminding.Text", "Đề nghị nhận ngay"));
        await ToldThenRefusedAsync(office, board, "#close form", "Đợt giao đã kết thúc", ("Closing.Note", "Ghi chú thứ hai"));
        await RefusedAsync(office, page, "form:has([name='Extension.Due'])", "Đợt giao đã kết thúc", ("Extension.Due", "31/03/2031"), ("Extension.Reason", "Thêm nữa"));
    }
}
