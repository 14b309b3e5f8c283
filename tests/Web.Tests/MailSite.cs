using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>An installation that sends mail, with an administrator and nobody else.</summary>
public class MailSite : Site, IAsyncLifetime
{
    public const string Password = "Tam-voi-qua-cau-26";

    protected override bool WantsDemonstration => false;

    private protected override PreparedData? Begins => PreparedData.Tree;

    public LocalMailServer Mail { get; } = new();

    /// <summary>Other settings than the server's.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        var token = Services.GetRequiredService<FirstAdministrator>().Offer();
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

    /// <summary>Makes an account by the administrator's form; gives the page that answers.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> InviteAsync(Browser administrator, string userName, string? email, string name = "Đỗ Thị Mời") =>
        (await administrator.SendAsync(await administrator.OpenAsync("/administration/new"), "main form",
            ("Form.DisplayName", name), ("Form.Position", "Chuyên viên"), ("Form.UserName", userName), ("Form.Email", email ?? ""),
            ("Form.Home.Name", "Thành ủy Hải Phòng"), ("Form.Role", "Officer"))).Page;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // What these tests are about is behind the second factor, not in it.
        builder.UseSetting("Access:SecondFactorForAdministrators", "false");
        foreach (var (name, value) in Mail.Settings)
            builder.UseSetting(name, value);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
