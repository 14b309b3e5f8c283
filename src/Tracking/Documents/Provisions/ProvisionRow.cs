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
    /// Reads provisions of one version in their order, in two statements, and one more where parents stand on another page; the caller has seen
    /// their document from VisibleTo.
    /// </summary>
    public static async Task<List<ProvisionRow>> RowsAsync(this IQueryable<Provision> provisions, TrackingDb db, CancellationToken cancel)
    {
        // Joined: the first of a subquery would be numbered over the whole table.
        var found = await provisions.LeftJoin(db.ProvisionDuties, row => row.Id, duty => duty.ProvisionId, (row, duty) => new { Row = row, Duty = duty })
            .OrderBy(one => one.Row.Ordinal).Select(one => new
            {
                one.Row,
                one.Duty,
                By = db.Accounts.Where(account => account.Id == one.Row.DecidedBy).Select(account => account.DisplayName).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancel);
        var paths = found.ToDictionary(one => one.Row.Ordinal, one => one.Row.Path);
        var elsewhere = found.Select(one => one.Row.ParentOrdinal).OfType<int>().Where(up => !paths.ContainsKey(up)).Distinct().ToList();
        if (elsewhere.Count > 0)
        {
            var (document, version) = (found[0].Row.DocumentId, found[0].Row.VersionNumber);
            foreach (var up in await db.Provisions.Where(up => up.DocumentId == document && up.VersionNumber == version && elsewhere.Contains(up.Ordinal))
                .Select(up => new { up.Ordinal, up.Path }).ToListAsync(cancel))
            {
                paths[up.Ordinal] = up.Path;
            }
        }

        var targets = (await provisions.Join(db.ProvisionTargets, row => row.Id, target => target.ProvisionId, (row, target) => target)
                .AsNoTracking().ToListAsync(cancel))
            .ToLookup(target => target.ProvisionId);
        return found.ConvertAll(one => new ProvisionRow(
            one.Row.Id, one.Row.Path, one.Row.ParentOrdinal is { } parent ? paths.GetValueOrDefault(parent) : null, one.Row.Kind, one.Row.Label, one.Row.Heading, one.Row.Ordinal, one.Row.Depth, one.Row.Start, one.Row.OwnEnd, one.Row.End,
            one.Row.Decided ?? one.Row.Proposed,
            one.Row.Proposed is { } proposed ? new(proposed, one.Row.Rule ?? "", one.Row.Confidence ?? 0, one.Row.WordsStart, one.Row.WordsEnd) : null,
            one.Row.Decided is { } decided ? new(decided, one.By ?? "", one.Row.DecidedAt!.Value) : null,
            one.Row.Version,
            one.Duty is { } duty ? new(duty.Task, duty.Lead, duty.Cooperating, duty.Due, duty.DueOn, duty.Product, duty.Group) : null,
            [.. targets[one.Row.Id].OrderBy(target => target.Ordinal)
                .Select(target => new ProvisionRow.TargetTerms(target.Words, target.Quantity, target.Upper, target.Comparison, target.Unit, target.Year))]));
    }

    /// <summary>Those whose class, decided or else proposed, is this one.</summary>
    public static IQueryable<Provision> OfClass(this IQueryable<Provision> provisions, ProvisionClass? wanted) =>
        wanted is null ? provisions : provisions.Where(row => (row.Decided ?? row.Proposed) == wanted);
}
