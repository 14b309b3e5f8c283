using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>Counts anew what is kept as sums, for every organisation that has any, of today and of some past days, and says where the two differ.</summary>
public sealed class VerifyTallies(TrackingDb db, TimeProvider clock, TrackingOptions options)
{
    /// <summary>Differences that are told one by one.</summary>
    public const int Most = 100;

    private const int Batch = 200;
    private const int PastBatch = 2_000;

    /// <param name="Organisations">How many were looked at.</param>
    /// <param name="Found">How many numbers differ.</param>
    /// <param name="Stale">The tree changed since the sums were made: they are not used until they are made anew.</param>
    public sealed record Result(int Organisations, int Found, bool Stale, IReadOnlyList<Difference> Differences);

    /// <param name="Code">Of the organisation.</param>
    /// <param name="Key">Of the document, the field or the due day; of a past day, that.</param>
    public sealed record Difference(string Code, RollupBy By, string Key, AssignmentState State, Timeliness Timeliness, int Kept, int Counted);

    private List<Difference> differences = [];
    private int found;

    public async Task<Result> RunAsync(IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        (found, differences) = (0, []);
        var today = clock.Today();
        if (!await db.TallyBasis.HoldingOn(today, db).AnyAsync(cancel))
            return new Result(0, 0, true, []);
        var organisations = await db.Organisations.Where(row => db.Tallies.Any(sum => sum.OrganisationId == row.Id) || db.Assignments.Any(work => work.LeadId == row.Id))
            .OrderBy(row => row.Code).Select(row => new { row.Id, row.Code }).ToListAsync(cancel);
        var codes = organisations.ToDictionary(row => row.Id, row => row.Code);
        // The months that are read by day are others then.
        var later = await db.TallyBasis.Where(row => row.ValidTo > today.AddDays(LaterDays)).AnyAsync(cancel) ? today.AddDays(LaterDays) : today;
        foreach (var (index, batch) in organisations.Chunk(Batch).Index())
        {
            var ids = batch.Select(row => row.Id).ToArray();
            // What is done meanwhile is no difference.
            await using var moment = await db.BeginReadAsync(cancel);
            foreach (var by in Enum.GetValues<RollupBy>())
            {
                foreach (var day in new[] { today, later }.Distinct())
                {
                    var count = new CountToday(db, day, options);
                    Compare(codes, by, null, await count.RunAsync(ids, by, cancel), await count.FromRowsAsync(ids, by, cancel));
                }
            }

            progress?.Report((double)(index + 1) * Batch / organisations.Count);
        }

        await ComparePastAsync(codes, cancel);
        return new Result(organisations.Count, found, false, differences);
    }

    /// <summary>The first day that is kept, the last, and one between.</summary>
    private async Task ComparePastAsync(Dictionary<OrganisationId, string> codes, CancellationToken cancel)
    {
        await using var moment = await db.BeginReadAsync(cancel);
        if (await db.KeptDays.AsNoTracking().SingleAsync(cancel) is not { } kept || kept.First > kept.Last)
            return;
        var organisations = await db.Organisations.Where(row => db.PastSums.Any(sum => sum.OrganisationId == row.Id)).Select(row => new { row.Id, row.Code }).ToListAsync(cancel);
        foreach (var row in organisations)
            codes[row.Id] = row.Code;
        foreach (var batch in organisations.Select(row => row.Id).Chunk(PastBatch))
        {
            foreach (var day in new[] { kept.First, kept.First.AddDays((kept.Last.DayNumber - kept.First.DayNumber) / 2), kept.Last }.Distinct())
            {
                var count = new CountPast(db, day, Known.Then, options);
                Compare(codes, RollupBy.Unit, day, await count.RunAsync(batch, RollupBy.Unit, cancel), await count.FromActsAsync(batch, RollupBy.Unit, cancel));
            }
        }
    }

    private void Compare(Dictionary<OrganisationId, string> codes, RollupBy by, DateOnly? day, IEnumerable<Counted> sums, IEnumerable<Counted> rows)
    {
        var (kept, counted) = (Sum(sums), Sum(rows));
        foreach (var cell in kept.Keys.Union(counted.Keys))
        {
            if (kept.GetValueOrDefault(cell) is var left && counted.GetValueOrDefault(cell) is var right && left == right)
                continue;
            if (++found <= Most)
                differences.Add(new Difference(codes[cell.Organisation], by, day is { } past ? $"{past:yyyy-MM-dd}" : cell.Key, cell.State, cell.Timeliness, left, right));
        }
    }

    private const int LaterDays = 45;

    private static Dictionary<(OrganisationId Organisation, string Key, AssignmentState State, Timeliness Timeliness, bool IsFallenDue), int> Sum(IEnumerable<Counted> counted) =>
        counted.GroupBy(row => (row.Organisation, Key: row.Due is { Year: < 9999 } due ? $"{due:yyyy-MM}" : row.Key, row.State, row.Timeliness, row.IsFallenDue))
            .Select(group => (group.Key, Count: group.Sum(row => row.Count))).Where(group => group.Count != 0).ToDictionary(group => group.Key, group => group.Count);
}
