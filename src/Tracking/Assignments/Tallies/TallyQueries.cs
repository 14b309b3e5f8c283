using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>By what the assignments of an organisation are told apart.</summary>
public enum RollupBy
{
    /// <summary>The organisations right below.</summary>
    Unit,

    /// <summary>The document they were taken from.</summary>
    Document,
    Field,

    /// <summary>Month of the due date.</summary>
    Period,
}

/// <summary>How many stand alike on the day that is asked for.</summary>
/// <param name="Key">Document or field, where it is counted by one of them; empty where there is none.</param>
/// <param name="Due">A day in the month in which they are due, where it is counted by that; null: no due date.</param>
/// <param name="IsFallenDue">Their due date has passed, whatever became of them.</param>
internal sealed record Counted(OrganisationId Organisation, string Key, DateOnly? Due, AssignmentState State, Timeliness Timeliness, bool IsFallenDue, int Count);

/// <summary>What is counted, whatever it is read from.</summary>
internal sealed class Countable
{
    public required OrganisationId Organisation { get; init; }

    public DocumentId? Document { get; init; }

    /// <summary>Document or field, of what is counted already.</summary>
    public string? Key { get; init; }

    public DateOnly? Due { get; init; }

    public required AssignmentState State { get; init; }

    public required Timeliness Timeliness { get; init; }

    public int Count { get; init; } = 1;
}

internal static class TallyQueries
{
    /// <summary>The basis, where the sums hold for the tree of that day.</summary>
    public static IQueryable<TallyBasis> HoldingOn(this IQueryable<TallyBasis> rows, DateOnly day, TrackingDb db) =>
        rows.Where(row => row.ValidFrom <= day && day < row.ValidTo && !db.OrganisationTree.Any(tree => tree.Version != row.TreeVersion));

    /// <summary>Adds up; what comes to nothing is left out.</summary>
    /// <param name="day">On which a due date has passed or not.</param>
    public static async Task<List<Counted>> CountAsync(this IQueryable<Countable> rows, RollupBy by, DateOnly day, CancellationToken cancel)
    {
        IQueryable<Counted> counted = by switch
        {
            RollupBy.Period => rows.GroupBy(row => new { row.Organisation, row.Due, row.State, row.Timeliness })
                .Select(group => new Counted(group.Key.Organisation, "", group.Key.Due, group.Key.State, group.Key.Timeliness, group.Key.Due < day, group.Sum(row => row.Count))),
            RollupBy.Document or RollupBy.Field => rows.GroupBy(row => new { row.Organisation, row.Key, row.State, row.Timeliness, IsFallenDue = row.Due < day })
                .Select(group => new Counted(group.Key.Organisation, group.Key.Key ?? "", null, group.Key.State, group.Key.Timeliness, group.Key.IsFallenDue, group.Sum(row => row.Count))),
            _ => rows.GroupBy(row => new { row.Organisation, row.State, row.Timeliness, IsFallenDue = row.Due < day })
                .Select(group => new Counted(group.Key.Organisation, "", null, group.Key.State, group.Key.Timeliness, group.Key.IsFallenDue, group.Sum(row => row.Count))),
        };
        return (await counted.ToListAsync(cancel)).FindAll(row => row.Count != 0);
    }

    /// <summary>The same by document, of rows that name it.</summary>
    public static async Task<List<Counted>> CountByDocumentAsync(this IQueryable<Countable> rows, DateOnly day, CancellationToken cancel) =>
        (await rows.GroupBy(row => new { row.Organisation, row.Document, row.State, row.Timeliness, IsFallenDue = row.Due < day })
            .Select(group => new { group.Key, Count = group.Sum(row => row.Count) }).ToListAsync(cancel))
        .ConvertAll(row => new Counted(row.Key.Organisation, TallySubjects.Of(row.Key.Document), null, row.Key.State, row.Key.Timeliness, row.Key.IsFallenDue, row.Count));
}
