using System.IO.Compression;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DonDoc.Browser.Tests;

/// <summary>Documents with scripts: keys, menus, what is copied, long work that is watched.</summary>
public sealed class DocumentTests(RunningDonDoc program)
{
    const string Plan = "/documents/112-KH-UBND";

    [Fact]
    public async Task The_reader_is_gone_through_and_decided_on_with_keys()
    {
        var page = await program.SignInAsync("vanphong");
        await page.GotoAsync(Plan);
        // Pressed before the script of the reader is there, too.
        await page.Keyboard.PressAsync("j");
        await page.Locator(".provisions[data-listens]").WaitForAsync();
        await Assertions.Expect(page.Locator(".provision.current")).ToHaveCountAsync(1);
        while (await page.Locator(".provision.current a[data-decide]").CountAsync() == 0)
            await page.Keyboard.PressAsync("j");
        var path = await page.Locator(".provision.current").GetAttributeAsync("id");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("form.deciding").WaitForAsync();
        await page.Locator(".provisions[data-listens]").WaitForAsync();
        Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
        await page.Keyboard.PressAsync("1");
        await page.WaitForURLAsync(url => !url.Contains("decide=", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator($"[id='{path}'] a[data-decide]")).ToHaveTextAsync("Quan điểm");
    }

    [Fact]
    public async Task A_list_of_provisions_is_decided_on_with_keys()
    {
        var page = await program.SignInAsync("vanphong");
        await page.GotoAsync("/documents/05-CTr-DU");
        await page.GetByRole(AriaRole.Link, new() { Name = "Các quy định" }).Or(page.Locator("main a[href*='/provisions']")).First.ClickAsync();
        await page.Locator("form[data-listens]").WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator("tr.current input[type=checkbox]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("6");
        await page.WaitForURLAsync("**done=saved**");
    }

    [Fact]
    public async Task The_address_of_a_provision_is_copied_and_the_menu_of_exports_is_accessible()
    {
        var page = await program.SignInAsync("vanphong");
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync(Plan);
        await page.Locator("[id='III.1'] .provision-link").ClickAsync();
        await page.Locator("[id='III.1'] .provision-link[data-copied]").WaitForAsync();
        Assert.EndsWith(Plan + "#III.1", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await page.Locator(".page-actions details.menu > summary").First.ClickAsync();
        Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("details.menu[open]").CountAsync());
    }

    [Fact]
    public async Task A_bulk_import_is_watched_until_it_is_done()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 1; number <= 3; number++)
            {
                await using var entry = await archive.CreateEntry($"{number}.txt").OpenAsync(TestContext.Current.CancellationToken);
                await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"Ghi chép cuộc họp giao ban thứ {number} của trình duyệt."), TestContext.Current.CancellationToken);
            }
        }

        var page = await program.SignInAsync("vanphong", 390);
        await page.GotoAsync("/import/bulk");
        await page.GetByLabel("Tệp nén .zip hoặc nhiều tệp").SetInputFilesAsync(new FilePayload { Name = "ghi-chep.zip", MimeType = "application/zip", Buffer = stream.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và vào sổ" }).ClickAsync();
        await page.Locator("#live[data-over]").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync("3 trên 3 tệp");
        Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
    }

    [Fact]
    public async Task Filters_fold_on_a_phone_and_unfold_with_a_touch()
    {
        var page = await program.SignInAsync("vanphong", 390, colours: ColorScheme.Dark);
        await page.GotoAsync("/search?in=texts&q=ke+hoach&year=2026");
        await Assertions.Expect(page.GetByLabel("Cơ quan ban hành")).ToBeHiddenAsync();
        await page.GetByLabel("Thêm bộ lọc").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Cơ quan ban hành")).ToBeVisibleAsync();
        Assert.DoesNotContain((await page.RunAxe()).Violations, violation => violation.Impact is "serious" or "critical");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bỏ bộ lọc “Năm ban hành: 2026”" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("year", StringComparison.Ordinal));
    }
}
