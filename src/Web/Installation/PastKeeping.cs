using DonDoc.Tracking.Assignments.Tallies;

namespace DonDoc.Web.Installation;

/// <summary>Keeps the sums of the days that have passed: right after the start, and then within a quarter of an hour after midnight. Of two servers one has done it.</summary>
sealed class PastKeeping(IServiceScopeFactory scopes, TimeProvider clock, Readiness readiness, ILogger<PastKeeping> logger) : RecurringWork(scopes, readiness, clock, logger)
{
    protected override TimeSpan Interval { get; } = TimeSpan.FromMinutes(5);

    protected override Task RunAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<KeepPastDays>().RunAsync(cancel);
}
