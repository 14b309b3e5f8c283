using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Assignments.Tallies;

/// <summary>Some assignments that stand alike: their state, whether their clock runs, and the day on which they are due.</summary>
internal abstract class Tallied
{
    public AssignmentState State { get; protected set; }

    /// <summary>In time until the due date, overdue after it, if nothing is done: what it is on a day, <see cref="TimelinessRule"/> says.</summary>
    public bool Runs { get; protected set; }

    /// <summary>What it is whatever the day; of a running clock what it comes to in the end.</summary>
    public Timeliness Timeliness { get; protected set; }

    /// <summary><see cref="Timeline.End"/> where none is set.</summary>
    public DateOnly Due { get; protected set; }

    /// <summary>How many; of a change below 0 where they stand so no longer.</summary>
    public int Count { get; protected set; }
}

/// <summary>What makes two assignments one and the same to whoever counts.</summary>
/// <param name="Document">Key of the document it was taken from; empty where there is none.</param>
/// <param name="Field">Empty where none is said.</param>
internal readonly record struct TallyCell(OrganisationId Lead, string Document, string Field, AssignmentState State, bool Runs, Timeliness Timeliness, DateOnly Due)
{
    /// <summary>Null of what was not sent: it is its assigner's own affair, and nobody's work.</summary>
    public static TallyCell? Of(OrganisationId? lead, DocumentId? document, string? field, AssignmentState state, DateOnly? due, DateOnly? stopped)
    {
        if (lead is not { } body || AssignmentStates.Unsent.Contains(state))
            return null;
        var (first, last) = TimelinessRule.FromFirstToLast(state, due, stopped);
        return new TallyCell(body, TallySubjects.Of(document), field ?? "", state, first != last, last, due ?? Timeline.End);
    }
}

/// <summary>The names under which sums are kept: of all assignments, of those from one document, of those in one field.</summary>
internal static class TallySubjects
{
    public const string All = "";
    public const string OfDocument = "d:";
    public const string OfField = "f:";

    public static string Of(DocumentId? document) => document is { } id ? id.Value.ToString("N") : "";

    public static DocumentId? DocumentOf(string key) => Guid.TryParseExact(key, "N", out var id) ? new DocumentId(id) : null;
}
