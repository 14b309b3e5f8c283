using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>An empty installation in which a test makes the time pass, and jobs look at it without pause.</summary>
public sealed class AgeingSite : Site, IAsyncLifetime
{
    const string Password = "Tam-voi-qua-cau-26";

    protected override bool WantsDemonstration => false;

    internal StoppedClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var token = Services.GetRequiredService<Installation.FirstAdministrator>().Offer();
        var browser = Open();
        await browser.SendAsync(await browser.OpenAsync($"/account/setup?token={token}"), "main form", ("Form.DisplayName", "Nguyễn Văn Quản"),
            ("Form.Position", "Quản trị"), ("Form.UserName", "quantri"), ("Form.Password", Password));
    }

    public async Task<Browser> AdministratorAsync()
    {
        var browser = Open();
        await browser.SignInAsync("quantri", Password);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // What these tests are about is behind the second factor, not in it.
        builder.UseSetting("Access:SecondFactorForAdministrators", "false");
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>The care of accounts through the pages: the daily job and the review twice a year.</summary>
public sealed class AccountCareTests(AgeingSite site) : IClassFixture<AgeingSite>
{
    /// <summary>One look of the job, as its timer would make it.</summary>
    async Task LookAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<Tracking.Jobs.BeginJob>().RunAsync("idle-accounts");
        if (run is null)
            return;
        var did = await scope.ServiceProvider.GetRequiredService<Tracking.Access.DisableIdleAccounts>().RunAsync(run.IsReleased);
        await scope.ServiceProvider.GetRequiredService<Tracking.Jobs.EndJob>().DoneAsync(run, did.Counts, TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task An_administrator_sees_who_is_about_to_end_what_was_done_and_what_is_held()
    {
        var administrator = await site.AdministratorAsync();
        var invited = await MailSite.InviteAsync(administrator, "lau.ngay", null);
        var address = invited.QuerySelector("main a[href^='/administration/']")!.GetAttribute("href")!;
        await LookAsync();
        for (var days = 0; days < 42; days += 6)
        {
            site.Clock.Pass(TimeSpan.FromDays(6));
            await LookAsync();
        }

        administrator = await site.AdministratorAsync();
        var page = await administrator.OpenAsync("/administration/jobs");
        Assert.Contains("lau.ngay", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromDays(4));
        await LookAsync();
        administrator = await site.AdministratorAsync();
        Assert.Contains("1 tài khoản ngừng sử dụng", (await administrator.OpenAsync("/administration/jobs")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("lâu không đăng nhập", (await administrator.OpenAsync(address)).QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);

        site.Clock.Pass(TimeSpan.FromDays(30));
        await LookAsync();
        administrator = await site.AdministratorAsync();
        page = await administrator.OpenAsync("/administration/jobs");
        Assert.Contains("kiểm tra đồng hồ", page.QuerySelector(".notice-wait")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var (path, released) = await administrator.SendAsync(page, "form:has(button.btn-primary)");
        Assert.Equal("/administration/jobs?done=released", path);
        Assert.Null(released.QuerySelector(".notice-wait"));
    }

    [Fact]
    public async Task A_review_is_asked_for_at_home_decided_row_by_row_printed_and_exported()
    {
        var administrator = await site.AdministratorAsync();
        foreach (var (name, person) in new[] { ("ra.soat.mot", "=HYPERLINK(\"http://x\")"), ("ra.soat.hai", "Lê Văn Hai") })
            await MailSite.InviteAsync(administrator, name, null, person);
        site.Clock.Pass(TimeSpan.FromDays(180));
        administrator = await site.AdministratorAsync();
        var home = await administrator.OpenAsync("/");
        Assert.Equal("/administration/reviews", home.QuerySelector(".notice-wait a")!.GetAttribute("href"));
        var (path, review) = await administrator.SendAsync(await administrator.OpenAsync("/administration/reviews"), "main form");
        Assert.StartsWith("/administration/reviews/", path, StringComparison.Ordinal);
        Assert.Equal(path, (await administrator.OpenAsync("/")).QuerySelector(".notice-wait a")!.GetAttribute("href"));

        string FormOf(IHtmlDocument page, string user) => "form:has(#" + page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(user, StringComparison.Ordinal))
            .QuerySelector("select")!.Id + ")";
        var (_, refused) = await administrator.SendAsync(review, FormOf(review, "ra.soat.mot"), ("Form.Decision", "Close"), ("Form.Reason", ""));
        Assert.Contains("lý do", refused.QuerySelector("#problems")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var (done, page) = await administrator.SendAsync(refused, FormOf(refused, "ra.soat.mot"), ("Form.Decision", "Close"), ("Form.Reason", "=1+1"));
        Assert.EndsWith("?done=decided", done, StringComparison.Ordinal);
        var stale = review;
        Assert.NotNull((await administrator.SendAsync(stale, FormOf(stale, "ra.soat.mot"), ("Form.Decision", "Keep"))).Page.QuerySelector("#problems"));
        Assert.True(page.QuerySelector("form:has(input[value=finish])")!.HasAttribute("hidden"));
        while ((await administrator.OpenAsync(path + "?openonly=true")).QuerySelector("tbody form") is { } form)
        {
            var open = await administrator.OpenAsync(path + "?openonly=true");
            await administrator.SendAsync(open, "form:has(#" + form.QuerySelector("select")!.Id + ")", ("Form.Decision", "Keep"));
        }

        (done, page) = await administrator.SendAsync(await administrator.OpenAsync(path), "form:has(input[value=finish])");
        Assert.EndsWith("?done=finished", done, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("tbody form"));
        var print = await administrator.OpenAsync(path + "?print=true");
        Assert.Contains("ra.soat.hai", print.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(print.QuerySelectorAll("tbody form"));

        using var export = await administrator.Client.GetAsync(path + "/export", TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", export.Content.Headers.ContentType!.MediaType);
        var table = await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", table, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1\"", table, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", table, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.TryAsync($"/administration/reviews/{Guid.CreateVersion7()}/export")).Status);
        Assert.Contains("đã kết thúc", (await administrator.SendAsync(stale, FormOf(stale, "ra.soat.hai"), ("Form.Decision", "Keep"))).Page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await administrator.OpenAsync("/")).QuerySelector(".notice-wait a[href^='/administration/reviews']"));
    }
}
