using DonDoc.Tracking.Assignments.Tallies;

namespace DonDoc.Web.Installation;

/// <summary>Puts what was done into the sums of the roll-ups once a minute. Two servers that do so at once do it one after the other.</summary>
sealed class Tallying(IServiceScopeFactory scopes, TimeProvider clock, Readiness readiness, ILogger<Tallying> logger) : RecurringWork(scopes, readiness, clock, logger)
{
    protected override TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    protected override Task RunAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<FoldTallies>().RunAsync(cancel: cancel);
}
