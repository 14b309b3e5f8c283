using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DonDoc.Running;
using DonDoc.Storage;
using DonDoc.Storage.Sqlite;
using DonDoc.Web.Installation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DonDoc.Web.Tests;

/// <summary>What is secret about an installation stays in it: on the disk, in its configuration, when something fails.</summary>
[Slow("First starts with all of the demonstration.")]
public sealed class SecretTests
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_the_owner_may_look_into_what_an_installation_keeps()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No rights of Unix here.");
        await using var site = new FreshSite();
        var officer = await site.SignedInAsync("vanphong");
        await officer.SendFilesAsync(await officer.OpenAsync("/import"), ("bao-cao.txt", "Báo cáo kết quả kiểm tra"u8.ToArray()));
        var kept = new DirectoryInfo(site.Folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToList();
        Assert.Contains(kept, one => one.Name == "dondoc.db");
        Assert.Contains(kept, one => one.Name.StartsWith("key-", StringComparison.Ordinal));
        Assert.Contains(kept, one => one.Name.Length == 64);
        Assert.All(kept.Where(one => one.Name != "anchors.log").Append(new DirectoryInfo(site.Folder)), one =>
        {
            var expected = one is DirectoryInfo ? Owner | UnixFileMode.UserExecute : Owner;
            Assert.True(one.UnixFileMode == expected, $"{one.FullName}: {one.UnixFileMode}");
        });
    }

    [Fact]
    public async Task Keys_are_enciphered_for_the_certificate_of_the_configuration_and_outlive_a_start()
    {
        var folder = Directory.CreateTempSubdirectory("dondoc-keys-").FullName;
        try
        {
            var certificate = Path.Combine(folder, "keys.pfx");
            using (var key = RSA.Create(2048))
            using (var made = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero)))
                await File.WriteAllBytesAsync(certificate, made.Export(X509ContentType.Pfx, "Cua-kho-chia-khoa"), Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "password"), "Cua-kho-chia-khoa\n", Cancel);
            (string, string)[] settings = [("Keys:Certificate", certificate), ("Keys:PasswordFile", Path.Combine(folder, "password")), ("data", Path.Combine(folder, "data"))];

            string cookie;
            await using (var first = new FreshSite(settings))
            {
                var account = first.Account("lanhdao");
                using var entered = await first.Open().PostAsync(await first.Open().OpenAsync("/account/sign-in"), "main form");
                var browser = first.Open();
                using var answer = await browser.PostAsync(await browser.OpenAsync("/account/sign-in"), "main form", ("Form.Name", account.UserName), ("Form.Password", account.Password));
                cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.Contains("session", StringComparison.Ordinal)).Split(';')[0];
            }

            var written = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder, "data", "keys"), "key-*.xml")), Cancel);
            Assert.Contains("EncryptedData", written, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", written, StringComparison.Ordinal);

            await using var second = new FreshSite(settings);
            using var client = second.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/account", UriKind.Relative), Cancel)).StatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_secret_may_stand_in_a_file_which_wins_and_must_be_there()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "Host=db;Password=trong-tep\nnot this\n");
        using var configuration = new ConfigurationManager();
        configuration["ConnectionStrings:Tracking"] = "Host=db;Password=ngoai-tep";
        configuration["ConnectionStrings:TrackingFile"] = file;
        configuration.AddSecretFiles();
        Assert.Equal("Host=db;Password=trong-tep", configuration.GetConnectionString("Tracking"));
        File.Delete(file);
        Assert.Throws<FileNotFoundException>(() => configuration.AddSecretFiles());
        Assert.Null(SecretFile.Read(null));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task What_fails_inside_is_not_told_outside(string environment)
    {
        await using var site = new FreshSite(("environment", environment), ("Failing", "true"));
        var officer = await site.SignedInAsync("vanphong");
        officer.Client.DefaultRequestHeaders.Add(Failing.Header, "1");
        foreach (var path in new[] { "/documents", "/search?q=x", "/documents/" + Guid.CreateVersion7() })
            await AssertSilentAsync(await officer.Client.GetAsync(path, Cancel), "text/html");
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.Add(Failing.Header, "1");
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dondoc_x");
        await AssertSilentAsync(await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative), Cancel), "application/problem+json");
    }

    static async Task AssertSilentAsync(HttpResponseMessage answer, string type)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        var said = await answer.Content.ReadAsStringAsync(Cancel);
        foreach (var secret in new[] { "SELECT secret", "ORA-", "/srv/secret", "Exception", "   at DonDoc", ".cs:line", "Sqlite", "Npgsql" })
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An installation of one test, in a folder that the program makes itself.</summary>
    sealed class FreshSite(params (string Key, string Value)[] settings) : Site
    {
        protected override bool WantsDemonstration => true;

        private protected override PreparedData? Begins => null;

        public string Folder => settings.FirstOrDefault(one => one.Key == "data").Value ?? Path.Combine(Data, "made");

        public Demonstration.DemonstrationAccount Account(string userName)
        {
            _ = Server;
            return System.Text.Json.JsonSerializer.Deserialize<Demonstration.DemonstrationAccount[]>(File.ReadAllText(Path.Combine(Folder, "demonstration.json")))!
                .Single(account => account.UserName == userName);
        }

        public async Task<Browser> SignedInAsync(string userName)
        {
            var account = Account(userName);
            var browser = Open();
            await browser.SignInAsync(account.UserName, account.Password);
            return browser;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("data", Folder);
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
            if (settings.FirstOrDefault(one => one.Key == "environment").Value is { } environment)
                builder.UseEnvironment(environment);
            builder.ConfigureServices(services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(new Failing())));
        }
    }

    /// <summary>A database that fails with everything in its words that nobody should read.</summary>
    sealed class Failing : DbCommandInterceptor
    {
        public const string Header = "X-Failing";

        readonly Microsoft.AspNetCore.Http.HttpContextAccessor _http = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            _http.HttpContext?.Request.Headers.ContainsKey(Header) == true
                ? throw new InvalidOperationException("SELECT secret FROM table at /srv/secret/file.db: ORA-00001")
                : ValueTask.FromResult(result);
    }
}
