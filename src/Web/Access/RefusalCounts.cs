using System.Globalization;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Access;

/// <summary>Tells the audit log each minute, and at the end, how many refusals were only counted.</summary>
sealed class RefusalCounts(IServiceScopeFactory scopes, RefusalMeter meter, Readiness readiness, TimeProvider clock, ILogger<RefusalCounts> logger)
    : RecurringWork(scopes, readiness, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromMinutes(1);

    protected override bool AtTheEnd => true;

    protected override async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var record = services.GetRequiredService<RecordAct>();
        foreach (var (by, more) in meter.Turn())
        {
            await record.RunAsync(new RecordedAct("access.refusals_counted")
            {
                By = by,
                Refusal = AccessRefusals.NotPermitted.Code,
                Details = new Dictionary<string, string?> { ["more"] = more.ToString(CultureInfo.InvariantCulture) },
            }, cancel);
        }
    }
}
