using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OtpNet;

namespace DonDoc.Browser.Tests;

/// <summary>A second factor as a person sets it up and uses it: by an app, and by a passkey of a virtual authenticator.</summary>
public sealed partial class SecondFactorTests(RunningDonDoc program)
{
    const string Chosen = "Bon-con-voi-qua-cau-2026";

    // Browsers bind a passkey to a name; a bare address has none.
    string Named => program.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    [Fact]
    public async Task By_an_app_from_the_picture_to_the_second_step()
    {
        var page = await NewPersonAsync("lop.hai", width: 390);
        await page.GotoAsync("/account/second-factor");
        await LookAsync(page);
        Assert.True(await page.GetByRole(AriaRole.Img, new() { Name = "Mã QR" }).IsVisibleAsync());
        var key = (await page.Locator("#key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Mã 6 chữ số").FillAsync(new Totp(Base32Encoding.ToBytes(key)).ComputeTotp());
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Chosen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Assertions.Expect(page.Locator("#codes li")).ToHaveCountAsync(10);
        await LookAsync(page);
        var code = await page.Locator("#codes li").First.InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất các mã" }).ClickAsync();
        await page.GetByText("Đã bật xác thực hai bước.").WaitForAsync();
        await LookAsync(page);

        var other = await EnterAsync(await program.OpenAsync(), "lop.hai");
        await other.GetByText("Nhập mã đang hiện").WaitForAsync();
        await LookAsync(other);
        await other.GetByRole(AriaRole.Link, new() { Name = "Dùng mã khôi phục" }).ClickAsync();
        await other.GetByLabel("Mã khôi phục").FillAsync(code);
        await LookAsync(other);
        await other.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await other.WaitForURLAsync(program.Address + "/");
    }

    [Fact]
    public async Task By_a_passkey_that_opens_alone_and_after_the_password_until_it_is_removed()
    {
        var page = await NewPersonAsync("khoa.truy.cap");
        await AddAuthenticatorAsync(page);
        await page.GotoAsync(Named + "/account/passkeys");
        await EnterAsync(page, "khoa.truy.cap");
        await page.GotoAsync(Named + "/account/passkeys");
        await LookAsync(page);
        await page.GetByLabel("Tên máy hoặc khóa").FillAsync("Máy tính cơ quan");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Chosen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.Locator("#codes li")).ToHaveCountAsync(10);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất các mã" }).ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys li")).ToContainTextAsync("Máy tính cơ quan");
        await LookAsync(page);

        // In the place of the password, before a token is issued.
        await page.GotoAsync(Named + "/account/tokens");
        await page.GetByLabel("Dùng cho việc gì").FillAsync("Bảng theo dõi");
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng khóa truy cập thay mật khẩu" }).ClickAsync();
        await Assertions.Expect(page.Locator("#secret")).ToBeVisibleAsync();

        await SignOutAsync(page);
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await page.WaitForURLAsync(Named + "/");

        await SignOutAsync(page);
        await EnterAsync(page, "khoa.truy.cap");
        await page.GetByText("Xác nhận bằng khóa truy cập").WaitForAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await page.WaitForURLAsync(Named + "/");

        await page.GotoAsync(Named + "/account/passkeys");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi tên hoặc bỏ" }).ClickAsync();
        await LookAsync(page);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Chosen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ khóa này" }).ClickAsync();
        await page.GetByText("Đã bỏ khóa truy cập.").WaitForAsync();
        await SignOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Không nhận khóa truy cập này")).ToBeVisibleAsync();
        await EnterAsync(page, "khoa.truy.cap");
        await page.WaitForURLAsync(Named + "/");
    }

    [Fact]
    public async Task At_a_bare_address_and_without_script_the_page_says_why_there_is_no_passkey()
    {
        var page = await program.SignInAsync("lanhdao", script: false);
        await page.GotoAsync("/account/passkeys");
        await page.GetByText("chạy qua https (hoặc localhost)").WaitForAsync();
        await page.GotoAsync(Named + "/account/sign-in");
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).IsVisibleAsync());
    }

    /// <summary>Invited by the administrator, with a password of their own, signed in.</summary>
    async Task<IPage> NewPersonAsync(string userName, int width = 1440)
    {
        var administrator = await program.SignInAsync("quantri");
        await administrator.GotoAsync("/administration/new");
        await administrator.GetByLabel("Họ và tên").FillAsync("Đỗ Thị Mời");
        await administrator.GetByLabel("Chức vụ").FillAsync("Chuyên viên");
        await administrator.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await administrator.Locator("#home").FillAsync("Thành ủy Hải Phòng");
        await administrator.Locator("main form button[type=submit]").ClickAsync();
        var link = await administrator.Locator("#link").InputValueAsync();
        var page = await program.OpenAsync(width);
        await page.GotoAsync(link);
        await page.Locator("#password").FillAsync(Chosen);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal));
        await EnterAsync(page, userName);
        await page.WaitForURLAsync(program.Address + "/");
        return page;
    }

    static async Task<IPage> EnterAsync(IPage page, string userName)
    {
        if (!SignInPage().IsMatch(page.Url))
            await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Chosen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !SignInPage().IsMatch(url));
        return page;
    }

    static async Task SignOutAsync(IPage page)
    {
        await page.Locator("details.menu summary").Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => SignInPage().IsMatch(url));
    }

    /// <summary>A device that has keys of its own and says yes for its owner.</summary>
    static async Task AddAuthenticatorAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    static async Task LookAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("DONDOC_TEST_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.png"), FullPage = true });
        var found = await page.RunAxe();
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{page.Url}: {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html).Take(3))}").ToList();
        Assert.True(serious.Count == 0, string.Join('\n', serious));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{page.Url} is too wide.");
    }

    [GeneratedRegex("/account/sign-in(\\?|$)", RegexOptions.None, 1000)]
    private static partial Regex SignInPage();
}
