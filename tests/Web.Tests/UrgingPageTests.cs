using System.Globalization;
using AngleSharp.Html.Dom;
using DonDoc.Running;
using DonDoc.Tracking.Notifications.Urging;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>Urging by hand, the inbox, the ledger and the choice of the digest, as two offices use them without scripts.</summary>
public sealed class UrgingPageTests(DemonstrationSite site)
{
    internal static string InDays(int days) => TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7).AddDays(days).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    internal static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    internal static async Task<string> GiveAsync(Browser office, string content, string lead)
    {
        var (path, shown) = await office.SendAsync(await office.OpenAsync("/assignments/new"), Form("assignment"),
            ("Form.Content", content), ("Form.Lead.Name", lead), ("Form.Product", "Báo cáo"), ("Form.Due", InDays(90)), ("Form.Send", "true"));
        Assert.True(path.Contains("?done=assigned", StringComparison.Ordinal), shown.QuerySelector(".problem-summary")?.TextContent ?? path);
        return path.Split('?')[0];
    }

    [Fact]
    public async Task Urged_by_hand_it_is_in_the_inbox_until_it_is_read()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        var assignment = await GiveAsync(office, "Đánh giá tải trọng cầu Rào", "Sở Xây dựng thành phố Hải Phòng");
        var page = await office.OpenAsync(assignment);
        Assert.Contains("Chưa đôn đốc lần nào", Words(page), StringComparison.Ordinal);
        Assert.Null((await works.OpenAsync(assignment)).QuerySelector(Form("urge")));
        (_, page) = await office.SendAsync(page, Form("urge"), ("Urging.Words", " "));
        Assert.NotNull(page.QuerySelector("#words-wrong"));
        var (sent, told) = await office.SendAsync(page, Form("urge"), ("Urging.Words", "Đề nghị gửi số liệu trước thứ Sáu"));
        Assert.Contains("done=urged", sent, StringComparison.Ordinal);
        Assert.Contains("người nhận được", Words(told), StringComparison.Ordinal);
        Assert.Contains("đôn đốc Sở Xây dựng", Words(told), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(told, Form("urge"), ("Urging.Words", "Nhắc lại"));
        Assert.Contains("đã được đôn đốc hôm nay", Words(page), StringComparison.Ordinal);

        var inbox = await works.OpenAsync("/inbox?kind=ByHand&unread=1");
        Assert.NotNull(inbox.QuerySelector(".bell-count"));
        var row = Assert.Single(inbox.QuerySelectorAll("[data-rows] > li"), one => one.TextContent.Contains("cầu Rào", StringComparison.Ordinal));
        Assert.Contains("Đề nghị gửi số liệu trước thứ Sáu", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("cầu Rào", Words(await office.OpenAsync("/inbox")), StringComparison.Ordinal);
        var notice = row.QuerySelector("input[name='Form.Notice']")!.GetAttribute("value")!;
        var (_, marked) = await works.SendAsync(inbox, $"form:has(input[value='{notice}'])");
        Assert.Contains("Đã đánh dấu 1", Words(marked), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(marked, Form("undo"));
        Assert.Contains("Đã hoàn lại", Words(page), StringComparison.Ordinal);
        Assert.Contains("cầu Rào", Words(await works.OpenAsync("/inbox?kind=ByHand&unread=1")), StringComparison.Ordinal);
        (_, page) = await works.SendAsync(await works.OpenAsync("/inbox"), "form.mark-all");
        Assert.Null(page.QuerySelector(".bell-count"));

        var ledger = await office.OpenAsync($"/notices?kind=ByHand&arrival=Read&assignment={assignment.Split('/')[^1]}");
        Assert.Contains("Sở Xây dựng", Assert.Single(ledger.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Contains("đã đọc", Words(ledger), StringComparison.Ordinal);
        using var csv = await office.Client.GetAsync(new Uri($"/notices/out.csv?assignment={assignment.Split('/')[^1]}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("Đề nghị gửi số liệu trước thứ Sáu", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Whoever opens the assignment has read what was said of it.</summary>
    [Fact]
    public async Task Opened_it_is_read_and_ended_it_is_settled()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        var assignment = await GiveAsync(office, "Lập hồ sơ đê Tràng Cát", "Sở Xây dựng thành phố Hải Phòng");
        await office.SendAsync(await office.OpenAsync(assignment), Form("urge"), ("Urging.Words", "Đề nghị báo cáo"));
        await works.OpenAsync(assignment);
        Assert.Contains("1/", (await office.OpenAsync(assignment)).QuerySelector("#urged")!.TextContent, StringComparison.Ordinal);
        await office.SendAsync(await office.OpenAsync(assignment), Form("cancel"), ("Act.Note", "Không còn cần"));
        Assert.Contains("Đã xong", Assert.Single((await works.OpenAsync("/inbox?kind=ByHand")).QuerySelectorAll("[data-rows] > li"),
            one => one.TextContent.Contains("Tràng Cát", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_is_chosen_by_each_person()
    {
        var works = await site.SignedInAsync("soxaydung");
        var page = await works.OpenAsync("/account/digest");
        Assert.Equal("Daily", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        (_, page) = await works.SendAsync(page, "main form", ("Form.Pace", "Weekly"));
        Assert.Equal("Weekly", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        (_, page) = await works.SendAsync(page, "main form", ("Form.Pace", "Daily"));
        Assert.Equal("Daily", page.QuerySelector("input[checked]")!.GetAttribute("value"));
    }
}

/// <summary>An installation whose digests go out at any hour.</summary>
public sealed class DigestSite : MailSite
{
    public DigestSite() => Settings["Urging:DigestHour"] = "0";
}

/// <summary>The digest, to a mail server that is really there.</summary>
[Slow("Waits for mails to be sent.")]
public sealed class DigestMailTests(DigestSite site) : IClassFixture<DigestSite>
{
    const string Chosen = "Bon-con-voi-qua-cau-2026";

    [Fact]
    public async Task A_digest_arrives_with_its_lines_and_the_ledger_says_so()
    {
        var administrator = await site.AdministratorAsync();
        var (writer, _) = (await PersonAsync(administrator, "chuyen.vien"), await PersonAsync(administrator, "doc.gia"));
        var assignment = await UrgingPageTests.GiveAsync(writer, "Tổng hợp ý kiến cử tri quận Lê Chân", "Thành ủy Hải Phòng");
        // To both, who are of one house; the writer sees the page that answers, and so has read it.
        await writer.SendAsync(await writer.OpenAsync(assignment), UrgingPageTests.Form("urge"), ("Urging.Words", "Đề nghị tổng hợp trong tuần"));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var digests = scope.ServiceProvider.GetRequiredService<SendDigests>();
            Assert.Equal((1, 0), (await digests.RunAsync(TestContext.Current.CancellationToken), await digests.RunAsync(TestContext.Current.CancellationToken)));
        }

        var mail = await Wait.ForAsync(() => site.Mail.Taken.Select(taken => LocalMailServer.Parse(taken.Raw)).FirstOrDefault(one => one.Subject?.Contains("Nhắc việc", StringComparison.Ordinal) == true), "No digest came.");
        Assert.Equal("doc.gia@haiphong.gov.vn", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Contains("Tổng hợp ý kiến cử tri quận Lê Chân", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://dondoc.haiphong.gov.vn/inbox", mail.HtmlBody, StringComparison.Ordinal);
        await Wait.ForAsync(async () => (await writer.OpenAsync("/notices?kind=ByHand")).QuerySelectorAll("tbody tr").FirstOrDefault(row => row.TextContent.Contains("máy chủ thư đã nhận", StringComparison.Ordinal)),
            "The ledger does not say that it arrived.");
    }

    async Task<Browser> PersonAsync(Browser administrator, string name)
    {
        var address = $"{name}@haiphong.gov.vn";
        await MailSite.InviteAsync(administrator, name, address, $"Đỗ Văn {name}");
        var invitation = await site.Mail.MailToAsync(address);
        var link = invitation.TextBody!.Split('\n', ' ').Select(word => word.Trim()).First(word => word.Contains("/account/link?token=", StringComparison.Ordinal));
        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(new Uri(link).PathAndQuery), "main form", ("Form.Password", Chosen));
        await person.SignInAsync(name, Chosen);
        return person;
    }
}
