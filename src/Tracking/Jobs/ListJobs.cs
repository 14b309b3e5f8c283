using System.Globalization;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Jobs;

/// <summary>The jobs of the installation and how they go. They concern everybody's records: only who manages accounts at the top of the tree sees them.</summary>
public sealed class ListJobs(TrackingDb db, CurrentUser user)
{
    /// <param name="Did">What the last run did.</param>
    public sealed record Row(
        string Name, DateTime? StartedAt, DateTime? EndedAt, JobOutcome? Outcome, IReadOnlyList<(string What, int Count)> Did, JobHold? Hold, DateTime SeenAt, DateTime NextAt);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(CancellationToken cancel = default)
    {
        if (!await db.IsAtTheTopAsync(user, cancel))
            return JobRefusals.JobNotFound;
        var jobs = await db.Jobs.AsNoTracking().OrderBy(row => row.Name).Take(PageRequest.Ceiling).ToListAsync(cancel);
        return jobs.ConvertAll(job => new Row(job.Name, job.StartedAt, job.EndedAt, job.Outcome, Read(job.Summary), job.Hold, job.SeenAt, job.DueAt));
    }

    private static List<(string, int)> Read(string? summary) => [.. (summary ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('='))
        .Where(parts => parts.Length == 2).Select(parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)))];
}

/// <summary>Lets a job run again that was held, at once: an administrator has looked at the clock, or at what it is about to do.</summary>
public sealed class ReleaseJob(TrackingDb db, CurrentUser user, TimeProvider clock)
{
    public async Task<Refusal?> RunAsync(string name, CancellationToken cancel = default)
    {
        var job = await db.IsAtTheTopAsync(user, cancel) ? await db.Jobs.SingleOrDefaultAsync(row => row.Name == name, cancel) : null;
        if (job is null)
            return JobRefusals.JobNotFound;
        if (job.Hold is null)
            return JobRefusals.JobNotHeld;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.RecordAsync(new RecordedAct("job.released") { Details = new Dictionary<string, string?>(StringComparer.Ordinal) { ["job"] = name } }, cancel);
        job.Release(clock.Instant());
        if (await db.TrySaveAsync(cancel) != SaveResult.Saved)
            return JobRefusals.JobNotHeld;
        await transaction.CommitAsync(cancel);
        return null;
    }
}

/// <summary>Every "no" of this module.</summary>
public static class JobRefusals
{
    public static readonly Refusal JobNotFound = new("job.not_found");
    public static readonly Refusal JobNotHeld = new("job.not_held");

    public static IReadOnlyList<Refusal> All { get; } = [JobNotFound, JobNotHeld];
}

internal static class JobQueries
{
    /// <summary>Whether the user manages accounts in the whole tree.</summary>
    public static Task<bool> IsAtTheTopAsync(this TrackingDb db, CurrentUser user, CancellationToken cancel) =>
        db.Scope(user, Permission.ManageAccounts).AnyAsync(row => !db.AncestryOn(user.Today).Any(up => up.DescendantId == row.AncestorId && up.Depth > 0), cancel);
}
