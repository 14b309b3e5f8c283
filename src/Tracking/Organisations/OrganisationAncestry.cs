using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Organisations;

/// <summary>
/// The closure of the tree over time: from a day to a day (exclusive) <see cref="DescendantId"/> stands
/// <see cref="Depth"/> steps below <see cref="AncestorId"/> (0: itself). While one row holds, every step of the path
/// between the two holds: a change anywhere on the path ends the row.
/// </summary>
internal sealed class OrganisationAncestry
{
    private OrganisationAncestry()
    {
    }

    public OrganisationAncestry(OrganisationId ancestor, OrganisationId descendant, int depth, DateOnly from, DateOnly to)
    {
        AncestorId = ancestor;
        DescendantId = descendant;
        Depth = depth;
        ValidFrom = from;
        ValidTo = to;
    }

    public OrganisationId AncestorId { get; private set; }

    public OrganisationId DescendantId { get; private set; }

    public int Depth { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    public DateOnly ValidTo { get; private set; }

    /// <summary>The rows of a new organisation, from those of its superior: it stands where that stands, one step lower.</summary>
    public static IEnumerable<OrganisationAncestry> OfNew(OrganisationId organisation, IEnumerable<OrganisationAncestry> superior) =>
        superior.Select(up => new OrganisationAncestry(up.AncestorId, organisation, up.Depth + 1, up.ValidFrom, up.ValidTo))
            .Append(new OrganisationAncestry(organisation, organisation, 0, Timeline.Beginning, Timeline.End));

    internal void EndOn(DateOnly day) => ValidTo = day;

    internal void Become(OrganisationAncestry other)
    {
        Depth = other.Depth;
        ValidTo = other.ValidTo;
    }
}

/// <summary>What a move does to the closure: rows that end, rows that never come to hold, rows that begin.</summary>
internal sealed record AncestryChange(
    IReadOnlyList<OrganisationAncestry> Ending, IReadOnlyList<OrganisationAncestry> Removed, IReadOnlyList<OrganisationAncestry> Added)
{
    /// <summary>Moves a subtree under a new superior from a day on.</summary>
    /// <param name="moved">Top of the subtree.</param>
    /// <param name="day">First day in the new place; no other placement of <paramref name="moved"/> begins after it.</param>
    /// <param name="crossing">Rows valid after <paramref name="day"/> whose descendant is in the subtree and whose ancestor is above it or is <paramref name="moved"/>.</param>
    /// <param name="above">Rows of the new superior as descendant, itself included, valid after <paramref name="day"/>.</param>
    public static AncestryChange OfMove(
        OrganisationId moved, DateOnly day, IReadOnlyCollection<OrganisationAncestry> crossing, IReadOnlyCollection<OrganisationAncestry> above)
    {
        var below = crossing.Where(row => row.AncestorId == moved).ToList();
        var belowByDescendant = below.ToLookup(row => row.DescendantId);
        var superiors = crossing.Where(row => row.DescendantId == moved && row.Depth > 0).ToLookup(row => row.AncestorId);

        // A row runs through the moved organisation when on one day its ancestor is above it and its descendant below.
        var cut = crossing.Where(row => row.AncestorId != moved && superiors[row.AncestorId].Any(up =>
            belowByDescendant[row.DescendantId].Any(down => Overlap(day, row, up, down) is not null))).ToList();

        var added = new List<OrganisationAncestry>();
        foreach (var up in above)
        {
            foreach (var down in below)
            {
                if (Overlap(day, up, down) is var (from, to))
                    added.Add(new OrganisationAncestry(up.AncestorId, down.DescendantId, up.Depth + 1 + down.Depth, from, to));
            }
        }

        // Where a row that goes and a row that comes begin on the same day, the one becomes the other.
        var removed = cut.Where(row => row.ValidFrom >= day).ToDictionary(Key);
        var fresh = new List<OrganisationAncestry>();
        foreach (var row in added)
        {
            if (removed.Remove(Key(row), out var twin))
                twin.Become(row);
            else
                fresh.Add(row);
        }

        return new AncestryChange(cut.Where(row => row.ValidFrom < day).ToList(), removed.Values.ToList(), fresh);
    }

    private static (OrganisationId, OrganisationId, DateOnly) Key(OrganisationAncestry row) => (row.AncestorId, row.DescendantId, row.ValidFrom);

    private static (DateOnly From, DateOnly To)? Overlap(DateOnly day, params ReadOnlySpan<OrganisationAncestry> rows)
    {
        var (from, to) = (day, Timeline.End);
        foreach (var row in rows)
        {
            from = row.ValidFrom > from ? row.ValidFrom : from;
            to = row.ValidTo < to ? row.ValidTo : to;
        }

        return from < to ? (from, to) : null;
    }
}
