using System.Net;
using System.Net.Sockets;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;
using DonDoc.Web.Installation;

namespace DonDoc.Web.Access;

/// <summary>
/// Keeps refusals from filling the disk: of each person, and of each address of strangers, so many a minute are told one by one and the
/// rest by their number. Of strangers only so many addresses count apart.
/// </summary>
sealed class RefusalMeter
{
    public const int OneByOne = 20;
    public const int StrangersApart = 100;

    const int NetworkBytes = 8;
    const string OtherStrangers = "*";

    readonly Lock _gate = new();
    Dictionary<string, Counted> _counted = new(StringComparer.Ordinal);
    int _strangers;

    sealed record Counted(Witness By)
    {
        public int Times { get; set; }
    }

    /// <summary>Counts one; whether it is told by itself.</summary>
    public bool Admits(Witness by)
    {
        lock (_gate)
        {
            var caller = by.AccountId?.ToString() ?? Network(by.Address);
            if (!_counted.TryGetValue(caller, out var counted))
            {
                if (by.AccountId is null && ++_strangers > StrangersApart)
                    (caller, by) = (OtherStrangers, by with { Address = OtherStrangers });
                if (!_counted.TryGetValue(caller, out counted))
                    _counted[caller] = counted = new Counted(by);
            }

            return ++counted.Times <= OneByOne;
        }
    }

    /// <summary>Begins a new minute. Gives how many of the last one were not told, and whose.</summary>
    public IReadOnlyList<(Witness By, int More)> Turn()
    {
        lock (_gate)
        {
            var more = _counted.Values.Where(counted => counted.Times > OneByOne).Select(counted => (counted.By, counted.Times - OneByOne)).ToList();
            (_counted, _strangers) = (new(StringComparer.Ordinal), 0);
            return more;
        }
    }

    // Who has one address of IPv6 has a network of them.
    static string Network(string? address) =>
        IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 && !ip.IsIPv4MappedToIPv6
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, NetworkBytes)) : address ?? "";
}

/// <summary>Tells the audit log each minute, and at the end, how many refusals were only counted.</summary>
sealed partial class RefusalCounts(IServiceScopeFactory scopes, RefusalMeter meter, Readiness readiness, TimeProvider clock, ILogger<RefusalCounts> logger)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TellAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TellAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the program; StopAsync tells the last ones.
        }
    }

    async Task TellAsync(CancellationToken cancel)
    {
        if (!readiness.IsPrepared)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var record = scope.ServiceProvider.GetRequiredService<RecordAct>();
            foreach (var (by, more) in meter.Turn())
            {
                await record.RunAsync(new RecordedAct("access.refusals_counted")
                {
                    By = by,
                    Refusal = AccessRefusals.NotPermitted.Code,
                    Details = new Dictionary<string, string?> { ["more"] = more.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                }, cancel);
            }
        }
        catch (System.Data.Common.DbException exception)
        {
            // What was counted is in the program's log; the next minute counts anew.
            LogFailure(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Refusals that were counted could not be told to the audit log.")]
    static partial void LogFailure(ILogger logger, Exception exception);
}
