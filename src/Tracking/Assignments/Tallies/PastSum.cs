using System.Globalization;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// How all that an organisation led, itself and below, stood at the end of a day “as it was known then”, and of every day after it until the next row
/// of that organisation. Kept of those below which much was ever sent (<see cref="KeepPastDays.Least"/>); of the others it is counted.
/// </summary>
internal sealed class PastSum
{
    private PastSum() => Cells = "";

    public PastSum(OrganisationId organisation, DateOnly day, IEnumerable<Counted> counted)
    {
        OrganisationId = organisation;
        Day = day;
        Cells = string.Join(';', counted.Where(row => row.Count != 0).OrderBy(row => (row.State, row.Timeliness, row.IsFallenDue))
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.State} {row.Timeliness} {(row.IsFallenDue ? FallenDue : "-")} {row.Count}")));
    }

    private const string FallenDue = "due";

    public OrganisationId OrganisationId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>One for each kind that was there: state, timeliness, whether their due date had passed, how many. Empty where there was nothing any longer.</summary>
    public string Cells { get; private set; }

    public IEnumerable<Counted> Counted() => Cells.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Split(' ')).Select(part =>
        new Counted(OrganisationId, "", null, Enum.Parse<AssignmentState>(part[0]), Enum.Parse<Timeliness>(part[1]), part[2] == FallenDue, int.Parse(part[3], CultureInfo.InvariantCulture)));
}

/// <summary>Of which past days there are sums: from the first to the last without a gap. One row.</summary>
internal sealed class KeptDays
{
    private KeptDays()
    {
    }

    public KeptDays(int id) => Id = id;

    public int Id { get; private set; }

    public DateOnly First { get; private set; } = Timeline.End;

    /// <summary>Before the first where there are none.</summary>
    public DateOnly Last { get; private set; } = Timeline.Beginning;

    /// <summary>From how many days before a due date they say “due soon”: with another number in the configuration they do not serve.</summary>
    public int SoonDays { get; private set; }

    /// <summary>How often something was recorded of a past day: who counts meanwhile sees by it that it was in vain.</summary>
    public int Changes { get; private set; }
}
