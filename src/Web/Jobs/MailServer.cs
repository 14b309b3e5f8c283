using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace DonDoc.Web.Jobs;

/// <summary>The mail server of the installation, as MailKit speaks to it. One connection for the mails that are due at a time.</summary>
sealed class MailServer(MailOptions options) : IDisposable
{
    SmtpClient? _client;

    /// <exception cref="SmtpCommandException">The server refused something.</exception>
    /// <exception cref="OperationCanceledException">It took longer than it may, or the program ends.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.Patience);
        try
        {
            var client = _client ??= Create();
            if (!client.IsConnected)
                await ConnectAsync(client, patience.Token);
            await client.SendAsync(message, patience.Token);
        }
        catch
        {
            // Whatever state the conversation is in: the next mail begins a new one.
            Hang();
            throw;
        }
    }

    public async Task LeaveAsync(CancellationToken cancel)
    {
        try
        {
            if (_client is { IsConnected: true } client)
                await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The mails are out; how the goodbye went is nobody's concern.
        }

        Hang();
    }

    public void Dispose() => Hang();

    /// <summary>Whether another try with the same mail would end in the same way: the server refuses this mail, not this moment.</summary>
    public static bool IsFinal(Exception exception) => exception is SmtpCommandException
    {
        ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.SenderNotAccepted or SmtpErrorCode.MessageNotAccepted,
        StatusCode: >= (SmtpStatusCode)500,
    };

    void Hang()
    {
        _client?.Dispose();
        _client = null;
    }

    async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        await client.ConnectAsync(options.Host, options.Port, options.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancel);
        if (options.User is { Length: > 0 } user)
            await client.AuthenticateAsync(user, options.ReadPassword() ?? "", cancel);
    }

    SmtpClient Create()
    {
        var client = new SmtpClient { Timeout = (int)options.Patience.TotalMilliseconds };
        if (options.TrustedCertificate is { Length: > 0 } file)
        {
            // An office's own authority publishes no list of revoked certificates that could be asked for here.
            client.CheckCertificateRevocation = false;
            var trusted = X509CertificateLoader.LoadCertificateFromFile(file);
            client.ServerCertificateValidationCallback = (_, shown, _, errors) => shown is not null
                && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)
                && Vouches(trusted, shown);
        }

        return client;
    }

    static bool Vouches(X509Certificate2 trusted, X509Certificate shown)
    {
        using var chain = new X509Chain();
        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
