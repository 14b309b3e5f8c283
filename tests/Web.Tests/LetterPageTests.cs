using System.Net;
using AngleSharp.Html.Dom;
using DonDoc.Formats;
using DonDoc.Text.Structure;
using DonDoc.Tracking.Assignments;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>A letter from the list of who is late to its paper and its number, as an office does it without scripts.</summary>
public sealed class LetterPageTests(DemonstrationSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    [Fact]
    public async Task Written_signed_and_issued()
    {
        var (office, works) = (await site.SignedInAsync("vanphong"), await site.SignedInAsync("soxaydung"));
        var assignment = await UrgingPageTests.GiveAsync(office, "Kiểm định cầu Niệm", "Sở Xây dựng thành phố Hải Phòng");
        await LateAsync(assignment);
        Assert.NotNull((await office.OpenAsync(assignment)).QuerySelector("#urged a[href^='/letters/new?to=']"));
        var leads = await office.OpenAsync("/letters/new");
        var lead = Assert.Single(leads.QuerySelectorAll("[data-rows] a"), link => link.TextContent.Contains("Sở Xây dựng", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = await office.OpenAsync(lead);
        Assert.Contains("Kiểm định cầu Niệm", Words(page), StringComparison.Ordinal);
        (_, page) = await office.SendAsync(page, UrgingPageTests.Form("letter"), ("Form.AnswerBy", "31/02/2027"));
        Assert.NotNull(page.QuerySelector("#answerby-wrong"));
        (_, page) = await office.SendAsync(page, UrgingPageTests.Form("letter"), ("Form.AnswerBy", "01/02/2020"));
        Assert.NotNull(page.QuerySelector("#answerby-wrong"));
        var (path, written) = await office.SendAsync(page, UrgingPageTests.Form("letter"),
            ("Form.AnswerBy", UrgingPageTests.InDays(7)), ("Form.Words", "Nêu rõ khó khăn về vốn."), ("Form.SignerPosition", "Chánh Văn phòng"), ("Form.SignerName", "Nguyễn Văn A"));
        Assert.Contains("done=written", path, StringComparison.Ordinal);
        var letter = path.Split('?')[0];
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(letter)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await works.TryAsync(letter + "/out/docx")).Status);

        (_, page) = await office.SendAsync(written, UrgingPageTests.Form("issue-letter"), ("Form.Number", ""), ("Form.IssuedOn", "x"));
        Assert.NotNull(page.QuerySelector("#number-wrong"));
        (path, page) = await office.SendAsync(page, UrgingPageTests.Form("issue-letter"), ("Form.Number", "125-CV/VPTU"), ("Form.IssuedOn", UrgingPageTests.InDays(0)));
        Assert.Contains("done=issued", path, StringComparison.Ordinal);
        Assert.Contains("người nhận được", Words(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(UrgingPageTests.Form("discard-letter")));

        // The paper says what a letter must say, and is read as the letter that it is.
        using var file = await works.Client.GetAsync(new Uri(letter + "/out/docx", UriKind.Relative), Cancel);
        var text = DocumentReader.Read(await file.Content.ReadAsByteArrayAsync(Cancel), "cong-van.docx").Document!.Text;
        var outline = OutlineReader.Read(text);
        Assert.Equal(("125-CV/VPTU", "Nguyễn Văn A"), (outline.Number, outline.Signer?.Name));
        foreach (var said in new[] { "V/v đôn đốc thực hiện nhiệm vụ quá hạn", "Kính gửi: Sở Xây dựng thành phố Hải Phòng", "Kiểm định cầu Niệm", "trước ngày " + UrgingPageTests.InDays(7), "Nêu rõ khó khăn về vốn.", "CHÁNH VĂN PHÒNG", "Nơi nhận" })
            Assert.Contains(said, text.Text, StringComparison.Ordinal);
        Assert.Contains("125-CV/VPTU", Words(await works.OpenAsync("/letters")), StringComparison.Ordinal);
        Assert.Contains("125-CV/VPTU", Words(await works.OpenAsync("/inbox?kind=ByLetter")), StringComparison.Ordinal);
        Assert.Contains("125-CV/VPTU", Words(await office.OpenAsync("/notices?kind=ByLetter")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_thrown_away()
    {
        var office = await site.SignedInAsync("vanphong");
        var assignment = await UrgingPageTests.GiveAsync(office, "Kiểm định cầu Khuể", "Sở Xây dựng thành phố Hải Phòng");
        await LateAsync(assignment);
        var lead = (await office.OpenAsync(assignment)).QuerySelector("#urged a[href^='/letters/new?to=']")!.GetAttribute("href")!;
        var (path, page) = await office.SendAsync(await office.OpenAsync(lead), UrgingPageTests.Form("letter"));
        var (gone, list) = await office.SendAsync(page, UrgingPageTests.Form("discard-letter"));
        Assert.Equal("/letters?done=discarded", gone);
        Assert.Contains("Đã bỏ dự thảo", Words(list), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.TryAsync(path.Split('?')[0])).Status);
    }

    /// <summary>Days pass for one assignment alone.</summary>
    async Task LateAsync(string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var id = new AssignmentId(Guid.Parse(path.Split('/')[^1]));
        var day = TimeProvider.System.Today().AddDays(-9);
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<TrackingDb>().Assignments.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DueDate, day).SetProperty(row => row.DueOrder, day), Cancel));
    }
}
