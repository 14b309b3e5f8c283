using System.Net;
using AngleSharp.Html.Dom;

namespace DonDoc.Web.Tests;

/// <summary>A campaign as the office of a committee runs it, without scripts: from the document to the board, and what a recipient does.</summary>
public sealed class CampaignPageTests(DemonstrationSite site)
{
    const string Plan = "/documents/112-KH-UBND";

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    static string Link(IHtmlDocument page, string part) => page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!).First(href => href.Contains(part, StringComparison.Ordinal));

    [Fact]
    public async Task A_campaign_is_written_aimed_sent_received_followed_extended_and_closed()
    {
        var browser = await site.SignedInAsync("vanphong");
        var programmes = await browser.OpenAsync(Link(await browser.OpenAsync(Plan), "/programmes?document="));
        var begin = await browser.OpenAsync(Link(await browser.OpenAsync(Link(programmes, "/campaigns?document=")), "/campaigns/new?document="));
        var (path, page) = await browser.SendAsync(begin, "form[method=post]:has(#title)", ("Form.Due", "31/02/2030"));
        Assert.NotNull(page.QuerySelector("#due-wrong"));
        (path, page) = await browser.SendAsync(begin, "form[method=post]:has(#title)", ("Form.Title", "Xây dựng kế hoạch thực hiện 112/KH-UBND"), ("Form.Due", "31/12/2030"), ("Form.Template", "I. Mục đích\nII. Nhiệm vụ"));
        Assert.Contains("?done=written", path, StringComparison.Ordinal);
        var campaign = path.Split('?')[0];

        // Recipients: a department is added with the reason; the rest is shown before.
        (_, page) = await browser.SendAsync(page, "form:has(#recipient)", ("Single.Organisation.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Single.Reason", ""), ("Single.IsAsked", "true"));
        Assert.NotNull(page.QuerySelector("#single-reason-wrong"));
        (_, page) = await browser.SendAsync(page, "form:has(#recipient)", ("Single.Organisation.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Single.Reason", "Chủ trì"), ("Single.IsAsked", "true"));
        Assert.Contains("Chủ trì", page.QuerySelector("#single")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gửi tới", page.QuerySelector("#recipients")!.TextContent, StringComparison.Ordinal);

        // A rule without a reason is refused.
        (_, page) = await browser.SendAsync(page, "form:has(#provision)", ("Rule.Reason", ""));
        Assert.NotNull(page.QuerySelector("#reason-wrong"));
        (_, page) = await browser.SendAsync(page, "form:has(#provision)", ("Rule.Level", "Commune"), ("Rule.Reason", "Chỉ cấp tỉnh"));
        Assert.Contains("Chỉ cấp tỉnh", page.QuerySelector("#rules")!.TextContent, StringComparison.Ordinal);

        // Nobody else sees the draft. It is sent after a question.
        var works = await site.SignedInAsync("soxaydung");
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(campaign)).Status);
        (_, page) = await browser.SendAsync(page, "#recipients form");
        Assert.NotNull(page.QuerySelector("#confirm"));
        (path, page) = await browser.SendAsync(page, "#confirm form", ("Sent.Sure", "true"));
        Assert.Contains("done=sent", path, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#board table"));
        Assert.Null(page.QuerySelector("form:has(#provision)"));

        // The house that is asked opens it, and begins with the template.
        Assert.NotNull((await works.OpenAsync("/")).QuerySelector("a[href='/campaigns/requests']"));
        var request = Link(await works.OpenAsync("/campaigns/requests"), "/campaigns/requests/");
        page = await works.OpenAsync(request);
        Assert.Contains("Đã nhận, chưa xây dựng", Words(page), StringComparison.Ordinal);
        var form = await works.OpenAsync(Link(page, "/programmes/new?request="));
        Assert.Contains("I. Mục đích", form.QuerySelector("#template")!.TextContent, StringComparison.Ordinal);
        (path, page) = await works.SendAsync(form, "form[enctype]");
        Assert.Contains("31/12/2030", Words(page), StringComparison.Ordinal);
        var programme = path.Split('?')[0];

        // The board follows; each number leads to its rows, and the table to a spreadsheet.
        page = await browser.OpenAsync(campaign);
        var searched = await browser.OpenAsync(campaign + "/rows?text=so+xay");
        Assert.Single(searched.QuerySelectorAll("[data-rows] tr"));
        var rows = await browser.OpenAsync(Link(page, "stage=Drafting"));
        Assert.Contains("Sở Xây dựng", Words(rows), StringComparison.Ordinal);
        using (var table = await browser.Client.GetAsync(Link(rows, "/rows/out.csv"), TestContext.Current.CancellationToken))
        {
            Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
            var lines = await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("Đang soạn thảo", lines, StringComparison.Ordinal);
            // Days are written in one way.
            Assert.Contains(",2030-12-31,", lines, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\d{2}/\d{2}/\d{4}", lines);
        }

        (_, page) = await browser.SendAsync(page, "#remind form", ("Reminding.Text", "Đề nghị nhận ngay"));
        Assert.Contains("Đề nghị nhận ngay", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(await browser.OpenAsync(request), "form:has(#due)", ("Extension.Due", "31/01/2031"), ("Extension.Reason", "Bão lũ"));
        Assert.Contains("31/01/2031", Words(page), StringComparison.Ordinal);
        Assert.Contains("31/12/2030", Words(page), StringComparison.Ordinal);
        Assert.Contains("Bão lũ", Words(page), StringComparison.Ordinal);
        (_, page) = await browser.SendAsync(await browser.OpenAsync(campaign), "#close form", ("Closing.Note", "Đã đủ"));
        Assert.Contains("Đã đủ", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#remind"));

        // The day that was put off is the programme's day.
        var own = await works.OpenAsync(programme);
        Assert.Contains("31/01/2031", Words(own), StringComparison.Ordinal);
        await works.SendAsync(own, "form:has(#reason)", ("Withdrawal.Reason", "Thử nghiệm xong"));
    }

    [Fact]
    public async Task A_programme_that_is_there_answers_what_is_asked_again()
    {
        var browser = await site.SignedInAsync("vanphong");
        var works = await site.SignedInAsync("soxaydung");
        var document = Link(await browser.OpenAsync(Plan), "/programmes?document=").Split('=')[1];
        var first = await AskAsync("Giao lần đầu", "31/12/2030");
        var (path, page) = await works.SendAsync(await works.OpenAsync("/programmes/new?request=" + await RequestAsync("Giao lần đầu")), "form[enctype]", ("Form.Title", "Kế hoạch đã có"));
        var programme = path.Split('?')[0];
        var second = await AskAsync("Giao lần nữa", "30/11/2030");

        // The programme tells that something waits for it; the request offers it, and no second one is begun.
        page = await works.OpenAsync(programme);
        Assert.Contains("Yêu cầu này chưa có chương trình trả lời", Words(page), StringComparison.Ordinal);
        var request = "/campaigns/requests/" + await RequestAsync("Giao lần nữa");
        page = await works.OpenAsync(request);
        Assert.Contains("Kế hoạch đã có", Words(page), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("main a[href]"), link => link.GetAttribute("href")!.StartsWith("/programmes/new", StringComparison.Ordinal));
        var late = await works.OpenAsync(request);
        (path, page) = await works.SendAsync(page, "form:has(button[name='Answering.Programme'])", ("Answering.Programme", programme.Split('/')[2]));
        Assert.Contains("done=answered", path, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='{programme}']"));
        // Sent from a page that was open before: told, not lost in an error.
        (_, page) = await works.SendAsync(late, "form:has(button[name='Answering.Programme'])", ("Answering.Programme", programme.Split('/')[2]));
        Assert.Contains("đã có chương trình khác trả lời", Words(page), StringComparison.Ordinal);

        // Chosen by mistake: it waits again, and is answered once more.
        (path, page) = await works.SendAsync(await works.OpenAsync(request), "form:has([name=TakenBack])");
        Assert.Contains("done=taken-back", path, StringComparison.Ordinal);
        (path, page) = await works.SendAsync(page, "form:has(button[name='Answering.Programme'])", ("Answering.Programme", programme.Split('/')[2]));
        Assert.Contains("done=answered", path, StringComparison.Ordinal);

        // Its day is the earlier of the two.
        page = await works.OpenAsync(programme);
        Assert.Contains("30/11/2030", page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        await works.SendAsync(page, "form:has(#reason)", ("Withdrawal.Reason", "Thử nghiệm xong"));
        foreach (var campaign in new[] { first, second })
            await browser.SendAsync(await browser.OpenAsync(campaign), "#close form", ("Closing.Note", "Đã đủ"));

        async Task<string> AskAsync(string title, string due)
        {
            var (written, draft) = await browser.SendAsync(await browser.OpenAsync($"/campaigns/new?document={document}"), "form[method=post]:has(#title)", ("Form.Title", title), ("Form.Due", due));
            (_, draft) = await browser.SendAsync(draft, "form:has(#recipient)", ("Single.Organisation.Name", "Sở Xây dựng thành phố Hải Phòng"), ("Single.Reason", "Chủ trì"), ("Single.IsAsked", "true"));
            (_, draft) = await browser.SendAsync(draft, "#recipients form");
            await browser.SendAsync(draft, "#confirm form", ("Sent.Sure", "true"));
            return written.Split('?')[0];
        }

        async Task<string> RequestAsync(string title) =>
            (await works.OpenAsync("/campaigns/requests")).QuerySelectorAll("main a[href]").First(link => link.TextContent.Contains(title, StringComparison.Ordinal)).GetAttribute("href")!.Split('/')[^1];
    }
}
