using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DonDoc.Running;
using DonDoc.Tracking.Kernel;
using Microsoft.Data.Sqlite;
using MimeKit;
using SmtpServer.Protocol;

namespace DonDoc.Web.Tests;

/// <summary>Invitations and resets by mail, to a mail server that is really there.</summary>
[Slow("Waits for mails to be sent, refused and sent again.")]
public sealed partial class MailTests(MailSite site) : IClassFixture<MailSite>
{
    const string Chosen = "Bon-con-voi-qua-cau-2026";

    [GeneratedRegex("https://dondoc\\.haiphong\\.gov\\.vn(/account/link\\?token=[0-9a-f]+)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    static string LinkOf(MimeMessage mail) => Link().Match(mail.TextBody ?? "") is { Success: true } found ? found.Groups[1].Value : throw new Xunit.Sdk.XunitException(mail.TextBody);

    static async Task<IElement> StateAsync(Browser administrator, string address, string state) =>
        await Wait.ForAsync(async () => (await administrator.OpenAsync($"/administration/mail?state={state}")).QuerySelectorAll("tbody tr")
            .FirstOrDefault(row => row.TextContent.Contains(address, StringComparison.Ordinal)), $"No mail to {address} is {state}.");

    string?[] Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataFolder, "dondoc.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<string?>();
        while (reader.Read())
            values.Add(reader.IsDBNull(0) ? null : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        return [.. values];
    }

    [Fact]
    public async Task An_invitation_goes_to_its_person_and_is_shown_to_nobody()
    {
        var administrator = await site.AdministratorAsync();
        var made = await MailSite.InviteAsync(administrator, "thu.mot", "thu.mot@haiphong.gov.vn");
        Assert.Null(made.QuerySelector("#link"));
        Assert.Contains("thu.mot@haiphong.gov.vn", made.QuerySelector("#handout")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", made.Source.Text, StringComparison.Ordinal);

        var mail = await site.Mail.MailToAsync("thu.mot@haiphong.gov.vn");
        Assert.Equal("Mời sử dụng DonDoc", mail.Subject);
        Assert.Equal("dondoc@haiphong.gov.vn", mail.From.Mailboxes.Single().Address);
        Assert.Contains("Đỗ Thị Mời", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("thu.mot", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(mail.HtmlBody!);
        Assert.Empty(html.QuerySelectorAll("img, script, link, style, iframe"));
        Assert.All(html.QuerySelectorAll("a"), link => Assert.StartsWith("https://dondoc.haiphong.gov.vn/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains(LinkOf(mail), mail.HtmlBody, StringComparison.Ordinal);

        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(LinkOf(mail)), "main form", ("Form.Password", Chosen));
        await person.SignInAsync("thu.mot", Chosen);
        var row = await StateAsync(administrator, "thu.mot@haiphong.gov.vn", "Sent");
        Assert.Contains("Mời sử dụng DonDoc", row.TextContent, StringComparison.Ordinal);
        Assert.Equal([null], Ask("SELECT \"SecretBody\" FROM \"OutgoingMails\" WHERE \"To\" = 'thu.mot@haiphong.gov.vn'"));
    }

    [Fact]
    public async Task Without_an_address_the_link_is_handed_out_as_before()
    {
        var made = await MailSite.InviteAsync(await site.AdministratorAsync(), "khong.thu", null);
        Assert.StartsWith("https://dondoc.haiphong.gov.vn/account/link?token=", made.QuerySelector<IHtmlInputElement>("#link")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_and_no_address_puts_a_line_into_the_head_of_a_mail()
    {
        var administrator = await site.AdministratorAsync();
        var made = await MailSite.InviteAsync(administrator, "ten.doc", "ten.doc@haiphong.gov.vn", "Đỗ\r\nBcc: ke.gian@example.org\r\n\r\nNội dung giả\u2028X-Mailer: giả");
        Assert.True(made.QuerySelector("#handout") is not null, made.QuerySelector("#problems")?.TextContent);
        await site.Mail.MailToAsync("ten.doc@haiphong.gov.vn");
        var (recipients, raw) = Assert.Single(site.Mail.Taken, one => one.Recipients.Contains("ten.doc@haiphong.gov.vn"));
        Assert.Equal(["ten.doc@haiphong.gov.vn"], recipients);
        var head = Encoding.UTF8.GetString(raw).Split("\r\n\r\n")[0];
        Assert.DoesNotMatch("(?im)^(bcc|x-mailer)", head);
        Assert.Equal(["Auto-Submitted", "Date", "From", "Message-Id", "MIME-Version", "Subject", "To"],
            LocalMailServer.Parse(raw).Headers.Select(header => header.Field).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

        var refused = await MailSite.InviteAsync(administrator, "dia.chi.doc", "a@haiphong.gov.vn\r\nBcc: b@example.org");
        Assert.NotNull(refused.QuerySelector("#problems"));
    }

    [Fact]
    public async Task Who_forgot_the_password_gets_a_link_and_a_stranger_learns_nothing()
    {
        var administrator = await site.AdministratorAsync();
        await MailSite.InviteAsync(administrator, "quen.mot", "quen.mot@haiphong.gov.vn");
        var invitation = LinkOf(await site.Mail.MailToAsync("quen.mot@haiphong.gov.vn"));
        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(invitation), "main form", ("Form.Password", Chosen));
        Assert.NotNull((await person.OpenAsync("/account/sign-in")).QuerySelector("a[href='/account/forgot']"));

        async Task<string> ForgotAsync(string name)
        {
            var browser = site.Open();
            var (path, page) = await browser.SendAsync(await browser.OpenAsync("/account/forgot"), "main form", ("Form.Name", name));
            return path + page.QuerySelector("main")!.TextContent;
        }

        var unknown = await ForgotAsync("khong-co-ai");
        Assert.Equal(unknown, await ForgotAsync("quen.mot"));
        var mail = LocalMailServer.Parse(await Wait.ForAsync(
            () => site.Mail.Taken.Where(one => one.Recipients.Contains("quen.mot@haiphong.gov.vn")).Select(one => one.Raw).Skip(1).FirstOrDefault(), "No second mail."));
        Assert.NotEqual(invitation, LinkOf(mail));
        await person.SendAsync(await person.OpenAsync(LinkOf(mail)), "main form", ("Form.Password", "Nam-con-voi-qua-cau-2026"));
        await person.SignInAsync("quen.mot", "Nam-con-voi-qua-cau-2026");
        Assert.Equal(2, Ask("SELECT \"Sequence\" FROM \"AuditEntries\" WHERE \"Act\" = 'access.password_asked'").Length);

        // By the address, and no more than three links within the hour.
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(unknown, await ForgotAsync("QUEN.MOT@haiphong.gov.vn"));
        await Wait.ForAsync(() => Ask("SELECT \"Id\" FROM \"PasswordRequests\"").Length == 0 ? "" : null, "Requests stay unanswered.");
        await StateAsync(administrator, "quen.mot@haiphong.gov.vn", "Sent");
        Assert.Equal("3", Ask("SELECT count(*) FROM \"OutgoingMails\" WHERE \"To\" = 'quen.mot@haiphong.gov.vn'")[0]);
    }

    [Fact]
    public async Task A_refused_address_is_told_in_the_servers_words_and_tried_again_when_asked()
    {
        const string Address = "nhan.sai@haiphong.gov.vn";
        var administrator = await site.AdministratorAsync();
        site.Mail.Recipient = to => to == Address ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox here") : null;
        await MailSite.InviteAsync(administrator, "nhan.sai", Address);
        var row = await StateAsync(administrator, Address, "Failed");
        Assert.Contains("no such mailbox here", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", Ask($"SELECT \"Tries\" FROM \"OutgoingMails\" WHERE \"To\" = '{Address}'")[0]);
        Assert.DoesNotContain("token=", Ask($"SELECT \"SecretBody\" FROM \"OutgoingMails\" WHERE \"To\" = '{Address}'")[0], StringComparison.Ordinal);

        site.Mail.Recipient = _ => null;
        var failed = await administrator.OpenAsync("/administration/mail?state=Failed");
        var form = $"form:has(input[value='{row.QuerySelector("input[name='Form.Mail']")!.GetAttribute("value")}'])";
        Assert.Equal("/administration/mail?done=retried", (await administrator.SendAsync(failed, form)).Path);
        LinkOf(await site.Mail.MailToAsync(Address));
        await StateAsync(administrator, Address, "Sent");
        Assert.Contains("không thể gửi lại", (await administrator.SendAsync(failed, form)).Page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_for_the_moment_or_never_answered_is_tried_again()
    {
        var administrator = await site.AdministratorAsync();
        var busy = 2;
        site.Mail.Recipient = to => to == "ban@haiphong.gov.vn" && busy-- > 0 ? new SmtpResponse((SmtpReplyCode)450, "come later") : null;
        await MailSite.InviteAsync(administrator, "ban", "ban@haiphong.gov.vn");
        await site.Mail.MailToAsync("ban@haiphong.gov.vn");
        await StateAsync(administrator, "ban@haiphong.gov.vn", "Sent");
        Assert.Equal("3", Ask("SELECT \"Tries\" FROM \"OutgoingMails\" WHERE \"To\" = 'ban@haiphong.gov.vn'")[0]);

        // Longer than the patience of the sender: the connection is given up, and the next try has another.
        var hangs = 1;
        site.Mail.Answer = async () =>
        {
            if (Interlocked.Decrement(ref hangs) >= 0)
                await Task.Delay(TimeSpan.FromSeconds(5));
            return SmtpResponse.Ok;
        };
        await MailSite.InviteAsync(administrator, "treo", "treo@haiphong.gov.vn");
        await StateAsync(administrator, "treo@haiphong.gov.vn", "Sent");
        Assert.Equal("2", Ask("SELECT \"Tries\" FROM \"OutgoingMails\" WHERE \"To\" = 'treo@haiphong.gov.vn'")[0]);
        Assert.Single(site.Mail.Taken.Where(one => one.Recipients.Contains("treo@haiphong.gov.vn")).Select(one => LocalMailServer.Parse(one.Raw).MessageId).Distinct());
    }
}

/// <summary>Servers that must not be trusted, and configurations that cannot work.</summary>
public sealed class MailSecurityTests
{
    [Theory]
    [InlineData("Mail:TrustedCertificate", "", "certificate")]
    [InlineData("Mail:Password", "sai", "Authentication")]
    public async Task A_server_that_is_not_the_right_one_gets_no_mail_and_none_is_lost(string setting, string value, string words)
    {
        await using var site = new MailSite();
        site.Settings[setting] = value;
        await site.InitializeAsync();
        var administrator = await site.AdministratorAsync();
        await MailSite.InviteAsync(administrator, "thu", "thu@haiphong.gov.vn");
        await Wait.ForAsync(async () => (await administrator.OpenAsync("/administration/mail?state=Waiting")).QuerySelectorAll("tbody tr")
            .FirstOrDefault(row => row.TextContent.Contains(words, StringComparison.OrdinalIgnoreCase)), $"Nothing about {words}.");
        Assert.Empty(site.Mail.Taken);
    }

    [Theory]
    [InlineData("Site:Address", "")]
    [InlineData("Mail:From", "x\r\nBcc: y@example.org")]
    [InlineData("Mail:PasswordFile", "/nowhere/password")]
    [InlineData("Mail:Lease", "00:00:01")]
    public async Task What_cannot_work_is_said_at_the_start(string setting, string value)
    {
        await using var site = new MailSite();
        site.Settings[setting] = value;
        Assert.Throws<InvalidOperationException>(() => site.Services);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_of_it_is_offered()
    {
        await using var site = new EmptySite();
        var browser = site.Open();
        Assert.Null((await browser.OpenAsync("/account/sign-in")).QuerySelector("a[href='/account/forgot']"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.TryAsync("/account/forgot")).Status);
    }
}
