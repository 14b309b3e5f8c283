using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using DonDoc.Tracking.Targets;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>How old open bottlenecks are, by kind and by who is asked, today or on a day before: how many, how many whose answer is late, the median and the oldest.</summary>
public sealed class ShowAgeing(TrackingDb db, CurrentUser user)
{
    /// <param name="On">Null: today.</param>
    public sealed record Input(DateOnly? On = null);

    /// <param name="Kinds">As <see cref="Line.Kind"/> says, the most first.</param>
    /// <param name="Resolvers">The same by who is asked.</param>
    public sealed record Result(DateOnly Day, bool IsPast, Figures Total, IReadOnlyList<Line> Kinds, IReadOnlyList<Line> Resolvers);

    /// <param name="Median">Days open; null where there are none. Of an even number the lower of the two in the middle.</param>
    public sealed record Figures(int Count, int Late, int? Median, int? Oldest);

    /// <param name="Resolver">Null where the line is of a kind.</param>
    public sealed record Line(string? Kind, OrganisationLabel? Resolver, Figures Figures);

    public async Task<Outcome<Result>> RunAsync(Input input, CancellationToken cancel = default)
    {
        var (today, day) = (user.Today, input.On ?? user.Today);
        if (day > today)
            return BottleneckRefusals.DayAhead;
        var open = day == today ? await TodayAsync(cancel) : await PastAsync(day, cancel);
        var names = await db.LastNamesAsync(open.Select(row => row.Resolver), cancel);
        return new Result(
            day, day < today, Of(open, day),
            [.. open.GroupBy(row => row.Kind).Select(group => new Line(group.Key, null, Of(group, day))).OrderByDescending(line => line.Figures.Count).ThenBy(line => line.Kind, StringComparer.Ordinal)],
            [.. open.GroupBy(row => row.Resolver).Select(group => new Line(null, new(group.Key, names.GetValueOrDefault(group.Key, "")), Of(group, day)))
                .OrderByDescending(line => line.Figures.Count).ThenByDescending(line => line.Figures.Oldest).ThenBy(line => line.Resolver!.Id.Value)]);
    }

    // Those that were raised on one day and are alike are read as one row.
    private Task<List<Alike>> TodayAsync(CancellationToken cancel) =>
        db.Bottlenecks.VisibleTo(user, db).Where(row => row.EndedOn == null)
            .GroupBy(row => new { row.Kind, row.ResolverId, row.RaisedOn, row.WaitsUntil })
            .Select(group => new Alike(group.Key.Kind, group.Key.ResolverId, group.Key.RaisedOn, group.Key.WaitsUntil, group.Count())).ToListAsync(cancel);

    /// <summary>By the last act up to that day.</summary>
    private Task<List<Alike>> PastAsync(DateOnly day, CancellationToken cancel) =>
        (from row in db.Bottlenecks.VisibleTo(user, db)
         join act in db.BottleneckEvents.Where(act => act.On <= day && act.EndedOn == null
                 && !db.BottleneckEvents.Any(later => later.BottleneckId == act.BottleneckId && later.Number > act.Number && later.On <= day)) on row.Id equals act.BottleneckId
         group act by new { row.Kind, act.ResolverId, row.RaisedOn, act.WaitsUntil } into alike
         select new Alike(alike.Key.Kind, alike.Key.ResolverId, alike.Key.RaisedOn, alike.Key.WaitsUntil, alike.Count())).ToListAsync(cancel);

    private static Figures Of(IEnumerable<Alike> rows, DateOnly day)
    {
        var aged = rows.Select(row => (Age: AgeingRule.On(day, row.RaisedOn, row.RaisedOn, row.WaitsUntil, null), row.Count)).OrderBy(row => row.Age.DaysOpen).ToList();
        var count = aged.Sum(row => row.Count);
        var middle = (count + 1) / 2;
        int? median = null;
        foreach (var (age, alike) in aged)
        {
            if ((middle -= alike) > 0)
                continue;
            median = age.DaysOpen;
            break;
        }

        return new(count, aged.Where(row => row.Age.DaysLate > 0).Sum(row => row.Count), median, aged.Count == 0 ? null : aged[^1].Age.DaysOpen);
    }

    private sealed record Alike(string Kind, OrganisationId Resolver, DateOnly RaisedOn, DateOnly? WaitsUntil, int Count);
}
