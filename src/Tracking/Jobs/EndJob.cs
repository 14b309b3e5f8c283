using System.Globalization;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Jobs;

/// <summary>Notes how a run ended and when the next one is. Whose lease ran out meanwhile notes nothing.</summary>
public sealed class EndJob(TrackingDb db, TimeProvider clock)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    /// <param name="did">What was done, by words for machines; zeros are left out.</param>
    /// <param name="every">From the end of this run to the next.</param>
    public async Task DoneAsync(BeginJob.Result run, IReadOnlyDictionary<string, int> did, TimeSpan every, CancellationToken cancel = default)
    {
        var summary = string.Join(' ', did.Where(one => one.Value > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={one.Value}")));
        var (now, next) = (clock.Instant(), clock.Instant() + every);
        await Ours(run).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Outcome, JobOutcome.Done)
            .SetProperty(row => row.Summary, summary).SetProperty(row => row.DueAt, next).SetProperty(row => row.IsReleased, false), cancel);
    }

    /// <summary>It broke; what it did before that is kept.</summary>
    public async Task FailedAsync(BeginJob.Result run, CancellationToken cancel = default)
    {
        var (now, next) = (clock.Instant(), clock.Instant() + AfterFailure);
        await Ours(run).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Outcome, JobOutcome.Failed)
            .SetProperty(row => row.Summary, (string?)null).SetProperty(row => row.DueAt, next), cancel);
    }

    /// <summary>It did nothing, because it would have done more than is believable.</summary>
    public async Task HeldAsync(BeginJob.Result run, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        await Ours(run).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Hold, JobHold.TooMuch), cancel);
    }

    private IQueryable<Job> Ours(BeginJob.Result run) => db.Jobs.Where(row => row.Name == run.Job && row.Runs == run.Run);
}
