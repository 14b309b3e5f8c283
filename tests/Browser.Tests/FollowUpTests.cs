using System.Text;
using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>The main job, end to end: a report comes in, a person reviews it, its requirement is followed until it is confirmed.</summary>
public sealed class FollowUpTests(RunningDonDoc program)
{
    [Fact]
    public async Task From_a_report_to_a_confirmed_requirement()
    {
        var officer = await program.SignInAsync("vanphong");
        await ImportAsync(officer, Report("phường Lê Chân", "rà soát 14 nhiệm vụ chậm tiến độ"), "le-chan.txt");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Rà soát", Exact = true }).First.ClickAsync();

        // The keyboard alone: to the first item, take it, and so on until all are decided.
        await Assertions.Expect(officer.Locator("[data-decided]")).ToContainTextAsync("/");
        var items = await officer.Locator("[data-item]").CountAsync();
        Assert.True(items > 3, $"Only {items} items were proposed.");
        await officer.Keyboard.PressAsync("j");
        for (var i = 0; i < items; i++)
            await officer.Keyboard.PressAsync("a");
        Assert.Equal(items, await officer.Locator("input[value=accept]:checked").And(officer.Locator("[name$='.decision']")).CountAsync());
        await officer.GetByRole(AriaRole.Button, new() { Name = "Lưu vào hồ sơ" }).ClickAsync();
        await officer.WaitForURLAsync("**/engagements/*");
        await officer.GetByText("rà soát 14 nhiệm vụ chậm tiến độ").First.WaitForAsync();

        // Handed to the department that has to do it.
        await officer.GotoAsync("/assignments?q=" + Uri.EscapeDataString("14 nhiệm vụ chậm"));
        var assignment = (await officer.Locator("tbody a[href^='/assignments/']").First.GetAttributeAsync("href"))!;
        await officer.GotoAsync(assignment);
        await officer.GetByLabel("Cơ quan chủ trì").FillAsync("so xay dung thanh pho hai phong");
        await officer.GetByLabel("Sản phẩm").FillAsync("Báo cáo kết quả rà soát");
        await officer.GetByLabel("Thời hạn").FillAsync("31/12/2026");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Giao nhiệm vụ" }).ClickAsync();
        await officer.GetByText("Đã giao nhiệm vụ.").WaitForAsync();

        // Done, with a file as evidence.
        var department = await program.SignInAsync("soxaydung", width: 390);
        await department.GotoAsync(assignment);
        await department.GetByRole(AriaRole.Button, new() { Name = "Nhận thực hiện" }).ClickAsync();
        await department.GetByText("Đã nhận thực hiện.").WaitForAsync();
        await department.Locator("summary", new() { HasText = "Báo cáo hoàn thành" }).ClickAsync();
        await department.GetByLabel("Kết quả thực hiện").FillAsync("Đã rà soát xong 14 nhiệm vụ, báo cáo số 88/BC-SXD.");
        await department.GetByLabel("Tệp minh chứng").SetInputFilesAsync(new FilePayload
        {
            Name = "bao-cao-88.txt",
            MimeType = "text/plain",
            Buffer = Encoding.UTF8.GetBytes("Báo cáo kết quả rà soát"),
        });
        await department.GetByRole(AriaRole.Button, new() { Name = "Báo cáo hoàn thành" }).ClickAsync();
        await department.GetByText("Đã gửi báo cáo, chờ bên giao xác nhận.").WaitForAsync();

        // Waits on the first page of who assigned it, and is confirmed there.
        await officer.GotoAsync("/");
        await officer.Locator($"main a[href^='{assignment}']").First.ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Xác nhận hoàn thành" }).ClickAsync();
        await officer.GetByText("Đã xác nhận hoàn thành.").WaitForAsync();
    }

    [Fact]
    public async Task Without_script_a_report_becomes_records_too()
    {
        var page = await program.SignInAsync("vanphong", script: false);
        await ImportAsync(page, Report("phường Kiến An", "khắc phục 5 điểm nghẽn về đất đai"), "kien-an.txt");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rà soát", Exact = true }).First.ClickAsync();
        await page.Locator("details.rest summary").ClickAsync();
        await page.GetByLabel("Lấy tất cả").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu vào hồ sơ" }).ClickAsync();
        await page.WaitForURLAsync("**/engagements/*");
        Assert.Contains("khắc phục 5 điểm nghẽn về đất đai", await page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_published_reports_come_in()
    {
        var folder = Path.GetFullPath(Path.Combine(RunningDonDoc.Root, "..", "shared", "seeds"));
        Assert.SkipUnless(Directory.Exists(folder), "The published reports are not beside the repository.");
        var page = await program.SignInAsync("kiemtra");
        await page.GotoAsync("/import");
        await page.Locator("#files").SetInputFilesAsync(Directory.EnumerateFiles(folder, "*.txt"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và đọc" }).ClickAsync();
        await Assertions.Expect(page.GetByText("để rà soát")).ToHaveCountAsync(4);
        await Assertions.Expect(page.GetByText("không phải bài về một buổi làm việc")).ToHaveCountAsync(1);
    }

    static async Task ImportAsync(IPage page, string text, string name)
    {
        await page.GotoAsync("/import");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và đọc" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Rà soát", Exact = true }).First.WaitForAsync();
    }

    static string Report(string ward, string requirement) => $"""
        Ủy ban Kiểm tra Thành ủy Hải Phòng kiểm tra Đảng ủy {ward}

        Thứ Tư, 18/11/2026, 16:20

        Chiều 17/11, Đoàn kiểm tra số 27 của Ủy ban Kiểm tra Thành ủy Hải Phòng do đồng chí Lương Quốc Thịnh, Ủy viên Ban Thường vụ Thành ủy, Chủ nhiệm Ủy ban Kiểm tra Thành ủy làm Trưởng đoàn đã làm việc với Ban Thường vụ Đảng ủy {ward} về việc lãnh đạo thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị.

        Đoàn kiểm tra ghi nhận Đảng ủy đã ban hành 3 nghị quyết chuyên đề và 2 đề án đúng thời hạn.

        Tuy nhiên, một số chi bộ xây dựng chương trình hành động còn chung chung; việc báo cáo định kỳ chưa đúng hạn.

        Kết luận buổi làm việc, đồng chí Lương Quốc Thịnh yêu cầu Ban Thường vụ Đảng ủy {requirement}; phân công rõ trách nhiệm của từng đồng chí cấp ủy viên.
        """;
}
