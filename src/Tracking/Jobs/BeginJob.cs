using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Jobs;

/// <summary>
/// Looks whether a job is due and claims the run. Before that it looks at the clock: where it went back, or forward by more than
/// <see cref="LongestSilence"/>, the job is held for an administrator. A program that was switched off looks the same; that is what the
/// administrator is asked.
/// </summary>
public sealed class BeginJob(TrackingDb db, TimeProvider clock)
{
    /// <summary>A weekend with the machine switched off is no reason to ask; more than a week is.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromDays(7);

    /// <summary>Machines agree about the time to this much.</summary>
    public static readonly TimeSpan Inaccuracy = TimeSpan.FromHours(1);

    /// <summary>Longer than any run lasts; after it a run that says nothing is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <param name="Run">Which one it is: the right to end it.</param>
    /// <param name="IsReleased">An administrator has looked at what held it.</param>
    public sealed record Result(string Job, int Run, bool IsReleased);

    /// <returns>Null where it is not due, held, or another server's.</returns>
    public async Task<Result?> RunAsync(string name, CancellationToken cancel = default)
    {
        var now = clock.Instant();
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Name == name, cancel);
        if (job is null)
        {
            db.Add(job = new Job(name, now));
            var saved = await db.TrySaveAsync(cancel);
            db.ChangeTracker.Clear();
            if (saved != SaveResult.Saved)
                return null;
        }

        if (job.Hold is not null)
            return null;
        JobHold? hold = now - job.SeenAt > LongestSilence ? JobHold.ClockForward : job.SeenAt - now > Inaccuracy ? JobHold.ClockBack : null;
        if (hold is not null)
        {
            await db.Jobs.Where(row => row.Name == name && row.SeenAt == job.SeenAt).ExecuteUpdateAsync(set => set.SetProperty(row => row.Hold, hold), cancel);
            return null;
        }

        if (job.SeenAt < now)
            await db.Jobs.Where(row => row.Name == name && row.SeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancel);
        if (now < job.DueAt)
            return null;
        var until = now + Lease;
        var isOurs = await db.Jobs.Where(row => row.Name == name && row.Runs == job.Runs && row.Hold == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Runs, row => row.Runs + 1).SetProperty(row => row.StartedAt, now).SetProperty(row => row.DueAt, until), cancel) == 1;
        return isOurs ? new Result(name, job.Runs + 1, job.IsReleased) : null;
    }
}
