using DonDoc.Storage;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Web.Installation;

/// <summary>
/// Writes the head of the audit log to a file at each interval and at the end, and mails it once a day. Configuration: <c>Audit:Anchors</c> the
/// file, <c>Audit:Minutes</c> the interval (60), <c>Audit:MailTo</c> an address outside.
/// </summary>
sealed class Anchoring(IServiceScopeFactory scopes, AnchorLog log, IConfiguration configuration, TimeProvider clock, Readiness readiness, ILogger<Anchoring> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    long _anchored;
    DateOnly _mailed;

    protected override TimeSpan Interval { get; } = TimeSpan.FromMinutes(Math.Max(1, configuration.GetValue("Audit:Minutes", 60)));

    protected override bool AtTheEnd => true;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var head = await services.GetRequiredService<ShowAuditHead>().RunAsync(cancel);
        if (head.Sequence == _anchored)
            return;
        var anchor = new AuditAnchor(services.GetRequiredService<TimeProvider>().Instant(), head.Sequence, head.Hash);
        await log.AppendAsync(anchor, cancel);
        _anchored = head.Sequence;
        var today = Clock.DayOf(anchor.At);
        if (configuration["Audit:MailTo"] is { Length: > 0 } to && today != _mailed && await services.GetRequiredService<MailAnchor>().RunAsync(new(to, anchor, AnchorLog.LineOf(anchor)), cancel))
            _mailed = today;
    }
}
