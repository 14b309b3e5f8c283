using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using DonDoc.Running;
using DonDoc.Storage;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DonDoc.Web.Tests;

/// <summary>A whole life of an account with the log as loud as its administrator can make it: whoever reads logs finds nothing to enter with.</summary>
[Slow("Walks the pages with a log that keeps everything.")]
public sealed partial class SilentLogTests
{
    const string First = "Tam-voi-qua-cau-26";
    const string Chosen = "Mua-roi-ngoai-hien-27";
    const string Wrong = "Sai-mat-khau-roi-28";

    static readonly string[] Loud =
    [
        "Default", "DonDoc", "System", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Antiforgery", "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Identity", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Http", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Database.Command",
        "Microsoft.Extensions", "Npgsql",
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_to_enter_with_stands_in_the_log_or_the_database()
    {
        await using var site = new LoudSite();
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["password"] = First, ["chosen password"] = Chosen, ["wrong password"] = Wrong };
        var setup = site.Services.GetRequiredService<FirstAdministrator>().Offer();
        secrets["word of the start"] = setup;

        var administrator = site.Open();
        await administrator.SendAsync(await administrator.OpenAsync($"/account/setup?token={setup}"), "main form", ("Form.DisplayName", "Nguyễn Văn A"),
            ("Form.Position", "Quản trị"), ("Form.UserName", "admin"), ("Form.Password", First));
        await administrator.SendAsync(await administrator.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "admin"), ("Form.Password", Wrong));
        using var entered = await administrator.PostAsync(await administrator.OpenAsync("/account/sign-in"), "main form", ("Form.Name", "admin"), ("Form.Password", First));
        foreach (var cookie in entered.Headers.GetValues("Set-Cookie"))
            secrets["cookie " + cookie.Split('=')[0]] = cookie.Split(';')[0][(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
        await administrator.SetUpSecondFactorAsync(First, TimeProvider.System.GetUtcNow().UtcDateTime);
        var page = await administrator.OpenAsync("/account/tokens");
        secrets["token of a form"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        // An account with a link, which is used.
        var (_, made) = await administrator.SendAsync(await administrator.OpenAsync("/administration/new"), "main form",
            ("Form.UserName", "vanthu"), ("Form.DisplayName", "Trần Thị B"), ("Form.Position", "Văn thư"), ("Form.Home.Name", "Ban Chấp hành Trung ương Đảng"),
            ("Form.Role", "Officer"));
        var link = made.QuerySelector("#link")?.GetAttribute("value") ?? throw new InvalidOperationException(made.QuerySelector("main")?.TextContent);
        secrets["word of a link"] = link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];
        var person = site.Open();
        await person.SendAsync(await person.OpenAsync(new Uri(link).PathAndQuery), "main form", ("Form.Password", Chosen));

        // A token of a program, right and wrong.
        using var issued = await administrator.PostAsync(page, "form:has(#name)", ("Form.Name", "Bảng theo dõi"), ("Form.Password", First), ("Form.Permissions", "ViewAssignments"));
        var shown = await new HtmlParser().ParseDocumentAsync(await issued.Content.ReadAsStringAsync(Cancel), Cancel);
        secrets["token of a program"] = shown.QuerySelector("#secret")!.GetAttribute("value")!;
        using var client = site.CreateClient();
        foreach (var token in new[] { secrets["token of a program"], "dondoc_khong-phai-khoa-29" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await client.SendAsync(request, Cancel);
        }

        secrets["wrong token"] = "khong-phai-khoa-29";
        await administrator.SendAsync(await administrator.OpenAsync("/"), "form[action='/account/sign-out']");

        Assert.True(site.Log.Lines.Count > 100, $"{site.Log.Lines.Count} lines: the log is not loud");
        Assert.True(secrets.Count > 8, string.Join(", ", secrets.Keys));
        var log = string.Join('\n', site.Log.Lines);
        var database = await EverythingAsync(site.Database);
        Assert.Contains("access.signed_in", database, StringComparison.Ordinal);
        foreach (var (what, secret) in secrets)
        {
            Assert.True(secret.Length > 10, what);
            Assert.False(log.Contains(secret, StringComparison.Ordinal), $"{what} stands in the log: {site.Log.Lines.FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal))}");
            Assert.False(database.Contains(secret, StringComparison.Ordinal), $"{what} stands in the database.");
        }
    }

    [Fact]
    public async Task The_password_of_the_database_stands_in_no_log()
    {
        var server = Environment.GetEnvironmentVariable("DONDOC_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "No PostgreSQL here: DONDOC_TEST_POSTGRES names none.");
        const string Password = "Chia-khoa-cua-kho-30";
        // A database that is not there: the start fails, and says why.
        await using var site = new LoudSite($"{PasswordSetting().Replace(server, "")};Password={Password};Database=khong_co_{Guid.CreateVersion7():N}");
        var failure = Record.Exception(() => site.Services)?.ToString() ?? "";
        Assert.DoesNotContain(Password, failure + string.Join('\n', site.Log.Lines), StringComparison.Ordinal);
        Assert.NotEmpty(site.Log.Lines);
    }

    /// <summary>Every text of every table.</summary>
    static async Task<string> EverythingAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(Cancel);
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
            await using var names = await list.ExecuteReaderAsync(Cancel);
            while (await names.ReadAsync(Cancel))
                tables.Add(names.GetString(0));
        }

        var text = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            await using var read = connection.CreateCommand();
            read.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await read.ExecuteReaderAsync(Cancel);
            while (await rows.ReadAsync(Cancel))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                    text.Append(rows.GetValue(column)).Append('\n');
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(";?(Password|Database)=[^;]*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PasswordSetting();

    sealed class LoudSite(string? connection = null) : Site
    {
        protected override bool WantsDemonstration => false;

        public Everything Log { get; } = new();

        public string Database => Path.Combine(Data, "dondoc.db");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var category in Loud)
                builder.UseSetting("Logging:LogLevel:" + category, "Trace");
            if (connection is not null)
                builder.UseSetting("ConnectionStrings:Tracking", connection);
            // In place of the console, which the run of the tests need not hear.
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        }
    }

    /// <summary>Keeps every line, with what it was made of.</summary>
    sealed class Everything : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Keeping(categoryName, Lines);

        public void Dispose()
        {
        }

        sealed class Keeping(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull
            {
                lines.Enqueue($"{category} scope: {Written(state)}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {logLevel}: {formatter(state, exception)} {Written(state)} {exception}");

            static string Written(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(", ", values) : state?.ToString() ?? "";
        }
    }
}
