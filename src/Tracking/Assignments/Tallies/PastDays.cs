using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Counts many days at once in one walk over the acts. How an assignment stands between two acts is a span of days, which its due date parts in at
/// most three; each adds one to all above its lead on its first day and takes it away after its last, and a running sum of that gives every day.
/// </summary>
/// <param name="ancestry">Whom to count for.</param>
internal sealed class PastDays(DateOnly first, DateOnly last, int soonDays, IEnumerable<OrganisationAncestry> ancestry)
{
    private readonly ILookup<OrganisationId, OrganisationAncestry> above = ancestry.Where(up => up.ValidFrom <= last && up.ValidTo > first).ToLookup(up => up.DescendantId);
    private readonly Dictionary<OrganisationId, Dictionary<Cell, int[]>> differences = [];
    private readonly Func<AssignmentState, DateOnly?, DateOnly?, Timeliness>?[] judges = new Func<AssignmentState, DateOnly?, DateOnly?, Timeliness>?[last.DayNumber - first.DayNumber + 1];

    private readonly record struct Cell(AssignmentState State, Timeliness Timeliness, bool IsFallenDue);

    /// <param name="from">First day at whose end it stood so.</param>
    /// <param name="to">First day at whose end it no longer did.</param>
    /// <param name="count">How many that stood alike.</param>
    public void Add(AssignmentStanding standing, DateOnly from, DateOnly to, int count = 1)
    {
        if (standing.Lead is not { } lead || AssignmentStates.Unsent.Contains(standing.State) || !above.Contains(lead))
            return;
        var (begin, end) = (Later(from, first), Earlier(to, last.AddDays(1)));
        // Days on which it turns: due soon, and fallen due.
        var (soon, late) = standing.Due is { Year: < 9999 } due ? (DateOnly.FromDayNumber(Math.Max(due.DayNumber - soonDays, 0)), due.AddDays(1)) : (end, end);
        Part(begin, Earlier(end, soon));
        Part(Later(begin, soon), Earlier(end, late));
        Part(Later(begin, late), end);

        void Part(DateOnly from, DateOnly to)
        {
            if (from >= to)
                return;
            var judge = judges[from.DayNumber - first.DayNumber] ??= new TimelinessRule(from, soonDays).Judging();
            var cell = new Cell(standing.State, judge(standing.State, standing.Due, standing.StoppedOn), standing.Due < from);
            foreach (var up in above[lead])
            {
                var (begins, ends) = (Later(from, up.ValidFrom), Earlier(to, up.ValidTo));
                if (begins >= ends)
                    continue;
                if (!differences.TryGetValue(up.AncestorId, out var cells))
                    differences[up.AncestorId] = cells = [];
                if (!cells.TryGetValue(cell, out var days))
                    cells[cell] = days = new int[judges.Length + 1];
                days[begins.DayNumber - first.DayNumber] += count;
                days[ends.DayNumber - first.DayNumber] -= count;
            }
        }
    }

    /// <summary>One row for each organisation and day on which it stood otherwise than the day before.</summary>
    /// <param name="before">How each stood before the first day, as far as that is kept.</param>
    public IEnumerable<PastSum> Sums(IReadOnlyDictionary<OrganisationId, string> before)
    {
        foreach (var organisation in differences.Keys.Union(before.Keys))
        {
            var cells = differences.GetValueOrDefault(organisation) ?? [];
            var stood = before.GetValueOrDefault(organisation);
            var counts = cells.Keys.ToDictionary(cell => cell, _ => 0);
            for (var day = 0; day < judges.Length; day++)
            {
                var turns = day == 0;
                foreach (var (cell, days) in cells)
                {
                    counts[cell] += days[day];
                    turns |= days[day] != 0;
                }

                if (!turns)
                    continue;
                var sum = new PastSum(organisation, first.AddDays(day), counts.Select(one => new Counted(organisation, "", null, one.Key.State, one.Key.Timeliness, one.Key.IsFallenDue, one.Value)));
                if (sum.Cells == stood || (stood is null && sum.Cells.Length == 0))
                    continue;
                stood = sum.Cells;
                yield return sum;
            }
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
