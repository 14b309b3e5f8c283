namespace DonDoc.Web.Tests;

/// <summary>A day that cannot be read is said, not passed over; a form names all that it lacks at once.</summary>
public sealed class DayTests(DemonstrationSite site)
{
    [Theory]
    [InlineData("31/02/2026", "Ngày 31/02/2026 không có trong lịch.")]
    [InlineData("mai", "Không đọc được ngày “mai”")]
    public async Task A_day_that_does_not_exist_is_named(string day, string said)
    {
        var page = await (await site.SignedInAsync("trunguong")).OpenAsync("/organisations?on=" + Uri.EscapeDataString(day));
        Assert.Contains(said, page.QuerySelector(".band")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_account_lists_everything_it_lacks()
    {
        var browser = await site.SignedInAsync("quantri");
        var (_, page) = await browser.SendAsync(await browser.OpenAsync("/administration/new"), "main form");
        Assert.Equal(4, page.QuerySelectorAll("#problems li").Length);
        foreach (var link in page.QuerySelectorAll("#problems li a"))
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1]));
    }

    [Theory]
    [InlineData("", "Chưa nhập ngày")]
    [InlineData("mai", "ngày/tháng/năm")]
    public async Task A_day_that_was_not_written_is_not_told_to_be_written_wrongly(string day, string said)
    {
        var browser = await site.SignedInAsync("vanphong");
        var (_, page) = await browser.SendAsync(await browser.OpenAsync("/account/delegations"), "main form[action='/account/delegations']:has([name='Form.Deputy'])", ("Form.To", day));
        Assert.Contains(said, page.QuerySelector("#to-wrong")!.TextContent, StringComparison.Ordinal);
    }
}
