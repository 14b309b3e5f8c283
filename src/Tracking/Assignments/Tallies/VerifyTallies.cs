using System.Data;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>Counts anew what is kept as sums, for every organisation that has any, and says where the two differ.</summary>
public sealed class VerifyTallies(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    /// <summary>Differences that are told one by one.</summary>
    public const int Most = 100;

    private const int Batch = 200;

    /// <param name="Organisations">How many were looked at.</param>
    /// <param name="Found">How many numbers differ.</param>
    /// <param name="Stale">The tree changed since the sums were made: they are not used until they are made anew.</param>
    public sealed record Result(int Organisations, int Found, bool Stale, IReadOnlyList<Difference> Differences);

    /// <param name="Code">Of the organisation.</param>
    /// <param name="Key">Of the document, the field or the due day.</param>
    public sealed record Difference(string Code, RollupBy By, string Key, AssignmentState State, Timeliness Timeliness, int Kept, int Counted);

    public async Task<Result> RunAsync(IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        var today = clock.Today();
        if (!await db.TallyBasis.HoldingOn(today, db).AnyAsync(cancel))
            return new Result(0, 0, true, []);
        var organisations = await db.Organisations.Where(row => db.Tallies.Any(sum => sum.OrganisationId == row.Id) || db.Assignments.Any(work => work.LeadId == row.Id))
            .OrderBy(row => row.Code).Select(row => new { row.Id, row.Code }).ToListAsync(cancel);
        var codes = organisations.ToDictionary(row => row.Id, row => row.Code);
        var (found, differences) = (0, new List<Difference>());
        // The months that are read by day are others then.
        var later = await db.TallyBasis.Where(row => row.ValidTo > today.AddDays(LaterDays)).AnyAsync(cancel) ? today.AddDays(LaterDays) : today;
        foreach (var (index, batch) in organisations.Chunk(Batch).Index())
        {
            var ids = batch.Select(row => row.Id).ToArray();
            // What is done meanwhile is no difference.
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            foreach (var by in Enum.GetValues<RollupBy>())
            {
                foreach (var day in new[] { today, later }.Distinct())
                {
                    var count = new CountToday(db, day, options);
                    var kept = Sum(await count.RunAsync(ids, by, cancel));
                    var counted = Sum(await count.FromRowsAsync(ids, by, cancel));
                    foreach (var cell in kept.Keys.Union(counted.Keys))
                    {
                        if (kept.GetValueOrDefault(cell) is var left && counted.GetValueOrDefault(cell) is var right && left == right)
                            continue;
                        if (++found <= Most)
                            differences.Add(new Difference(codes[cell.Organisation], by, cell.Key, cell.State, cell.Timeliness, left, right));
                    }
                }
            }

            await moment.RollbackAsync(cancel);
            progress?.Report((double)(index + 1) * Batch / organisations.Count);
        }

        return new Result(organisations.Count, found, false, differences);
    }

    private const int LaterDays = 45;

    private static Dictionary<(OrganisationId Organisation, string Key, AssignmentState State, Timeliness Timeliness, bool IsFallenDue), int> Sum(IEnumerable<Counted> counted) =>
        counted.GroupBy(row => (row.Organisation, Key: row.Due is { Year: < 9999 } due ? $"{due:yyyy-MM}" : row.Key, row.State, row.Timeliness, row.IsFallenDue))
            .Select(group => (group.Key, Count: group.Sum(row => row.Count))).Where(group => group.Count != 0).ToDictionary(group => group.Key, group => group.Count);
}
