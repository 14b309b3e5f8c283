using System.Data.Common;
using System.Security.Cryptography;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Notifications;
using DonDoc.Web.Installation;
using MimeKit;

namespace DonDoc.Web.Jobs;

/// <summary>
/// Sends what lies in the outbox, one mail after another; runs only where mail is configured. A mail is marked as sent after the server took
/// it: a kill between the two sends it again, with the same Message-Id, by which mail programs know it for the same.
/// </summary>
sealed partial class MailSending(IServiceScopeFactory scopes, MailOptions options, LetterDesk desk, TimeProvider clock, Readiness readiness, ILogger<MailSending> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    readonly IServiceScopeFactory _scopes = scopes;

    protected override TimeSpan Interval => options.Every;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        using var server = new MailServer(options);
        await services.GetRequiredService<AnswerPasswordRequests>().RunAsync(cancel);
        while (await SendNextAsync(server, cancel))
        {
            // The next one. What is under way when the program ends is tried again when its lease is over.
        }

        await server.LeaveAsync(cancel);
    }

    async Task<bool> SendNextAsync(MailServer server, CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ClaimMail>().RunAsync(cancel) is not { } mail)
            return false;
        var settle = scope.ServiceProvider.GetRequiredService<SettleMail>();
        try
        {
            await server.SendAsync(MessageOf(mail), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is not DbException)
        {
            LogFailure(logger, mail.Id.Value, mail.Try, exception.Message);
            var isFinal = MailServer.IsFinal(exception) || exception is CryptographicException or FormatException;
            await settle.FailedAsync(mail.Id, mail.Try, exception is OperationCanceledException ? "timeout" : exception.Message, isFinal, cancel);
            return true;
        }

        // Not given up at the end of the program: what is sent is marked.
        await settle.SentAsync(mail.Id, mail.Try, CancellationToken.None);
        return true;
    }

    MimeMessage MessageOf(ClaimMail.Result mail)
    {
        var body = desk.Open(mail.SealedBody);
        var from = MailboxAddress.Parse(options.From);
        var message = new MimeMessage { Subject = LetterDesk.OneLine(mail.Subject), Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero) };
        message.MessageId = $"{mail.Id.Value:N}@{from.Domain}";
        message.From.Add(from.Name is { Length: > 0 } ? from : new MailboxAddress("DonDoc", from.Address));
        message.To.Add(new MailboxAddress(LetterDesk.OneLine(mail.Name), mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new MultipartAlternative
        {
            new TextPart("plain") { Text = body },
            new TextPart("html") { Text = desk.Html(body, mail.Language) },
        };
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} was not sent at try {Attempt}: {Answer}")]
    static partial void LogFailure(ILogger logger, Guid mail, int attempt, string answer);
}
