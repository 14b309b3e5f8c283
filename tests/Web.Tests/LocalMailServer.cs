using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace DonDoc.Web.Tests;

/// <summary>A mail server on a free port of 127.0.0.1: STARTTLS with a certificate of its own, sign-in demanded, and whatever temper a test gives it.</summary>
public sealed class LocalMailServer : IAsyncDisposable
{
    public const string User = "dondoc";
    public const string Password = "thư đi 2026";

    readonly CancellationTokenSource _end = new();
    readonly Task _running;
    readonly string _certificate = Path.GetTempFileName();

    public LocalMailServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();

        var certificate = Certificate();
        File.WriteAllText(_certificate, certificate.ExportCertificatePem());
        var services = new ServiceProvider();
        services.Add(new Keeper(this));
        services.Add((IUserAuthenticator)new Porter());
        services.Add((IMailboxFilter)new Porter(this));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Certificate(certificate).AuthenticationRequired().AllowUnsecureAuthentication(false))
            .Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    public string CertificateFile => _certificate;

    /// <summary>What was taken, as it came.</summary>
    public ConcurrentQueue<(IReadOnlyList<string> Recipients, byte[] Raw)> Taken { get; } = [];

    /// <summary>What is answered to a recipient; taken where null.</summary>
    public Func<string, SmtpResponse?> Recipient { get; set; } = _ => null;

    /// <summary>What happens after a message was taken and before that is said.</summary>
    public Func<Task<SmtpResponse>> Answer { get; set; } = () => Task.FromResult(SmtpResponse.Ok);

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Mail:Host", "127.0.0.1"), new("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Mail:User", User),
        new("Mail:Password", Password), new("Mail:From", "dondoc@haiphong.gov.vn"), new("Mail:TrustedCertificate", _certificate),
        new("Mail:Every", "00:00:00.1"), new("Mail:FirstPause", "00:00:00.2"), new("Mail:Patience", "00:00:02"), new("Mail:Lease", "00:00:04"),
        new("Site:Address", "https://dondoc.haiphong.gov.vn/"),
    ];

    /// <summary>Waits for a mail to somebody; fails after ten seconds.</summary>
    public async Task<MimeMessage> MailToAsync(string address)
    {
        var found = await Wait.ForAsync(() => Taken.FirstOrDefault(mail => mail.Recipients.Contains(address)).Raw, $"No mail to {address} came.");
        return Parse(found);
    }

    public static MimeMessage Parse(byte[] raw)
    {
        using var stream = new MemoryStream(raw);
        return MimeMessage.Load(stream);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAny(_running, Task.Delay(TimeSpan.FromSeconds(5)));
        _end.Dispose();
        File.Delete(_certificate);
    }

    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    sealed class Keeper(LocalMailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            server.Taken.Enqueue(([.. transaction.To.Select(to => to.AsAddress())], buffer.ToArray()));
            return await server.Answer();
        }
    }

    sealed class Porter(LocalMailServer? server = null) : IUserAuthenticator, IMailboxFilter
    {
        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken token) =>
            Task.FromResult(context.Pipe.IsSecure && user == User && password == Password);

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            server!.Recipient(to.AsAddress()) is { } refusal ? throw new SmtpResponseException(refusal) : Task.FromResult(true);
    }
}

static class Wait
{
    /// <summary>Asks until there is an answer, at most ten seconds.</summary>
    public static async Task<T> ForAsync<T>(Func<T?> ask, string otherwise) where T : class => await ForAsync(() => Task.FromResult(ask()), otherwise);

    public static async Task<T> ForAsync<T>(Func<Task<T?>> ask, string otherwise) where T : class
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(50))
        {
            if (await ask() is { } answer)
                return answer;
        }

        throw new Xunit.Sdk.XunitException(otherwise);
    }
}
