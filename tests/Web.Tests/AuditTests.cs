using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Access;
using DonDoc.Web.Resources;

namespace DonDoc.Web.Tests;

/// <summary>What the log tells of requests, and the pages on which it is read.</summary>
public sealed partial class AuditTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_page_and_a_record_that_is_foreign_or_absent_are_told()
    {
        var officer = await site.SignedInAsync("soxaydung");
        var absent = Guid.CreateVersion7();
        var foreign = Links(await (await site.SignedInAsync("trunguong")).OpenAsync("/engagements?q=Nghe+An"), "/engagements/").First();
        Assert.Contains("/account/denied", await officer.LeadsToAsync("/administration"), StringComparison.Ordinal);

        var auditor = await site.SignedInAsync("quantri");
        await auditor.ToldAsync($"/audit?act=access.refused&subject={absent}&kind=document",
            async () => Assert.Equal(HttpStatusCode.NotFound, (await officer.TryAsync($"/documents/{absent}")).Status), "Không có hồ sơ này", $"/documents/{absent}");
        await auditor.ToldAsync($"/audit?act=access.refused&subject={foreign.Split('/')[^1]}",
            async () => Assert.Equal(HttpStatusCode.NotFound, (await officer.TryAsync(foreign)).Status));
        var denied = await auditor.OpenAsync("/audit?act=access.refused&outcome=Refused");
        Assert.NotEmpty(Links(denied, "/audit/"));
    }

    [Fact]
    public async Task A_form_that_names_a_foreign_record_is_told_though_it_answers_with_itself()
    {
        var browser = await site.SignedInAsync("soxaydung");
        using var issued = await browser.PostAsync(await browser.OpenAsync("/account/tokens"), "form:has(#name)", ("Form.Name", "Mã để giả"), ("Form.Password", site.PasswordOf("soxaydung")), ("Form.Permissions", "ViewDocuments"));
        var tokens = await browser.OpenAsync("/account/tokens");
        var row = tokens.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains("Mã để giả", StringComparison.Ordinal));
        var asked = await browser.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        await (await site.SignedInAsync("quantri")).ToldAsync("/audit?act=access.refused&q=soxaydung", async () =>
        {
            using var answer = await browser.PostAsync(asked, "#revoke form", ("Ended.Token", Guid.CreateVersion7().ToString()));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }, "POST", "/account/tokens");
    }

    [Fact]
    public async Task A_sensitive_record_opened_again_and_again_is_one_entry_for_each_reader()
    {
        var reader = await site.SignedInAsync("lanhdao");
        var record = Links(await reader.OpenAsync("/engagements"), "/engagements/").Last();
        for (var i = 0; i < 3; i++)
            await reader.OpenAsync(record);
        var auditor = await site.SignedInAsync("quantri");
        var found = await auditor.OpenAsync($"/audit?act=engagement.read&q=lanhdao&subject={record.Split('/')[^1]}&kind=engagement");
        Assert.Single(Links(found, "/audit/"));
        Assert.NotNull(found.QuerySelector($"main a[href='{record}']"));
    }

    [Fact]
    public async Task A_program_is_told_apart_from_its_person()
    {
        var browser = await site.SignedInAsync("trunguong");
        using var issued = await browser.PostAsync(await browser.OpenAsync("/account/tokens"), "form:has(#name)", ("Form.Name", "Chương trình thử nhật ký"), ("Form.Password", site.PasswordOf("trunguong")), ("Form.Permissions", "ViewEngagements"));
        var shown = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await issued.Content.ReadAsStringAsync(Cancel), Cancel);
        var program = site.Open().Client;
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shown.QuerySelector("#secret")!.GetAttribute("value"));
        using var refused = await program.GetAsync("/api/v1/assignments", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var record = Links(await browser.OpenAsync("/engagements"), "/engagements/").First().Split('/')[^1];
        using var read = await program.GetAsync($"/api/v1/engagements/{record}", Cancel);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        var auditor = await site.SignedInAsync("quantri");
        foreach (var query in new[] { $"act=engagement.read&subject={record}", "act=access.refused&q=trunguong" })
        {
            Assert.Contains("(qua chương trình “Chương trình thử nhật ký”)", (await auditor.OpenAsync("/audit?" + query)).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_guessed_token_is_told_without_being_kept()
    {
        var stranger = site.Open().Client;
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dondoc_guessed-secret");
        using var answer = await stranger.GetAsync("/api/v1/documents", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var auditor = await site.SignedInAsync("quantri");
        var found = await auditor.OpenAsync("/audit?act=access.refused");
        var row = found.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains("Người chưa đăng nhập", StringComparison.Ordinal));
        var entry = await auditor.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.DoesNotContain("guessed", entry.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_shows_before_and_after_in_words_and_the_record_links_to_its_history()
    {
        var auditor = await site.SignedInAsync("quantri");
        var account = Links(await auditor.OpenAsync("/administration?q=soxaydung"), "/administration/").First();
        await auditor.SendAsync(await auditor.OpenAsync(account + "/edit"), "main form", ("Form.Position", "Chuyên viên chính"));
        var page = await auditor.OpenAsync(account);
        var history = page.QuerySelector("a[href^='/audit?kind=account']")!.GetAttribute("href")!;
        var list = await auditor.OpenAsync(history);
        Assert.Contains(page.QuerySelector("h1")!.TextContent, list.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var sentence = list.QuerySelectorAll("tbody a").First(link => link.TextContent.Contains("sửa tài khoản", StringComparison.Ordinal));
        var entry = (await auditor.OpenAsync(sentence.GetAttribute("href")!)).QuerySelector("main")!;
        var row = entry.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Chức vụ", StringComparison.Ordinal));
        Assert.Equal("Chuyên viên chính", row.QuerySelectorAll("td")[2].TextContent);
        Assert.NotEqual("Chuyên viên chính", row.QuerySelectorAll("td")[1].TextContent);
        Assert.Contains("Nội dung khớp mã băm", entry.TextContent, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", entry.TextContent);
    }

    [Fact]
    public async Task A_role_is_told_by_its_name_and_that_of_its_organisation()
    {
        var auditor = await site.SignedInAsync("quantri");
        var found = await auditor.OpenAsync("/audit?act=account.created&to=31/12/2999");
        var entry = (await auditor.OpenAsync(Links(found, "/audit/").Last())).QuerySelector("main table")!;
        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-", entry.TextContent);
        Assert.Matches("(Quản trị|Chuyên viên|Thủ trưởng|Kiểm tra|Lãnh đạo)", entry.TextContent);
    }

    [Fact]
    public async Task The_export_is_what_the_filter_finds_and_is_itself_told()
    {
        var auditor = await site.SignedInAsync("quantri");
        using var answer = await auditor.Client.GetAsync("/audit/out.csv?act=access.signed_in&q=quantri", Cancel);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1);
        Assert.All(lines.Skip(1), line => Assert.Contains("access.signed_in", line, StringComparison.Ordinal));
        var told = await auditor.OpenAsync("/audit?act=audit.exported");
        Assert.Contains("q=quantri", (await auditor.OpenAsync(Links(told, "/audit/").First())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_checked_at_a_button_and_the_result_shown()
    {
        var auditor = await site.SignedInAsync("quantri");
        await auditor.SendAsync(await auditor.OpenAsync("/audit"), "#chain form");
        for (var i = 0; i < 300; i++)
        {
            var chain = (await auditor.OpenAsync("/audit")).QuerySelector("#chain")!;
            if (chain.QuerySelector("progress") is null && chain.TextContent.Contains("Nguyên vẹn", StringComparison.Ordinal))
                return;
            await Task.Delay(100, Cancel);
        }

        Assert.Fail("The check did not end.");
    }

    [Fact]
    public async Task The_pages_are_in_English_too()
    {
        var auditor = await site.SignedInAsync("quantri");
        await auditor.SendAsync(await auditor.OpenAsync("/"), "form.appearance", ("language", "en"));
        var list = await auditor.OpenAsync("/audit");
        foreach (var page in new[] { list, await auditor.OpenAsync(Links(list, "/audit/").First()) })
        {
            foreach (var label in page.QuerySelectorAll("main h2, main th, main label, main dt, main button, main option"))
                Assert.DoesNotMatch("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]", label.TextContent);
        }
    }

    [Fact]
    public void Refusals_of_one_caller_are_told_up_to_a_number_and_then_counted()
    {
        var meter = new RefusalMeter();
        var person = new Witness(Guid.CreateVersion7(), "Nguyễn Văn A");
        Assert.Equal(RefusalMeter.OneByOne, Enumerable.Range(0, 1000).Count(_ => meter.Admits(person)));
        // A network of IPv6 is one caller, and strangers beyond the first hundred addresses are one.
        Assert.Equal(RefusalMeter.OneByOne, Enumerable.Range(0, 1000).Count(i => meter.Admits(new Witness(null, null, Address: $"2001:db8::{i:x}"))));
        var told = Enumerable.Range(0, 50_000).Count(i => meter.Admits(new Witness(null, null, Address: $"10.0.{i / 250}.{i % 250}")));
        Assert.InRange(told, RefusalMeter.StrangersApart, RefusalMeter.StrangersApart + RefusalMeter.OneByOne);
        // A person is not crowded out by strangers.
        Assert.True(meter.Admits(new Witness(Guid.CreateVersion7(), "Trần Thị B")));

        var more = meter.Turn();
        Assert.Contains((person, 1000 - RefusalMeter.OneByOne), more);
        Assert.Equal(3, more.Count);
        Assert.True(meter.Admits(person));
        Assert.Empty(meter.Turn());
    }

    [Fact]
    public void Every_record_part_and_row_and_every_act_of_the_code_has_its_words()
    {
        var words = new System.Resources.ResourceManager(typeof(AuditWords).FullName!, typeof(AuditWords).Assembly);
        string? Of(string key) => words.GetString(key, System.Globalization.CultureInfo.InvariantCulture);
        Assert.DoesNotContain(AuditVocabulary.Kinds, kind => Of("kind." + kind) is null);
        Assert.DoesNotContain(AuditVocabulary.Parts, part => Of("part." + part) is null);
        Assert.DoesNotContain(AuditVocabulary.Rows, row => Of("row." + row) is null);
        Assert.DoesNotContain(Enum.GetNames<AuditBreak>(), kind => Of("broken." + kind.ToLowerInvariant()) is null);
        var source = Path.Combine(Running.RunningProgram.Root, "src");
        var acts = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Act().Matches(File.ReadAllText(file)).Select(match => match.Groups["act"].Value)).Distinct().ToList();
        Assert.True(acts.Count > 8);
        Assert.DoesNotContain(acts, act => Of("act." + act) is null);
    }

    static IEnumerable<string> Links(IHtmlDocument page, string list) => page.QuerySelectorAll("main tbody a[href]").Select(link => link.GetAttribute("href")!)
        .Where(href => href.StartsWith(list, StringComparison.Ordinal)).Distinct();

    [GeneratedRegex("""(RecordedAct|Told|ToldAttribute|RecordRead\.Input|RunAsync\(new)\("(?<act>[a-z]+\.[a-z_]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Act();
}
