using System.Linq.Expressions;

namespace DonDoc.Tracking.Bottlenecks;

/// <summary>How old a bottleneck is on a day. Of one that is at its end: how old it became.</summary>
/// <param name="DaysOpen">Since it was raised.</param>
/// <param name="DaysWithResolver">Since the present resolver has it.</param>
/// <param name="WaitsUntil">Day by which its answer is due; null where none is waited for.</param>
/// <param name="DaysLate">Since that day; 0 while it is not over.</param>
public sealed record Ageing(int DaysOpen, int DaysWithResolver, DateOnly? WaitsUntil, int DaysLate);

/// <summary>
/// The one place that says how old a bottleneck is, for any day. Days are calendar days, as everywhere: which days are worked is decided anew each year, and a table of
/// them that nobody keeps up would count wrong in silence. Who wants fewer sets fewer (<c>Tracking:BottleneckAnswerDays</c>).
/// </summary>
internal static class AgeingRule
{
    /// <summary>As it stood after its last act up to that day.</summary>
    public static Ageing On(DateOnly day, DateOnly raisedOn, DateOnly resolverSince, DateOnly? waitsUntil, DateOnly? endedOn)
    {
        var until = endedOn < day ? endedOn.Value : day;
        return new(Days(raisedOn, until), Days(resolverSince, until), waitsUntil, waitsUntil is { } due ? Days(due, day) : 0);
    }

    /// <summary>Its answer was due before that day, and there is none.</summary>
    public static Expression<Func<Bottleneck, bool>> IsLate(DateOnly day) => row => row.WaitsUntil < day;

    /// <summary>Open, and raised at least so many days before that day.</summary>
    public static Expression<Func<Bottleneck, bool>> IsOpenFor(int days, DateOnly day)
    {
        var last = day.DayNumber >= days ? day.AddDays(-days) : DateOnly.MinValue;
        return row => row.RaisedOn <= last && row.EndedOn == null;
    }

    private static int Days(DateOnly from, DateOnly to) => Math.Max(0, to.DayNumber - from.DayNumber);
}
