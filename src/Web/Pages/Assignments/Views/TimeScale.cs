namespace DonDoc.Web.Pages.Assignments.Views;

/// <summary>Days along a line of so many units: whole months around what is shown, at most three years.</summary>
sealed record TimeScale(DateOnly From, DateOnly To, int Width)
{
    const int MostMonths = 36;

    /// <summary>A day that lies far out would press all others together: what is near today has its place.</summary>
    public static TimeScale Of(IEnumerable<DateOnly> days, DateOnly today, int width)
    {
        var (earliest, latest) = (today, today);
        foreach (var day in days)
            (earliest, latest) = (day < earliest ? day : earliest, day > latest ? day : latest);
        var (before, after) = (today.AddMonths(-MostMonths / 3), today.AddMonths(2 * MostMonths / 3));
        var from = earliest < before ? before : earliest;
        var to = latest > after ? after : latest;
        return new(new DateOnly(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1), width);
    }

    /// <summary>First days of months, not nearer to each other than can be read.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month;
            var step = months <= 12 ? 1 : months <= 24 ? 2 : 3;
            for (var month = From; month < To; month = month.AddMonths(step))
                yield return month;
        }
    }

    public DateOnly Clamp(DateOnly day) => day < From ? From : day > To ? To : day;

    public double At(DateOnly day) => (double)Width * (day.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber);
}
