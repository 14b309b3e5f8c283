using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using DonDoc.Tracking.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>What a save changes in the counts. Asked by every save and by every bulk insertion, so that no verb can forget it.</summary>
internal static class CountedChanges
{
    /// <param name="tracker">Changes detected.</param>
    public static List<TallyChange> Of(ChangeTracker tracker)
    {
        List<TallyChange>? changes = null;
        foreach (var entry in tracker.Entries<Assignment>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            var before = entry.State == EntityState.Added ? null : Before(entry);
            var after = entry.State == EntityState.Deleted ? null : Of(entry.Entity);
            if (before == after)
                continue;
            changes ??= [];
            if (before is { } left)
                changes.Add(new TallyChange(left, -1));
            if (after is { } taken)
                changes.Add(new TallyChange(taken, 1));
        }

        return changes ?? [];
    }

    /// <summary>Of assignments that nobody counted before.</summary>
    public static List<TallyChange> OfNew(IEnumerable<Assignment> assignments) =>
        [.. assignments.Select(Of).OfType<TallyCell>().GroupBy(cell => cell).Select(group => new TallyChange(group.Key, group.Count()))];

    /// <summary>First day that is told otherwise from now on than it was known then: of an act that bears an earlier time, of a tree that changes from a day on.</summary>
    public static DateOnly? PastOf(ChangeTracker tracker) => new[]
    {
        PastOf(tracker.Entries<AssignmentEvent>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)),
        tracker.Entries<OrganisationTree>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Min(entry => entry.Entity.ChangesFrom),
    }.Min();

    public static DateOnly? PastOf(IEnumerable<AssignmentEvent> acts) => acts.Min(act => (DateTime?)act.At) is { } at ? Clock.DayOf(at) : null;

    private static TallyCell? Of(Assignment row) =>
        TallyCell.Of(row.LeadId, row.SourceDocumentId, row.Field, row.State, row.DueDate, row.StoppedOn);

    private static TallyCell? Before(EntityEntry<Assignment> entry) => TallyCell.Of(
        entry.Property(row => row.LeadId).OriginalValue, entry.Property(row => row.SourceDocumentId).OriginalValue, entry.Property(row => row.Field).OriginalValue,
        entry.Property(row => row.State).OriginalValue, entry.Property(row => row.DueDate).OriginalValue,
        entry.Property(row => row.ReportedOn).OriginalValue ?? entry.Property(row => row.SuspendedOn).OriginalValue);
}
