using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Tests.Organisations;

/// <summary>A tree of eight in memory, moved by the same rule as the real one and checked against walking up.</summary>
internal static class MemoryTree
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    public static bool Holds(IEnumerable<(int Node, int Parent, int Day)> moves)
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => new OrganisationId(Guid.CreateVersion7())).ToArray();
        var index = nodes.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i);
        var places = Enumerable.Range(0, 8).Select(i => i == 0 ? [] : new List<(DateOnly From, int Parent)> { (DateOnly.MinValue, 0) }).ToArray();
        var closure = nodes.Select(id => new OrganisationAncestry(id, id, 0, DateOnly.MinValue, DateOnly.MaxValue)).ToList();
        closure.AddRange(nodes.Skip(1).Select(id => new OrganisationAncestry(nodes[0], id, 1, DateOnly.MinValue, DateOnly.MaxValue)));

        foreach (var (node, parent, offset) in moves)
        {
            var day = Start.AddDays(offset);
            var circle = closure.Exists(row => row.AncestorId == nodes[node] && row.DescendantId == nodes[parent] && row.ValidTo > day);
            if (circle || day < places[node][^1].From || places[node][^1].Parent == parent)
                continue;
            if (places[node][^1].From == day)
                places[node].RemoveAt(places[node].Count - 1);
            places[node].Add((day, parent));
            var below = closure.Where(row => row.AncestorId == nodes[node] && row.ValidTo > day).Select(row => row.DescendantId).ToHashSet();
            var above = closure.Where(row => row.DescendantId == nodes[node] && row.ValidTo > day).Select(row => row.AncestorId).ToHashSet();
            var change = AncestryChange.OfMove(nodes[node], day,
                closure.Where(row => row.ValidTo > day && below.Contains(row.DescendantId) && above.Contains(row.AncestorId)).ToList(),
                closure.Where(row => row.DescendantId == nodes[parent] && row.ValidTo > day).ToList());
            foreach (var row in change.Ending)
                row.EndOn(day);
            foreach (var row in change.Removed)
                closure.Remove(row);
            closure.AddRange(change.Added);
        }

        for (var day = Start.AddDays(-1); day <= Start.AddDays(13); day = day.AddDays(1))
        {
            var expected = new HashSet<(int, int, int)>();
            for (var i = 0; i < 8; i++)
            {
                var (at, depth) = (i, 0);
                expected.Add((i, i, 0));
                while (at != 0)
                {
                    at = places[at].Last(place => place.From <= day).Parent;
                    expected.Add((at, i, ++depth));
                    if (depth > 8)
                        return false;
                }
            }

            var found = closure.Where(row => row.ValidFrom <= day && day < row.ValidTo)
                .Select(row => (index[row.AncestorId], index[row.DescendantId], row.Depth)).ToList();
            if (found.Count != expected.Count || !expected.SetEquals(found))
                return false;
        }

        return true;
    }
}
