using System.Runtime.InteropServices;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>
/// Adds up in memory what assignments come to, by the same rules by which the database folds changes (<see cref="TrackingDb.FoldTalliesAsync"/>): where all are
/// counted anew, each sum is written once and not once for every batch.
/// </summary>
internal sealed class TallySums
{
    private readonly List<OrganisationId> organisations;
    private readonly ILookup<OrganisationId, (int Above, bool IsWide)> above;
    private readonly Dictionary<Key, int> sums = [];
    private readonly Dictionary<string, int> places = [];
    private readonly List<string> subjects = [];

    private TallySums(List<OrganisationId> organisations, ILookup<OrganisationId, (int Above, bool IsWide)> above) => (this.organisations, this.above) = (organisations, above);

    /// <param name="Organisation">Place in the order of ids, so that sums are written in the order of their key.</param>
    /// <param name="Due">Number of the day.</param>
    private readonly record struct Key(int Organisation, int Subject, TallySpan Span, int Due, AssignmentState State, bool Runs, Timeliness Timeliness);

    /// <summary>For the tree of a day.</summary>
    public static async Task<TallySums> OfAsync(TrackingDb db, DateOnly day, CancellationToken cancel)
    {
        var rows = await db.AncestryOn(day).Where(up => up.Depth > 0)
            .Join(db.Organisations, up => up.AncestorId, row => row.Id, (up, row) => new { up.AncestorId, up.DescendantId, row.Level }).ToListAsync(cancel);
        var bodies = rows.Select(row => row.AncestorId).Distinct().OrderBy(id => id.Value).ToList();
        var order = bodies.Index().ToDictionary(one => one.Item, one => one.Index);
        return new TallySums(bodies, rows.ToLookup(row => row.DescendantId, row => (order[row.AncestorId], row.Level is OrganisationLevel.Central or OrganisationLevel.Province)));
    }

    public void Add(TallyCell cell)
    {
        var (all, document, field) = (Place(TallySubjects.All), Place(TallySubjects.OfDocument + cell.Document), Place(TallySubjects.OfField + cell.Field));
        foreach (var (organisation, isWide) in above[cell.Lead])
        {
            Add(cell, organisation, all);
            if (!isWide)
                continue;
            Add(cell, organisation, document);
            Add(cell, organisation, field);
        }
    }

    /// <summary>In the order of their key, nearly.</summary>
    public IEnumerable<Tally> Rows() => sums.OrderBy(sum => sum.Key.Organisation).ThenBy(sum => sum.Key.Subject).ThenBy(sum => sum.Key.Span).ThenBy(sum => sum.Key.Due)
        .Select(sum => new Tally(organisations[sum.Key.Organisation], subjects[sum.Key.Subject], sum.Key.Span, DateOnly.FromDayNumber(sum.Key.Due), sum.Key.State, sum.Key.Runs, sum.Key.Timeliness, sum.Value));

    private void Add(TallyCell cell, int organisation, int subject)
    {
        var month = cell.Due.AddDays(1 - cell.Due.Day);
        CollectionsMarshal.GetValueRefOrAddDefault(sums, new Key(organisation, subject, TallySpan.Month, month.DayNumber, cell.State, cell.Runs, cell.Timeliness), out _)++;
        // What has no due date is due on no day.
        if (cell.Due < NoDay)
            CollectionsMarshal.GetValueRefOrAddDefault(sums, new Key(organisation, subject, TallySpan.Day, cell.Due.DayNumber, cell.State, cell.Runs, cell.Timeliness), out _)++;
    }

    private static readonly DateOnly NoDay = new(9999, 12, 1);

    private int Place(string subject)
    {
        if (places.TryGetValue(subject, out var known))
            return known;
        subjects.Add(subject);
        return places[subject] = subjects.Count - 1;
    }
}
