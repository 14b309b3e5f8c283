using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Notifications;
using DonDoc.Tracking.Notifications.Urging;
using DonDoc.Web.Installation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace DonDoc.Web.Jobs;

static class MailHosting
{
    /// <summary>The rules of urging, as the configuration has them.</summary>
    public static void AddUrging(this IServiceCollection services, IConfiguration configuration)
    {
        var rules = configuration.GetSection("Urging").Get<UrgingRules>() ?? new UrgingRules();
        rules.Check();
        services.AddSingleton(rules);
    }

    /// <summary>Opens the postbox and starts the sending, where a mail server is configured.</summary>
    /// <exception cref="InvalidOperationException">What is configured cannot work; said at the start, not at the first mail.</exception>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<SiteAddress>();
        var options = configuration.GetSection("Mail").Get<MailOptions>();
        if (options is null || string.IsNullOrWhiteSpace(options.Host))
            return;
        if (SiteAddress.Configured(configuration) is null)
            throw new InvalidOperationException("Mail:Host is configured and Site:Address is not: links in mails need it.");
        if (!MailboxAddress.TryParse(options.From, out _))
            throw new InvalidOperationException("Mail:From must be one address.");
        foreach (var file in new[] { options.PasswordFile, options.TrustedCertificate }.OfType<string>().Where(file => file.Length > 0 && !File.Exists(file)))
            throw new InvalidOperationException($"The configuration of Mail names a file that is not there: {file}");
        var schedule = configuration.GetSection("Mail").Get<MailSchedule>() ?? new MailSchedule();
        if (schedule.Lease <= options.Patience)
            throw new InvalidOperationException("Mail:Lease must be longer than Mail:Patience.");

        services.AddSingleton(options);
        services.Replace(ServiceDescriptor.Singleton(schedule));
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<WriteLetter>(provider => provider.GetRequiredService<LetterDesk>().Write);
        services.AddHostedService<MailSending>();
    }
}
