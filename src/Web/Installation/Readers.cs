using System.Threading.RateLimiting;

namespace DonDoc.Web.Installation;

/// <summary>
/// The places of those who read files: reading takes much memory and a whole core, so few do it at a time, whatever number of people send. Who finds
/// no place waits, the first first; who finds too many waiting is sent away.
/// </summary>
sealed class Readers(LimitOptions limits) : IDisposable
{
    readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.ReadersAtOnce,
        QueueLimit = limits.WaitingForReader,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A place, given back when it is disposed of; null where too many wait.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancel)
    {
        var place = await _places.AcquireAsync(1, cancel);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        return null;
    }

    public void Dispose() => _places.Dispose();
}
