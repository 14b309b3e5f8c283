using System.Security.Cryptography;
using System.Text;
using DonDoc.Tracking.Organisations;

namespace DonDoc.Tracking.Assignments.Sheets;

/// <summary>What a table would do, now.</summary>
/// <param name="Unchanged">Rows of assignments that stand as the table says already.</param>
/// <param name="Wrong">What must be put right first; then nothing of it is done.</param>
public sealed record SheetPlan(IReadOnlyList<SheetPlan.Make> Makes, IReadOnlyList<SheetPlan.Change> Changes, int Unchanged, IReadOnlyList<CellProblem> Wrong)
{
    /// <summary>A row with its organisations found.</summary>
    public sealed record Named(OrganisationLabel? Lead, IReadOnlyList<OrganisationLabel> Cooperating, OrganisationLabel? Supervisor);

    /// <summary>A new assignment.</summary>
    public sealed record Make(SheetLine Line, Named Bodies);

    /// <param name="Sends">It is a draft and goes to its lead.</param>
    public sealed record Change(SheetLine Line, Named Bodies, AssignmentId Id, int Version, string Content, AssignmentState State, bool Sends, IReadOnlyList<Cell> Cells);

    /// <param name="Before">Text, a day, a value of an enumeration; null: nothing.</param>
    public sealed record Cell(SheetColumn Column, object? Before, object? After);

    /// <summary>The same only where exactly the same would be done.</summary>
    public string Stamp()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var make in Makes)
            Add(FormattableString.Invariant($"+{make.Line.Row}|{Of(make.Bodies)}"));
        foreach (var change in Changes)
            Add(FormattableString.Invariant($"={change.Id}|{change.Version}|{change.Sends}|{Of(change.Bodies)}|{string.Join(',', change.Cells.Select(cell => cell.Column))}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }

    private static string Of(Named bodies) => $"{bodies.Lead?.Id}/{string.Join(',', bodies.Cooperating.Select(one => one.Id))}/{bodies.Supervisor?.Id}";
}
