using System.Net;
using System.Text.Json;
using AngleSharp.Dom;

namespace DonDoc.Web.Tests;

/// <summary>What a person reads about themselves, and what an administrator decides.</summary>
public sealed class PersonalDataTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_reads_and_takes_along_what_is_held_and_sees_who_opened_it()
    {
        var administrator = await site.SignedInAsync("quantri");
        var account = (await administrator.OpenAsync("/administration?q=kiemtra")).QuerySelector("tbody a[href^='/administration/']")!.GetAttribute("href")!;
        await administrator.OpenAsync(account);
        var of = await administrator.OpenAsync(account + "/data");
        Assert.Contains("kiemtra", of.QuerySelector("#held")!.TextContent, StringComparison.Ordinal);

        var person = await site.SignedInAsync("kiemtra");
        var page = await person.OpenAsync("/account/data");
        Assert.Contains("Mở xem tài khoản", page.QuerySelector("#opened")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đăng nhập", page.QuerySelector("#acts")!.TextContent, StringComparison.Ordinal);
        using var answer = await person.Client.GetAsync("/account/data/export", Cancel);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        using var data = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("kiemtra", data.RootElement.GetProperty("person").GetProperty("userName").GetString());
        Assert.Equal(JsonValueKind.String, data.RootElement.GetProperty("person").GetProperty("account").ValueKind);
        Assert.NotEqual(0, data.RootElement.GetProperty("openedBy").GetArrayLength());
        Assert.NotEmpty((await administrator.OpenAsync("/audit?act=account.data_exported&q=kiemtra")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Nobody_else_opens_a_person_s_data()
    {
        var administrator = await site.SignedInAsync("quantri");
        var account = (await administrator.OpenAsync("/administration?q=kiemtra")).QuerySelector("tbody a[href^='/administration/']")!.GetAttribute("href")!;
        var officer = await site.SignedInAsync("vanphong");
        foreach (var path in new[] { account + "/data", account + "/data/export", "/administration/corrections" })
            Assert.Contains("/account/denied", await officer.LeadsToAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.TryAsync($"/administration/{Guid.CreateVersion7()}/data")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.TryAsync($"/administration/{Guid.CreateVersion7()}/data/export")).Status);
    }

    [Fact]
    public async Task A_correction_goes_from_the_person_to_an_administrator_and_back()
    {
        var person = await site.SignedInAsync("lanhdao");
        var (wrong, refused) = await person.SendAsync(await person.OpenAsync("/account/data"), "#correct form", ("Form.What", "Position"), ("Form.Wanted", ""));
        Assert.Equal("/account/data", wrong);
        Assert.NotNull(refused.QuerySelector("#wanted-wrong"));
        var (asked, _) = await person.SendAsync(await person.OpenAsync("/account/data"), "#correct form", ("Form.What", "Other"), ("Form.Wanted", "Tên đệm viết sai"));
        Assert.EndsWith("done=asked", asked, StringComparison.Ordinal);

        var administrator = await site.SignedInAsync("quantri");
        var list = await administrator.OpenAsync("/administration/corrections");
        var row = list.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Tên đệm viết sai", StringComparison.Ordinal));
        var (_, missing) = await administrator.SendAsync(await administrator.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!), "#decide form", ("Form.Answer", "decline"));
        Assert.NotNull(missing.QuerySelector("#reason-wrong"));
        var (decided, _) = await administrator.SendAsync(await administrator.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!), "#decide form",
            ("Form.Answer", "decline"), ("Form.Reason", "Đúng theo hồ sơ gốc"));
        Assert.EndsWith("done=decided", decided, StringComparison.Ordinal);
        Assert.Contains("Đúng theo hồ sơ gốc", (await person.OpenAsync("/account/data")).QuerySelector("#corrections")!.TextContent, StringComparison.Ordinal);
    }
}
