using DonDoc.Tracking.PersonalData;

namespace DonDoc.Web.Installation;

/// <summary>Once a day takes what is no longer needed from accounts that were closed long ago. Configuration: <c>Access:KeepClosedFor</c>, months.</summary>
sealed class Minimising(IServiceScopeFactory scopes, TimeProvider clock, Readiness readiness, ILogger<Minimising> logger) : RecurringWork(scopes, readiness, clock, logger)
{
    protected override TimeSpan Interval => TimeSpan.FromDays(1);

    protected override Task RunAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<MinimiseAccounts>().RunAsync(cancel);
}
