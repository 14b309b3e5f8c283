using DonDoc.Text.Structure.Provisions;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Documents.Provisions;

/// <summary>A provision as pages and programs read it. Offsets are UTF-16 code units into the plain text of its version, ends exclusive.</summary>
/// <param name="Parent">Path of the provision that it stands below.</param>
/// <param name="OwnEnd">Where its own words end and those of its first child begin.</param>
/// <param name="Class">What a person decided, otherwise what the reader proposes.</param>
/// <param name="Version">Of the decision: what a change names as it was read.</param>
public sealed record ProvisionRow(
    ProvisionId Id, string Path, string? Parent, string Kind, string Label, string? Heading, int Ordinal, int Depth, int Start, int OwnEnd, int End,
    ProvisionClass? Class, ProvisionRow.Proposal? Proposed, ProvisionRow.Decision? Decided, int Version, ProvisionRow.DutyTerms? Duty,
    IReadOnlyList<ProvisionRow.TargetTerms> Targets)
{
    /// <summary>What the reader takes it for, by which rule and which words.</summary>
    public sealed record Proposal(ProvisionClass Class, string Rule, double Confidence, int? WordsStart, int? WordsEnd);

    public sealed record Decision(ProvisionClass Class, string By, DateTime At);

    /// <param name="Task">Null for a row of a table, whose heading it is.</param>
    /// <param name="Lead">As written, a body a line.</param>
    /// <param name="Cooperating">As written, a body a line.</param>
    public sealed record DutyTerms(string? Task, string? Lead, string? Cooperating, string? Due, DateOnly? DueOn, string? Product, string? Group);

    public sealed record TargetTerms(string Words, decimal? Quantity, decimal? Upper, Comparison? Comparison, string? Unit, int? Year);

    /// <summary>Whether it is a row of a table.</summary>
    public bool IsTableRow => Kind is ProvisionReading.TaskRowKind or ProvisionReading.TargetRowKind;

    /// <summary>Its own words in the text of its version.</summary>
    public string WordsIn(string text) => Start <= OwnEnd && OwnEnd <= text.Length ? text[Start..OwnEnd].Trim() : "";
}

internal static class ProvisionRows
{
    /// <summary>
    /// Reads provisions in their order, in two statements; the caller has seen their document from VisibleTo.
    /// </summary>
    public static async Task<List<ProvisionRow>> RowsAsync(this IQueryable<Provision> provisions, TrackingDb db, CancellationToken cancel)
    {
        var found = await provisions.OrderBy(row => row.VersionNumber).ThenBy(row => row.Ordinal).Select(row => new
        {
            Row = row,
            Parent = db.Provisions.Where(up => up.DocumentId == row.DocumentId && up.VersionNumber == row.VersionNumber && up.Ordinal == row.ParentOrdinal)
                .Select(up => up.Path).FirstOrDefault(),
            By = db.Accounts.Where(account => account.Id == row.DecidedBy).Select(account => account.DisplayName).FirstOrDefault(),
            Duty = db.ProvisionDuties.Where(duty => duty.ProvisionId == row.Id)
                .Select(duty => new ProvisionRow.DutyTerms(duty.Task, duty.Lead, duty.Cooperating, duty.Due, duty.DueOn, duty.Product, duty.Group)).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancel);
        var targets = (await provisions.Join(db.ProvisionTargets, row => row.Id, target => target.ProvisionId, (row, target) => target)
                .AsNoTracking().ToListAsync(cancel))
            .ToLookup(target => target.ProvisionId);
        return found.ConvertAll(one => new ProvisionRow(
            one.Row.Id, one.Row.Path, one.Parent, one.Row.Kind, one.Row.Label, one.Row.Heading, one.Row.Ordinal, one.Row.Depth, one.Row.Start, one.Row.OwnEnd, one.Row.End,
            one.Row.Decided ?? one.Row.Proposed,
            one.Row.Proposed is { } proposed ? new(proposed, one.Row.Rule ?? "", one.Row.Confidence ?? 0, one.Row.WordsStart, one.Row.WordsEnd) : null,
            one.Row.Decided is { } decided ? new(decided, one.By ?? "", one.Row.DecidedAt!.Value) : null,
            one.Row.Version, one.Duty,
            [.. targets[one.Row.Id].OrderBy(target => target.Ordinal)
                .Select(target => new ProvisionRow.TargetTerms(target.Words, target.Quantity, target.Upper, target.Comparison, target.Unit, target.Year))]));
    }

    /// <summary>Those whose class, decided or else proposed, is this one.</summary>
    public static IQueryable<Provision> OfClass(this IQueryable<Provision> provisions, ProvisionClass? wanted) =>
        wanted is null ? provisions : provisions.Where(row => (row.Decided ?? row.Proposed) == wanted);
}
